// The quantities that vary over a triangle on the screen: colour, depth, grid lines. Internal to raster3d.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>

#include "draw/raster3d_spans.hpp"

// Always inlined, so that it is compiled for the vector width of its caller.
#define GRADREEL_INLINE [[gnu::always_inline]] inline

namespace gradreel::raster3d {

inline constexpr float kHalfLine = 1;    // half of a grid line's width, in samples per pixel of width
inline constexpr float kCrowded = 10;    // distance between lines, in the same unit, at which they vanish
inline constexpr float kUncrowded = 40;  // and at which they have full strength
// The smallest ratio of height to length at which a triangle's gradients are accurate enough.
inline constexpr double kThinnest = 1.0 / 2048;

/// Red, green, blue and depth.
using Quad = float __attribute__((vector_size(16)));

/// A quantity that is linear over the screen: its value at the triangle's first vertex, and its change per
/// sample.
template <class T>
struct Plane {
  T origin, dx, dy;
};

GRADREEL_INLINE double squared_length(const Vertex& a, const Vertex& b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  return dx * dx + dy * dy;
}

/// Computes planes from values at the vertices.
class Gradients {
 public:
  /// `area`: twice the triangle's signed area.
  GRADREEL_INLINE Gradients(const Vertex& a, const Vertex& b, const Vertex& c, double area) {
    const double scale = kSubsamples / area;
    bx_ = static_cast<float>((c.y - a.y) * scale);
    by_ = static_cast<float>((a.x - c.x) * scale);
    cx_ = static_cast<float>((a.y - b.y) * scale);
    cy_ = static_cast<float>((b.x - a.x) * scale);
  }

  template <class T>
  GRADREEL_INLINE Plane<T> plane(T a, T b, T c) const {
    return {a, (b - a) * bx_ + (c - a) * cx_, (b - a) * by_ + (c - a) * cy_};
  }

  /// For triangles so thin that rounding would swamp the change across them: lets values vary only along the
  /// side from the first vertex to the farther of the other two.
  void flatten(const Vertex& a, const Vertex& b, const Vertex& c) {
    const bool to_c = squared_length(a, c) >= squared_length(a, b);
    const Vertex& far = to_c ? c : b;
    const double scale = kSubsamples / squared_length(a, far);
    const float x = static_cast<float>((far.x - a.x) * scale), y = static_cast<float>((far.y - a.y) * scale);
    bx_ = to_c ? 0 : x;
    by_ = to_c ? 0 : y;
    cx_ = to_c ? x : 0;
    cy_ = to_c ? y : 0;
  }

 private:
  float bx_, by_, cx_, cy_;
};

/// Darkening by a grid line: its strength, and the distance from it, in samples per pixel of line width.
struct Line {
  float amount = 0;
  Plane<float> distance = {};
};

inline Line make_line(const std::uint8_t* cells, const Gradients& gradients, const LineStyle& style) {
  Line line;
  const Plane<float> plane = gradients.plane<float>(cells[0], cells[1], cells[2]);
  const float per_sample = std::sqrt(plane.dx * plane.dx + plane.dy * plane.dy);
  if (!(per_sample > 0)) return line;
  const float samples = 1 / per_sample / style.width;  // per cell
  const float clear = (style.cells * samples - kCrowded) / (kUncrowded - kCrowded);
  line.amount = style.darkness * std::clamp(clear, 0.0F, 1.0F);
  line.distance = {plane.origin * samples, plane.dx * samples, plane.dy * samples};
  return line;
}

struct Shape {
  Plane<Quad> channels;  // colours are rounded by adding a half
  Line lines[2];
  bool lined = false;
  float x0 = 0, y0 = 0;  // of the first vertex
};

GRADREEL_INLINE Quad load(const float* four) {
  Quad quad;
  std::memcpy(&quad, four, sizeof quad);
  return quad;
}

/// `area`: twice the signed area of the triangle a, b, c, positive if its lower side is visible (y points
/// down).
GRADREEL_INLINE Shape make_shape(const Vertex& a, const Vertex& b, const Vertex& c, double area,
                                 const Triangle& triangle, const LineStyle& style) {
  Gradients gradients(a, b, c, area);
  const double longest = std::max({squared_length(a, b), squared_length(b, c), squared_length(a, c)});
  const bool thin = std::fabs(area) < kThinnest * longest;
  if (thin) gradients.flatten(a, b, c);

  Shape shape;
  shape.x0 = static_cast<float>(a.x) / kSubsamples;
  shape.y0 = static_cast<float>(a.y) / kSubsamples;
  const int side = area < 0 ? 0 : 1;
  shape.channels = gradients.plane(load(a.sides[side]), load(b.sides[side]), load(c.sides[side]));
  shape.channels.origin += Quad{0.5F, 0.5F, 0.5F, 0};
  shape.lined = (triangle.on_column_line || triangle.on_row_line) && !thin;
  if (shape.lined) {
    if (triangle.on_column_line) shape.lines[0] = make_line(triangle.column, gradients, style);
    if (triangle.on_row_line) shape.lines[1] = make_line(triangle.row, gradients, style);
  }
  return shape;
}

}  // namespace gradreel::raster3d
