// Markers: shapes of equal area, told apart without colour.
#include <array>
#include <cmath>
#include <stdexcept>

#include "core/num.hpp"
#include "draw/canvas_impl.hpp"
#include "draw/clip.hpp"

namespace gradreel {

namespace {

// Outlines about their centroid, of any size; y points down.
constexpr Point kSquare[] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
constexpr Point kTriangle[] = {{0, -1}, {0.8660254037844386, 0.5}, {-0.8660254037844386, 0.5}};
constexpr Point kDiamond[] = {{0, -1.3}, {1, 0}, {0, 1.3}, {-1, 0}};
constexpr double kSin18 = 0.3090169943749474, kCos18 = 0.9510565162951535;
constexpr double kSin36 = 0.5877852522924731, kCos36 = 0.8090169943749475;
constexpr Point kPentagon[] = {
    {0, -1}, {kCos18, -kSin18}, {kSin36, kCos36}, {-kSin36, kCos36}, {-kCos18, -kSin18}};
constexpr double kInner = 0.46;  // a true pentagram has 0.382, whose points are too thin when small
constexpr Point kStar[] = {{0, -1},
                           {kInner * kSin36, -kInner* kCos36},
                           {kCos18, -kSin18},
                           {kInner * kCos18, kInner* kSin18},
                           {kSin36, kCos36},
                           {0, kInner},
                           {-kSin36, kCos36},
                           {-kInner * kCos18, kInner* kSin18},
                           {-kCos18, -kSin18},
                           {-kInner * kSin36, -kInner* kCos36}};
constexpr double kArm = 0.34;  // half the width of a bar whose half length is 1
constexpr Point kPlus[] = {{-kArm, -1}, {kArm, -1}, {kArm, -kArm}, {1, -kArm}, {1, kArm},   {kArm, kArm},
                           {kArm, 1},   {-kArm, 1}, {-kArm, kArm}, {-1, kArm}, {-1, -kArm}, {-kArm, -kArm}};

Ring turned_by_45_degrees(std::span<const Point> ring) {
  Ring turned;
  for (const Point p : ring) turned.push_back({p.x - p.y, p.x + p.y});
  return turned;
}

std::span<const Point> outline_of(Marker shape) {
  static const Ring cross = turned_by_45_degrees(kPlus);
  switch (shape) {
    case Marker::square:
      return kSquare;
    case Marker::triangle:
      return kTriangle;
    case Marker::diamond:
      return kDiamond;
    case Marker::pentagon:
      return kPentagon;
    case Marker::star:
      return kStar;
    case Marker::plus:
      return kPlus;
    case Marker::cross:
      return cross;
    case Marker::circle:
      break;
  }
  throw std::logic_error("canvas: no such marker");
}

double area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

void paint_path(cairo_t* pen, Color fill, Color outline, double outline_px) {
  if (outline_px > 0) {
    cairo_set_source_rgba(pen, outline.r, outline.g, outline.b, outline.a);
    cairo_set_line_width(pen, 2 * outline_px);
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke_preserve(pen);
  }
  cairo_set_source_rgba(pen, fill.r, fill.g, fill.b, fill.a);
  cairo_fill(pen);
}

}  // namespace

// Drawn whole on a small surface of its own, then copied: the pixels of a path filled under a clip of several
// rectangles depend on these, by a few levels, and a frame must not depend on which of its parts were painted
// anew.
void Canvas::Impl::fill_and_outline_path(Color fill, Color outline, double outline_px) {
  if (is_vector()) return paint_path(cairo.get(), fill, outline, outline_px);
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  cairo_path_extents(cairo.get(), &x0, &y0, &x1, &y1);
  const Rect bounds = pixels_around(Box{x0, y0, x1 - x0, y1 - y0}.inset(-outline_px - 1));
  const OwnedSurface small(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, bounds.width, bounds.height));
  const OwnedCairo pen(cairo_create(small.get()));
  cairo_path_t* path = cairo_copy_path(cairo.get());
  cairo_new_path(cairo.get());
  cairo_translate(pen.get(), -bounds.x, -bounds.y);
  cairo_append_path(pen.get(), path);
  cairo_path_destroy(path);
  paint_path(pen.get(), fill, outline, outline_px);
  cairo_set_source_surface(cairo.get(), small.get(), bounds.x, bounds.y);
  cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_NEAREST);
  cairo_rectangle(cairo.get(), bounds.x, bounds.y, bounds.width, bounds.height);
  cairo_fill(cairo.get());
}

void Canvas::marker(Marker shape, Point center, double radius_px, Color fill, Color outline,
                    double outline_px) {
  require_finite({&center, 1});
  if (radius_px <= 0 || !impl_->clip_bounds().inset(-3 * radius_px - outline_px).contains(center)) return;
  if (shape == Marker::circle) {
    const Box box = Box{center.x, center.y, 0, 0}.inset(-radius_px);
    impl_->add_arc_corners(box, radius_px);
  } else {
    const std::span<const Point> unit = outline_of(shape);
    const double scale = radius_px * std::sqrt(kPi / area(unit));
    Ring ring;
    for (const Point p : unit) ring.push_back(center + scale * p);
    impl_->add_ring(ring);
  }
  impl_->fill_and_outline_path(fill, outline, outline_px);
}

void Canvas::arrow_head(Point tip, Point direction, double length_px, Color fill, Color outline,
                        double outline_px) {
  const Point given[] = {tip, direction};
  require_finite(given);
  const double scale = std::max(std::abs(direction.x), std::abs(direction.y));
  if (scale == 0 || length_px <= 0 ||
      !impl_->clip_bounds().inset(-2 * length_px - outline_px).contains(tip)) {
    return;
  }
  const Point along = {direction.x / scale, direction.y / scale};
  const Point unit = (1 / length(along)) * along, across = {-unit.y, unit.x};
  const Point base = tip - length_px * unit;
  const double half = 0.42 * length_px;
  const Ring ring = {tip, base + half * across, base - half * across};
  impl_->add_ring(ring);
  impl_->fill_and_outline_path(fill, outline, outline_px);
}

}  // namespace gradreel
