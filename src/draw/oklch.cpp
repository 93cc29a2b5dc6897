#include "draw/oklch.hpp"

#include <algorithm>

#include "core/color_science.hpp"
#include "core/num.hpp"

namespace gradreel {

namespace {

/// Linear light, outside of 0..1 where sRGB has no such colour.
struct Light {
  double r = 0, g = 0, b = 0;

  bool is_shown() const {
    constexpr double kSlack = 1e-4;
    return std::min({r, g, b}) >= -kSlack && std::max({r, g, b}) <= 1 + kSlack;
  }
};

double cube(double v) { return v * v * v; }

Light light_of(double lightness, double a, double b) {
  const double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
  const double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
  const double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

double cube_root(double v) { return v > 0 ? num::pow(v, 1.0 / 3) : 0; }

}  // namespace

Color oklch(double lightness, double chroma, double hue_deg) {
  const double hue = hue_deg * kPi / 180, a = num::cos(hue), b = num::sin(hue);
  const auto light = [&](double c) { return light_of(lightness, c * a, c * b); };
  double shown = light(chroma).is_shown() ? chroma : 0, beyond = chroma;
  for (int i = 0; i < 12 && shown < beyond; ++i) {
    const double middle = (shown + beyond) / 2;
    (light(middle).is_shown() ? shown : beyond) = middle;
  }
  const Light found = light(shown);
  return {from_light(found.r), from_light(found.g), from_light(found.b), 1};
}

double oklch_lightness(Color color) {
  const double r = to_light(color.r), g = to_light(color.g), b = to_light(color.b);
  return 0.2104542553 * cube_root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) +
         0.7936177850 * cube_root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) -
         0.0040720468 * cube_root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
}

}  // namespace gradreel
