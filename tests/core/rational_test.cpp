#include "core/rational.hpp"

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("rationals are reduced") { CHECK(Rational::reduced(60, 4) == Rational{15, 1}); }

TEST_CASE("multiply_divide rounds to nearest without overflow") {
  CHECK(multiply_divide(1, 100, 30) == 3);
  CHECK(multiply_divide(3, 1, 2) == 2);
  CHECK(multiply_divide(1000000000000, 1000000000, 1000000001) == 999999999000);
}
