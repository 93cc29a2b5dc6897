#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("soap: reference trajectories") { check_references("soap", 7); }
