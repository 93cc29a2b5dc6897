#include "core/color_science.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "core/num.hpp"

namespace gradreel {

namespace {

using Triple = std::array<double, 3>;
using ColorMatrix = std::array<Triple, 3>;

constexpr ColorMatrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375},
                                 {0.2126729, 0.7151522, 0.0721750},
                                 {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite = {0.95047, 1, 1.08883};  // D65

constexpr ColorMatrix kProtan = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr ColorMatrix kDeutan = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr ColorMatrix kTritan = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Triple product(const ColorMatrix& m, const Triple& v) {
  Triple r{};
  for (std::size_t i = 0; i < 3; ++i) r[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return r;
}

Triple linear_rgb(Color c) { return {to_light(c.r), to_light(c.g), to_light(c.b)}; }

double luminance(Color c) {
  const Triple rgb = linear_rgb(c);
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

double lab_curve(double t) {
  constexpr double kEdge = 6.0 / 29;
  return t > kEdge * kEdge * kEdge ? num::pow(t, 1.0 / 3) : t / (3 * kEdge * kEdge) + 4.0 / 29;
}

double radians(double degrees) { return degrees * kPi / 180; }

/// 0 to 360; 0 for grey.
double hue_deg(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double h = num::atan2(b, a) * 180 / kPi;
  return h < 0 ? h + 360 : h;
}

/// x^7 / (x^7 + 25^7)
double seventh(double x) {
  const double power = num::integer_power(x, 7);
  return power / (power + 6103515625.0);
}

struct Hues {
  double difference = 0, mean = 0;  // degrees
};

Hues compare_hues(double h1, double h2, bool one_is_grey) {
  if (one_is_grey) return {0, h1 + h2};
  const double way = h2 - h1;
  if (std::fabs(way) <= 180) return {way, (h1 + h2) / 2};
  return {way > 180 ? way - 360 : way + 360, (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2};
}

}  // namespace

double to_light(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : num::pow((channel + 0.055) / 1.055, 2.4);
}

double from_light(double light) {
  const double v = std::clamp(light, 0.0, 1.0);
  return v <= 0.0031308 ? 12.92 * v : 1.055 * num::pow(v, 1 / 2.4) - 0.055;
}

Lab to_lab(Color color) {
  const Triple xyz = product(kToXyz, linear_rgb(color));
  const double x = lab_curve(xyz[0] / kWhite[0]), y = lab_curve(xyz[1]), z = lab_curve(xyz[2] / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// In the letters of the paper, equations (2) to (22).
double ciede2000(const Lab& p, const Lab& q) {
  const double mean_c = (std::sqrt(p.a * p.a + p.b * p.b) + std::sqrt(q.a * q.a + q.b * q.b)) / 2;
  const double g = 0.5 * (1 - std::sqrt(seventh(mean_c)));
  const double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a;
  const double c1 = std::sqrt(a1 * a1 + p.b * p.b), c2 = std::sqrt(a2 * a2 + q.b * q.b);
  const Hues hues = compare_hues(hue_deg(a1, p.b), hue_deg(a2, q.b), c1 * c2 == 0);
  const double dl = q.l - p.l, dc = c2 - c1;
  const double dh = 2 * std::sqrt(c1 * c2) * num::sin(radians(hues.difference) / 2);
  const double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, h = hues.mean;
  const double t = 1 - 0.17 * num::cos(radians(h - 30)) + 0.24 * num::cos(radians(2 * h)) +
                   0.32 * num::cos(radians(3 * h + 6)) - 0.20 * num::cos(radians(4 * h - 63));
  const double bend = (h - 275) / 25, theta = 30 * num::exp(-bend * bend);
  const double rc = 2 * std::sqrt(seventh(c));
  const double off = (l - 50) * (l - 50);
  const double sl = 1 + 0.015 * off / std::sqrt(20 + off), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
  const double rt = -num::sin(radians(2 * theta)) * rc;
  const double wl = dl / sl, wc = dc / sc, wh = dh / sh;
  return std::sqrt(wl * wl + wc * wc + wh * wh + rt * wc * wh);
}

Color as_seen(Color color, Vision vision) {
  const auto through = [&](const ColorMatrix& m) {
    const Triple rgb = product(m, linear_rgb(color));
    return Color{from_light(rgb[0]), from_light(rgb[1]), from_light(rgb[2]), color.a};
  };
  switch (vision) {
    case Vision::normal:
      return color;
    case Vision::protan:
      return through(kProtan);
    case Vision::deutan:
      return through(kDeutan);
    case Vision::tritan:
      return through(kTritan);
  }
  throw std::logic_error("unknown vision");
}

double contrast_ratio(Color p, Color q) {
  const double a = luminance(p), b = luminance(q);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Color over(Color top, Color below) { return mix(below, top.with_alpha(1), top.a).with_alpha(1); }

}  // namespace gradreel
