#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("ranger: reference trajectories") { check_references("ranger", 7); }
