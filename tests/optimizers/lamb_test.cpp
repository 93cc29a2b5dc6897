#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("lamb: reference trajectories") { check_references("lamb", 7); }
