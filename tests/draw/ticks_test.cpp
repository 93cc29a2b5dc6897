#include "draw/ticks.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace gradreel;

namespace {

// Labels joined by spaces; a minor tick is a dot.
std::string labels(const std::vector<Tick>& ticks) {
  std::string text;
  for (const Tick& t : ticks) text += (text.empty() ? "" : " ") + (t.label.empty() ? "." : t.label);
  return text;
}

}  // namespace

TEST_CASE("linear ticks", "[draw][ticks]") {
  CHECK(labels(linear_ticks(0, 1, 6)) == "0.0 0.2 0.4 0.6 0.8 1.0");
  CHECK(labels(linear_ticks(0, 0.3, 4)) == "0.0 0.1 0.2 0.3");
  CHECK(labels(linear_ticks(-5, 5, 7)) == "−4 −2 0 2 4");
  CHECK(labels(linear_ticks(-5, 5, 4)) == "−5 0 5");
  CHECK(labels(linear_ticks(-5, 5, 2)) == "0");
  CHECK(labels(linear_ticks(-1.5, 1.5, 7)) == "−1.5 −1.0 −0.5 0.0 0.5 1.0 1.5");
  CHECK(labels(linear_ticks(0, 100, 6)) == "0 20 40 60 80 100");
  CHECK(labels(linear_ticks(0, 100000, 3)) == "0 50000 100000");
  CHECK(labels(linear_ticks(0, 2e6, 5)) == "0 0.5×10⁶ 1.0×10⁶ 1.5×10⁶ 2.0×10⁶");
  CHECK(labels(linear_ticks(0, 3e-5, 4)) == "0 1×10⁻⁵ 2×10⁻⁵ 3×10⁻⁵");
  CHECK(labels(linear_ticks(-3e9, 0, 4)) == "−3×10⁹ −2×10⁹ −1×10⁹ 0");
  CHECK(labels(linear_ticks(0.1234, 0.1241, 5)) == "0.1234 0.1236 0.1238 0.1240");
  CHECK(labels(linear_ticks(1000000, 1000004, 5)) == "1000000 1000001 1000002 1000003 1000004");
  CHECK(labels(linear_ticks(1.1, 1.9, 9)) == "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9");
}

TEST_CASE("tick values are the doubles of their labels", "[draw][ticks]") {
  const auto ticks = linear_ticks(0, 1, 11);
  REQUIRE(ticks.size() == 11);
  CHECK(ticks[3].value == 0.3);
  CHECK(ticks[7].value == 0.7);
}

TEST_CASE("linear ticks of every range lie within it, rise, and are at most so many", "[draw][ticks]") {
  const double huge = std::numeric_limits<double>::max(), tiny = std::numeric_limits<double>::denorm_min();
  const std::pair<double, double> ranges[] = {{-huge, huge},
                                              {0, tiny},
                                              {0, huge},
                                              {1, std::nextafter(1, 2)},
                                              {1e20, std::nextafter(1e20, 1e21)},
                                              {-1e-300, 1e-300},
                                              {1e15, 1e15 + 3},
                                              {-0.001, 123456}};
  for (const auto& [low, high] : ranges) {
    for (const int most : {2, 3, 7, 20}) {
      CAPTURE(low, high, most);
      const auto ticks = linear_ticks(low, high, most);
      CHECK(static_cast<int>(ticks.size()) <= most);
      for (std::size_t i = 0; i < ticks.size(); ++i) {
        CHECK(ticks[i].value >= low);
        CHECK(ticks[i].value <= high);
        if (i > 0) CHECK(ticks[i].value > ticks[i - 1].value);
      }
    }
  }
  for (double high = 1e-12; high < 1e13; high *= 3.7) {
    CHECK(linear_ticks(0, high, 6).size() >= 3);
  }
  CHECK_THROWS_WITH(linear_ticks(1, 1, 5), "ticks: bad range");
}

TEST_CASE("log ticks", "[draw][ticks]") {
  CHECK(labels(log_ticks(1, 100, 5)) == "1 . . . . . . . . 10 . . . . . . . . 100");
  CHECK(labels(log_ticks(0.001, 0.1, 5)).substr(0, 7) == "0.001 .");
  CHECK(labels(log_ticks(1e-5, 1e6, 12)) == "10⁻⁵ 10⁻⁴ 0.001 0.01 0.1 1 10 100 1000 10⁴ 10⁵ 10⁶");
  CHECK(labels(log_ticks(1e-5, 1e6, 6)) == ". 10⁻⁴ . 0.01 . 1 . 100 . 10⁴ . 10⁶");
  CHECK(labels(log_ticks(1e-20, 1e20, 5)).find("10⁻²⁰") == 0);
  // One power of ten alone cannot be read: 2 and 5 are labelled too, or else even steps.
  CHECK(labels(log_ticks(0.3, 6, 5)) == ". . 0.5 . . . . 1 2 . . 5 .");
}

