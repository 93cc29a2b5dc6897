#include "draw/oklch.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

void check_color(Color c, double r, double g, double b) {
  CHECK(c.r == Approx(r).margin(2e-3));
  CHECK(c.g == Approx(g).margin(2e-3));
  CHECK(c.b == Approx(b).margin(2e-3));
  CHECK(c.a == 1);
}

}  // namespace

TEST_CASE("oklch gives the sRGB primaries, white, black and grey") {
  check_color(oklch(0.62796, 0.25768, 29.234), 1, 0, 0);
  check_color(oklch(0.86644, 0.29483, 142.495), 0, 1, 0);
  check_color(oklch(0.45201, 0.31321, 264.052), 0, 0, 1);
  check_color(oklch(1, 0, 0), 1, 1, 1);
  check_color(oklch(0, 0, 0), 0, 0, 0);
  check_color(oklch(0.59987, 0, 123), 0.50196, 0.50196, 0.50196);
}

TEST_CASE("a chroma that sRGB does not have is lowered, at equal lightness") {
  for (const double hue : {0.0, 90.0, 180.0, 270.0}) {
    const Color c = oklch(0.7, 0.4, hue);
    CHECK(std::min({c.r, c.g, c.b}) >= 0);
    CHECK(std::max({c.r, c.g, c.b}) <= 1);
    CHECK(oklch_lightness(c) == Approx(0.7).margin(2e-3));
  }
  CHECK(oklch_lightness({1, 1, 1, 1}) == Approx(1).margin(1e-4));
  CHECK(oklch_lightness({1, 0, 0, 1}) == Approx(0.62796).margin(1e-4));
}
