#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("novograd: reference trajectories") { check_references("novograd", 7); }
