#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("dfp: reference trajectories") { check_references("dfp", 7); }
