#include "core/number_text.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("numbers are the shortest text that reads back") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(1) == "1");
  CHECK(number_text(-0.0) == "-0");
  CHECK(number_text(135.8125) == "135.8125");
  CHECK(number_text(1e-5) == "1e-05");
  CHECK(number_text(1e22) == "1e+22");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(std::numeric_limits<double>::denorm_min()) == "5e-324");
  CHECK(number_text(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
}

TEST_CASE("numbers that are not finite have names") {
  CHECK(number_text(std::nan("")) == "NaN");
  CHECK(number_text(-std::nan("")) == "NaN");
  CHECK(number_text(HUGE_VAL) == "Infinity");
  CHECK(number_text(-HUGE_VAL) == "-Infinity");
}
