#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("bfgs: reference trajectories") { check_references("bfgs", 6); }
