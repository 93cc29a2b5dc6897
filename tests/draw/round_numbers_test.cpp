#include "draw/round_numbers.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

std::string labels_of(const std::vector<Tick>& ticks) {
  std::string all;
  for (const Tick& t : ticks) all += (all.empty() ? "" : " ") + t.label;
  return all;
}

}  // namespace

TEST_CASE("the roundest number of an interval") {
  CHECK(roundest(-1, 3).text() == "0");
  CHECK(roundest(0.7, 3).text() == "1");
  CHECK(roundest(3, 8).text() == "5");
  CHECK(roundest(1.2, 3).text() == "2");
  CHECK(roundest(12, 18).text() == "15");
  CHECK(roundest(-18, -12).text() == "−15");
  CHECK(roundest(-78.4, -77.9).text() == "−78");
  CHECK(roundest(0.1, 0.1).text() == "0.1");
  CHECK(roundest(1e300, 3e300).text() == "10³⁰⁰");
  CHECK(roundest(1.1e-300, 3e-300).text() == "2×10⁻³⁰⁰");
  CHECK(roundest(999999999999.9, 1000000000000.2).text() == "10¹²");
  CHECK(roundest(0.30000000000000004, 0.30000000000000004).value() == 0.30000000000000004);
}

TEST_CASE("the roundest number lies in its interval, however narrow") {
  for (const double low : {1e-300, 3.7e-12, 0.1, 1 / 3.0, 12345.678, 9.99e12, 1.7e308}) {
    for (const double factor : {1.0, 1 + 3e-16, 1 + 1e-12, 1.001, 1.04}) {
      const double high = low * factor, value = roundest(low, high).value();
      CHECK((value >= low && value <= high));
      CHECK(roundest(-high, -low).value() == -value);
    }
  }
}

TEST_CASE("ticks spread along a scale are round and rise") {
  const auto scale = [](double low, double high) {
    return [=](double t) { return low + (high - low) * t * t * t; };
  };
  CHECK(labels_of(spread_ticks(scale(0, 1000), 5)) == "0 10 100 500 1000");
  CHECK(labels_of(spread_ticks(scale(-78.33, 250), 5)) == "−78.3 −70 −50 50 200");
  CHECK(labels_of(spread_ticks(scale(-3e300, -1e300), 3)) == "−3×10³⁰⁰ −2.6×10³⁰⁰ −10³⁰⁰");
  CHECK(labels_of(spread_ticks([](double) { return 5.0; }, 4)) == "5");
}

TEST_CASE("a notation says what labels leave out") {
  CHECK(short_notation(-5, 5).named("x") == "x");
  CHECK(short_notation(-1e6, 1e6).named("x") == "x (×10⁶)");
  CHECK(short_notation(1e-9, 2e-9).named("x") == "x (×10⁻⁹)");
  CHECK(short_notation(1e12, 1e12 + 5).named("x") == "x − 10¹²");
  CHECK(short_notation(-1e12 - 5, -1e12).named("x") == "x + 10¹²");
  CHECK(short_notation(1234567.001, 1234567.002).named("x") == "x − 1.234567×10⁶ (×10⁻³)");
  CHECK(short_notation(1e300, 3e300).named("Loss") == "Loss (×10³⁰⁰)");
  CHECK(short_notation(-1e6, 1e6).named("") == "×10⁶");
  const Notation notation = short_notation(1e12, 1e12 + 5);
  CHECK(notation.shown(1e12 + 2) == 2);
  CHECK(notation.value(2) == 1e12 + 2);
}
