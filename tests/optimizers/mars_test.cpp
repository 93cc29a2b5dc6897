#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("mars: reference trajectories") { check_references("mars", 7); }
