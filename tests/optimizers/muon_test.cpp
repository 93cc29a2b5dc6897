#include "core/matrix.hpp"
#include "optimizers/matrix_reference.hpp"
#include "optimizers/polar_factor.hpp"
#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("muon: reference trajectories of matrices") { check_matrix_references("muon", 10); }

TEST_CASE("muon: on a vector it is normalised momentum") {
  const auto muon = make("muon", {{"orthogonalize", std::string("svd")}, {"nesterov", false}});
  const Point first = after(1, *muon, 0.1);  // from (1, 1), where the gradient is (1, 4)
  const double step = 0.1 * std::sqrt(2.0) / std::sqrt(17.0);
  CHECK(first.x == Approx(1 - step).epsilon(1e-14));
  CHECK(first.y == Approx(1 - 4 * step).epsilon(1e-14));
}

TEST_CASE("the polar factor has orthonormal columns and leaves vanishing directions out") {
  Matrix a(3, 2);
  a << 3, 1, 0, 2, 4, -1;
  const Matrix o = polar_factor(a), gram = product(transposed(o), o);
  CHECK(gram(0, 0) == Approx(1).epsilon(1e-14));
  CHECK(gram(1, 1) == Approx(1).epsilon(1e-14));
  CHECK(std::fabs(gram(0, 1)) < 1e-15);
  const Matrix symmetric = product(transposed(o), a);  // of A = O S
  CHECK(symmetric(0, 1) == Approx(symmetric(1, 0)).epsilon(1e-14));
  Matrix of_rank_one(2, 2);
  of_rank_one << 3, 6, 4, 8;
  const Matrix flat = polar_factor(of_rank_one);  // u vᵀ of u = (3, 4) / 5 and v = (1, 2) / √5
  CHECK(flat(0, 1) == Approx(0.6 * 2 / std::sqrt(5.0)).epsilon(1e-14));
  CHECK(flat(1, 0) == Approx(0.8 / std::sqrt(5.0)).epsilon(1e-14));
}
