#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("sam: reference trajectories") { check_references("sam", 13); }
