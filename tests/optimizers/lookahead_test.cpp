#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("lookahead: reference trajectories") { check_references("lookahead", 14); }
