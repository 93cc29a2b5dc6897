#include "core/matrix.hpp"

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("products and norms of matrices") {
  Matrix a(2, 3), b(3, 2);
  a << 1, 2, 3, 4, 5, 6;
  b << 7, 8, 9, 10, 11, 12;
  const Matrix c = product(a, b);
  REQUIRE(c.rows() == 2);
  CHECK(c(0, 0) == 58);
  CHECK(c(0, 1) == 64);
  CHECK(c(1, 0) == 139);
  CHECK(c(1, 1) == 154);
  CHECK(transposed(a)(2, 1) == 6);
  CHECK(norm(Matrix::Constant(2, 2, 3.0)) == 6);
}
