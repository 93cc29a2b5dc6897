#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("qhadam: reference trajectories") { check_references("qhadam", 7); }
