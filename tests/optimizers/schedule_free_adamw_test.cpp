#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("schedule_free_adamw: reference trajectories") { check_references("schedule_free_adamw", 7); }
