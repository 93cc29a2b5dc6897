#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("sophia: reference trajectories") { check_references("sophia", 6); }
