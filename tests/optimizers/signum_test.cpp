#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("signum: reference trajectories") { check_references("signum", 7); }
