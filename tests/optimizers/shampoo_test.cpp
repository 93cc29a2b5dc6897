#include "optimizers/matrix_reference.hpp"
#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("shampoo: reference trajectories") { check_references("shampoo", 7); }

TEST_CASE("shampoo: reference trajectories of matrices") { check_matrix_references("shampoo", 3); }
