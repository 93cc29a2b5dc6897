// Points, boxes and colours in the plane. The caller chooses the unit of length.
#pragma once

#include <cmath>

#include "core/image.hpp"

namespace gradreel {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(double s, Point p) { return {s * p.x, s * p.y}; }
inline Point lerp(Point a, Point b, double t) { return a + t * (b - a); }
inline double length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }
inline bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

/// Axis-aligned box: [x, x + width] x [y, y + height].
struct Box {
  double x = 0, y = 0, width = 0, height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  Box inset(double d) const { return {x + d, y + d, width - 2 * d, height - 2 * d}; }
  friend bool operator==(const Box&, const Box&) = default;
};

inline Box to_box(const Rect& r) {
  return {static_cast<double>(r.x), static_cast<double>(r.y), static_cast<double>(r.width),
          static_cast<double>(r.height)};
}

/// The smallest rectangle of whole pixels that contains `b`.
inline Rect pixels_around(const Box& b) {
  const int x = static_cast<int>(std::floor(b.x)), y = static_cast<int>(std::floor(b.y));
  return {x, y, static_cast<int>(std::ceil(b.right())) - x, static_cast<int>(std::ceil(b.bottom())) - y};
}

/// Straight-alpha sRGB, each 0..1.
struct Color {
  double r = 0, g = 0, b = 0, a = 1;
  Color with_alpha(double alpha) const { return {r, g, b, alpha}; }
  friend bool operator==(const Color&, const Color&) = default;
};

inline Color mix(Color p, Color q, double t) {
  return {p.r + t * (q.r - p.r), p.g + t * (q.g - p.g), p.b + t * (q.b - p.b), p.a + t * (q.a - p.a)};
}

inline Color to_color(Rgb c) { return {c.r / 255.0, c.g / 255.0, c.b / 255.0, 1}; }

inline Rgb to_rgb(Color c) {
  const auto byte = [](double v) { return static_cast<std::uint8_t>(std::clamp(v, 0.0, 1.0) * 255 + 0.5); };
  return {byte(c.r), byte(c.g), byte(c.b)};
}

/// The opaque pixel of this colour; its alpha is ignored.
inline std::uint32_t opaque(Color color) {
  const Rgb c = to_rgb(color);
  return 0xFF000000u | static_cast<std::uint32_t>(c.r) << 16 | static_cast<std::uint32_t>(c.g) << 8 | c.b;
}

}  // namespace gradreel
