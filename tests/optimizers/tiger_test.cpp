#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("tiger: reference trajectories") { check_references("tiger", 7); }
