#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("schedule_free_sgd: reference trajectories") { check_references("schedule_free_sgd", 7); }
