#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("cautious_adamw: reference trajectories") { check_references("cautious_adamw", 6); }
