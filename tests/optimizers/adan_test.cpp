#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adan: reference trajectories") { check_references("adan", 7); }
