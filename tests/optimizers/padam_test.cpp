#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("padam: reference trajectories") { check_references("padam", 7); }
