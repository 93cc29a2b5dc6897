#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("asgd: reference trajectories") { check_references("asgd", 7); }
