#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("d_adapt_adam: reference trajectories") { check_references("d_adapt_adam", 6); }