TEST_CASE("log ticks of narrow ranges", "[draw][ticks]") {
  CHECK(labels(log_ticks(2, 8, 5)) == "2 . . 5 . . .");
  CHECK(labels(log_ticks(1.1, 1.9, 5)) == "1.2 1.4 1.6 1.8");
  CHECK(labels(log_ticks(2e-5, 8e-5, 5)) == "2×10⁻⁵ . . 5×10⁻⁵ . . .");
  CHECK_THROWS_WITH(log_ticks(0, 1, 5), "ticks: bad range");
}

TEST_CASE("log ticks of every range lie within it, rise, and are at most so many", "[draw][ticks]") {
  const double tiny = std::numeric_limits<double>::denorm_min(), huge = std::numeric_limits<double>::max();
  for (const double low : {tiny, 1e-300, 1e-5, 0.0999999, 1.0, 3.7e10}) {
    for (const double high : {low * 1.5, low * 9, low * 11, low * 1234567, huge}) {
      for (const int most : {2, 3, 6}) {
        if (high <= low) continue;
        CAPTURE(low, high, most);
        const auto ticks = log_ticks(low, high, most);
        int labelled = 0;
        CHECK(ticks.size() < 80);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
          labelled += !ticks[i].label.empty();
          CHECK(ticks[i].value >= low);
          CHECK(ticks[i].value <= high);
          if (i > 0) CHECK(ticks[i].value > ticks[i - 1].value);
        }
        CHECK(labelled <= most);
      }
    }
  }
}

TEST_CASE("numbers for people", "[draw][ticks]") {
  const double infinity = HUGE_VAL;
  CHECK(format_number(0.001, 3) == "0.001");
  CHECK(format_number(0.1 + 0.2, 3) == "0.3");
  CHECK(format_number(-2.5, 3) == "−2.5");
  CHECK(format_number(3.14159, 3) == "3.14");
  CHECK(format_number(100, 3) == "100");
  CHECK(format_number(123456, 3) == "123000");
  CHECK(format_number(999.6, 3) == "1000");
  CHECK(format_number(0.0001, 3) == "0.0001");
  CHECK(format_number(0.000012, 3) == "1.2×10⁻⁵");
  CHECK(format_number(0.00001, 3) == "10⁻⁵");
  CHECK(format_number(-1e-5, 3) == "−10⁻⁵");
  CHECK(format_number(1e6, 3) == "1000000");
  CHECK(format_number(2.5e6, 3) == "2.5×10⁶");
  CHECK(format_number(1e300, 3) == "10³⁰⁰");
  CHECK(format_number(0, 3) == "0");
  CHECK(format_number(-0.0, 3) == "0");
  CHECK(format_number(std::nan(""), 3) == "NaN");
  CHECK(format_number(infinity, 3) == "∞");
  CHECK(format_number(-infinity, 3) == "−∞");
}

TEST_CASE("losses", "[draw][ticks]") {
  CHECK(format_loss(1) == "1.0000");
  CHECK(format_loss(106) == "106.00");
  CHECK(format_loss(99999) == "99999");
  CHECK(format_loss(99999.6) == "1.00×10⁵");
  CHECK(format_loss(0.001) == "0.0010000");
  CHECK(format_loss(0.00123456) == "0.0012346");
  CHECK(format_loss(1.234e-5) == "1.23×10⁻⁵");
  CHECK(format_loss(-12.345) == "−12.345");
  CHECK(format_loss(-1.5e-9) == "−1.50×10⁻⁹");
  CHECK(format_loss(0) == "0.0000");
  CHECK(format_loss(std::nan("")) == "NaN");
  CHECK(format_loss(HUGE_VAL) == "∞");
  CHECK(format_loss(-HUGE_VAL) == "−∞");
}

TEST_CASE("the ticks of a panned axis move along and stay as close as they are") {
  for (int i = 0; i <= 100; ++i) {
    const double low = -3.3 + 0.037 * i;
    const std::vector<Tick> ticks = panned_ticks(low, low + 7, 7);
    REQUIRE(ticks.size() >= 3);
    REQUIRE(ticks.size() <= 4);
    for (std::size_t k = 1; k < ticks.size(); ++k) CHECK(ticks[k].value - ticks[k - 1].value == 2);
  }
  const std::vector<Tick> six = panned_ticks(-3, 3, 7);
  REQUIRE(six.size() == 7);
  CHECK(six.front().label == "−3");
  CHECK(six.back().label == "3");
}
