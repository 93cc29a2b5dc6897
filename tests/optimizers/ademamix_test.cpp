#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("ademamix: reference trajectories") { check_references("ademamix", 7); }
