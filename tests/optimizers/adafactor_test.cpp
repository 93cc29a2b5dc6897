#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adafactor: reference trajectories") { check_references("adafactor", 7); }
