#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("aggmo: reference trajectories") { check_references("aggmo", 7); }
