#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("d_adapt_sgd: reference trajectories") { check_references("d_adapt_sgd", 7); }
