#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adabound: reference trajectories") { check_references("adabound", 7); }
