#include "scene/scalars.hpp"

#include <cmath>

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("numbers: the whole text, decimal") {
  const std::pair<const char*, double> good[] = {{"1", 1},
                                                 {"0", 0},
                                                 {"-2", -2},
                                                 {"+2", 2},
                                                 {"0.5", 0.5},
                                                 {".5", 0.5},
                                                 {"1.", 1},
                                                 {"1e-3", 1e-3},
                                                 {"1E3", 1e3},
                                                 {"2.5e+2", 250},
                                                 {"-0.1", -0.1},
                                                 {"4.9e-324", 4.9e-324},
                                                 {"1.7976931348623157e308", 1.7976931348623157e308}};
  for (const auto& [text, value] : good) {
    INFO(text);
    REQUIRE(parse_number(text).value.has_value());
    CHECK(*parse_number(text).value == value);
  }
  CHECK(!std::signbit(*parse_number("-0").value));
  for (const char* text : {"", "-", ".", "e5", "1e", "1e+", "1_000", "0x1F", "0o17", "1 ", " 1", "1,5", "--1",
                           "1f", "ten", "1:30", "١"}) {
    INFO(text);
    CHECK(parse_number(text).problem == "is not a number");
  }
  for (const char* text : {".nan", "nan", ".inf", "-.Inf", "+infinity", "1e999", "-1e999"}) {
    INFO(text);
    CHECK(parse_number(text).problem == "must be finite");
  }
  CHECK(parse_number("1e-999").problem == "is too close to 0");
  CHECK(parse_number("010").hint == "write 10");
  CHECK(parse_number("-007.5").hint == "write -7.5");
  CHECK(parse_number("00").hint == "write 0");
}

TEST_CASE("flags are true and false, on and off only where asked for") {
  CHECK(parse_flag("true", false).value == true);
  CHECK(parse_flag("false", false).value == false);
  CHECK(parse_flag("on", true).value == true);
  CHECK(parse_flag("off", true).value == false);
  for (const char* text : {"on", "yes", "True", "1", "y", ""})
    CHECK(!parse_flag(text, false).value.has_value());
}

TEST_CASE("times are exact") {
  CHECK(parse_decimal("1.5").value == Rational{3, 2});
  CHECK(parse_decimal("0").value == Rational{0, 1});
  CHECK(parse_decimal("10").value == Rational{10, 1});
  CHECK(parse_decimal("0.1").value == Rational{1, 10});
  CHECK(parse_decimal(".25").value == Rational{1, 4});
  CHECK(parse_decimal("3.2500000").value == Rational{13, 4});
  CHECK(parse_decimal("999999999.999").value == Rational{999999999999, 1000});
  CHECK(parse_decimal("1.2345").problem == "has more than 3 decimals");
  CHECK(parse_decimal("1e1").problem == "has an exponent");
  CHECK(parse_decimal("-1").problem == "is negative");
  CHECK(parse_decimal("1000000000").problem == "is too large");
  CHECK(parse_decimal("1s").problem == "is not a number");
  CHECK(parse_decimal("01").hint == "write 1");
}

TEST_CASE("rates are decimals or fractions") {
  CHECK(parse_size("500000").value == 500000);
  CHECK(parse_size("800kB").value == 800000);
  CHECK(parse_size("1.5 MB").value == 1500000);
  CHECK(parse_size("2MiB").value == 2097152);
  CHECK(parse_size("0.5kB").value == 500);
  CHECK(parse_size("0.0005kB").problem == "is not a whole number of bytes");
  CHECK(parse_size("10 M").problem == "is not a number of bytes");
  CHECK(parse_size("MB").problem == "is not a number of bytes");
  CHECK(parse_size("1e30GB").problem == "is not a whole number of bytes");
  CHECK(parse_rate("60").value == Rational{60, 1});
  CHECK(parse_rate("29.97").value == Rational{2997, 100});
  CHECK(parse_rate("30000/1001").value == Rational{30000, 1001});
  CHECK(parse_rate("50/2").value == Rational{25, 1});
  for (const char* text : {"0", "0/1", "1/0", "1/", "/1", "1/2/3", "-1/2", "1000000/1", "1 / 2"}) {
    INFO(text);
    CHECK(!parse_rate(text).value.has_value());
  }
}

TEST_CASE("colours") {
  CHECK(parse_color("#102030").value == 0x102030FFU);
  CHECK(parse_color("#A0b0C080").value == 0xA0B0C080U);
  for (const char* text : {"", "#", "#fff", "102030", "#10203g", "#+02030", "#1020304", "red"}) {
    INFO(text);
    CHECK(!parse_color(text).value.has_value());
  }
}
