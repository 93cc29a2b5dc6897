#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("shampoo: reference trajectories") { check_references("shampoo", 7); }
