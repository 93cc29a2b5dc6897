#include "optimizers/matrix_reference.hpp"
#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("soap: reference trajectories") { check_references("soap", 7); }

TEST_CASE("soap: reference trajectories of matrices") { check_matrix_references("soap", 3); }
