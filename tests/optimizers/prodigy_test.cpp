#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("prodigy: reference trajectories") { check_references("prodigy", 7); }
