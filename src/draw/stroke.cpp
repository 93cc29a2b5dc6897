// Lines on a canvas.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "draw/canvas_impl.hpp"
#include "draw/clip.hpp"
#include "draw/stroke_mask.hpp"

namespace gradreel {

namespace {

// Vertices that leave the line where it was, to kTolerance px, are skipped over at most kSkipped of them.
constexpr double kTolerance = 0.05;
constexpr std::size_t kSkipped = 8;

// Twice the sum if their number is odd: then on and off swap from one round to the next.
double dash_period(const Stroke& stroke) {
  const double sum = std::accumulate(stroke.dashes.begin(), stroke.dashes.end(), 0.0);
  const bool valid = std::all_of(stroke.dashes.begin(), stroke.dashes.end(), [](double d) { return d >= 0; });
  if (!stroke.dashes.empty() && !(valid && sum > 0 && std::isfinite(sum))) {
    throw std::logic_error("canvas: dashes must not be negative, nor all zero");
  }
  return stroke.dashes.size() % 2 == 0 ? sum : 2 * sum;
}

double distance_to_segment(Point p, Point a, Point b) {
  const Point d = b - a, e = p - a;
  const double squared = d.x * d.x + d.y * d.y;
  const double t = squared > 0 ? std::clamp((e.x * d.x + e.y * d.y) / squared, 0.0, 1.0) : 0;
  return length(e - t * d);
}

void add_solid(StrokeMask& mask, std::span<const Point> line, Cap cap) {
  const bool is_closed = line.size() > 2 && line.front() == line.back();
  const bool is_cut = cap == Cap::butt && !is_closed;
  for (std::size_t from = 0; from + 1 < line.size();) {
    std::size_t to = from + 1;
    const auto fits = [&](std::size_t end) {
      return std::all_of(line.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                         line.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](Point p) { return distance_to_segment(p, line[from], line[end]) < kTolerance; });
    };
    while (to + 1 < line.size() && to - from < kSkipped && fits(to + 1)) ++to;
    mask.add(line[from], line[to], is_cut && from == 0, is_cut && to + 1 == line.size());
    from = to;
  }
}

/// Where a line that has run `offset` stands in its dashes.
struct DashState {
  std::span<const double> dashes;
  std::size_t index = 0;
  double left = 0;  // of the current one

  DashState(std::span<const double> all, double offset) : dashes(all), left(all[0]) {
    // A dash of length 0, a dot, is not passed where it stands.
    while (offset > left || (offset == left && left > 0)) {
      offset -= left;
      next();
    }
    left -= offset;
  }
  bool is_on() const { return index % 2 == 0; }
  void next() {
    index = (index + 1) % (2 * dashes.size());  // an odd number of dashes swaps on and off at each round
    left = dashes[index % dashes.size()];
  }
};

void add_dashed(StrokeMask& mask, const Stretch& stretch, const Stroke& stroke) {
  DashState state(stroke.dashes, stretch.offset);
  std::vector<Point> dash;
  if (state.is_on()) dash.push_back(stretch.points[0]);
  const auto finish = [&] {
    if (dash.size() > 1) add_solid(mask, dash, stroke.cap);
    dash.clear();
  };
  for (std::size_t i = 0; i + 1 < stretch.points.size(); ++i) {
    const Point a = stretch.points[i], b = stretch.points[i + 1];
    const double whole = length(b - a);
    double at = 0;
    while (whole - at > state.left) {
      at += state.left;
      const Point p = lerp(a, b, at / whole);
      if (state.is_on()) dash.push_back(p);
      finish();
      state.next();
      if (state.is_on()) dash.push_back(p);
    }
    state.left -= whole - at;
    if (state.is_on()) dash.push_back(b);
  }
  finish();
}

}  // namespace

void Canvas::Impl::stroke_lines(std::span<const Point> points, std::size_t line_length,
                                const Stroke& stroke) {
  require_finite(points);
  const double period = dash_period(stroke);
  if (points.empty() || nothing_visible() || stroke.width_px <= 0) return;
  // Beyond the line's width, so that caps and joins where it was cut are out of sight.
  const Box reach = cut_bounds().inset(-stroke.width_px - 2);
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < points.size(); i += line_length) {
    std::vector<Stretch> more = clip_line(points.subspan(i, line_length), reach, period);
    std::move(more.begin(), more.end(), std::back_inserter(stretches));
  }
  if (stretches.empty()) return;
  if (is_vector()) return stroke_vectors(stretches, stroke);
  Point low = stretches[0].points[0], high = low;
  for (const Stretch& s : stretches) {
    for (const Point p : s.points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  const Box touched = Box{low.x, low.y, high.x - low.x, high.y - low.y}.inset(-stroke.width_px / 2 - 1);
  StrokeMask mask(intersection(pixels_around(touched), pixels_around(clip_bounds())), stroke.width_px);
  for (const Stretch& s : stretches) {
    if (period > 0) {
      add_dashed(mask, s, stroke);
    } else {
      add_solid(mask, s.points, stroke.cap);
    }
  }
  set_color(stroke.color);
  mask.paint(cairo.get());
}

void Canvas::stroke(std::span<const Point> line, const Stroke& stroke) {
  impl_->stroke_lines(line, std::max<std::size_t>(1, line.size()), stroke);
}

void Canvas::stroke_fading(std::span<const Point> line, std::span<const double> strengths,
                           const Stroke& stroke) {
  require_finite(line);
  if (line.size() != strengths.size() + 1) throw std::logic_error("canvas: a strength for each segment");
  if (impl_->nothing_visible() || stroke.width_px <= 0) return;
  if (impl_->is_vector()) return impl_->fade_vectors(line, strengths, stroke);
  const Box reach = impl_->cut_bounds().inset(-stroke.width_px - 2);
  std::vector<std::pair<Point, Point>> parts;
  std::vector<double> weights;
  Rect touched;
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    const auto part = clip_segment(line[i], line[i + 1], reach);
    if (!part) continue;
    const auto [a, b] = *part;
    const Box box = {std::min(a.x, b.x), std::min(a.y, b.y), std::fabs(a.x - b.x), std::fabs(a.y - b.y)};
    touched = united(touched, pixels_around(box.inset(-stroke.width_px / 2 - 1)));
    parts.push_back(*part);
    weights.push_back(strengths[i]);
  }
  StrokeMask mask(intersection(touched, pixels_around(impl_->clip_bounds())), stroke.width_px);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    mask.add(parts[i].first, parts[i].second, false, false, weights[i]);
  }
  impl_->set_color(stroke.color);
  mask.paint(impl_->cairo.get());
}

void Canvas::stroke_segments(std::span<const Point> pairs, const Stroke& stroke) {
  if (pairs.size() % 2 != 0) throw std::logic_error("canvas: a segment lacks its second point");
  impl_->stroke_lines(pairs, 2, stroke);
}

}  // namespace gradreel
