#include "optimizers/line_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "optimizers/per_column.hpp"

namespace gradreel {

double dot(const Positions& a, const Positions& b) {
  double sum = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) sum += a(i) * b(i);
  return sum;
}

double largest(const Positions& a) {
  double most = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) most = std::fabs(a(i)) <= most ? most : std::fabs(a(i));
  return most;
}

double sum_of_sizes(const Positions& a) {
  double sum = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) sum += std::fabs(a(i));
  return sum;
}

LinePoint Line::at(double t) {
  ++evaluations_;
  LinePoint point;
  point.t = t;
  x_ = origin_ + t * direction_;
  objective_.gradient(x_, f_, point.g);
  point.f = f_(0);
  point.slope = dot(point.g, direction_);
  return point;
}

double Line::value_at(double t) {
  ++evaluations_;
  x_ = origin_ + t * direction_;
  objective_.value(x_, f_);
  return f_(0);
}

double backtrack(Line& line, double f, double slope, double t, double shrink, double c) {
  for (int trial = 0; trial < 60; ++trial, t *= shrink) {
    if (line.value_at(t) <= f + c * t * slope) return t;
  }
  return 0;
}

namespace {

/// Where the cubic with the values and slopes of a and b is least, kept in [low, high] (Nocedal and Wright,
/// 3.59).
double cubic_minimum(const LinePoint& a, const LinePoint& b, double low, double high) {
  const LinePoint &left = a.t <= b.t ? a : b, &right = a.t <= b.t ? b : a;
  const double d1 = left.slope + right.slope - 3 * (left.f - right.f) / (left.t - right.t);
  const double square = d1 * d1 - left.slope * right.slope;
  if (!(square >= 0)) return (low + high) / 2;
  const double d2 = num::sqrt(square);
  const double share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  return std::min(std::max(right.t - (right.t - left.t) * share, low), high);
}

/// The search for a point that meets the conditions between two others.
class Zoom {
 public:
  Zoom(LinePoint a, LinePoint b) : ends_{std::move(a), std::move(b)} { choose_low(); }

  LinePoint& low() { return ends_[low_]; }
  LinePoint& high() { return ends_[1 - low_]; }
  void choose_low() { low_ = ends_[0].f <= ends_[1].f ? 0 : 1; }
  double left() const { return std::min(ends_[0].t, ends_[1].t); }
  double right() const { return std::max(ends_[0].t, ends_[1].t); }

  /// The cubic's minimum, but not twice in a row within a tenth of an end.
  double next() {
    double t = cubic_minimum(ends_[0], ends_[1], left(), right());
    const double margin = 0.1 * (right() - left());
    const bool near_an_end = std::min(right() - t, t - left()) < margin;
    const bool push = near_an_end && (was_near_ || t >= right() || t <= left());
    was_near_ = near_an_end && !push;
    if (!push) return t;
    return std::fabs(t - right()) < std::fabs(t - left()) ? right() - margin : left() + margin;
  }

 private:
  std::array<LinePoint, 2> ends_;
  std::size_t low_ = 0;
  bool was_near_ = false;
};

}  // namespace

LinePoint strong_wolfe(Line& line, const LinePoint& origin, double t, const WolfeConditions& w) {
  const auto too_high = [&](const LinePoint& p) { return p.f > origin.f + w.c1 * p.t * origin.slope; };
  const auto flat = [&](const LinePoint& p) { return std::fabs(p.slope) <= -w.c2 * origin.slope; };

  // Go on until a minimum must lie behind.
  LinePoint before = origin, here = line.at(t);
  int trials = 0;
  for (; trials < w.max_trials; ++trials) {
    if (too_high(here) || (trials > 1 && here.f >= before.f)) break;
    if (flat(here)) return here;
    if (here.slope >= 0) break;
    const double next = cubic_minimum(before, here, here.t + 0.01 * (here.t - before.t), 10 * here.t);
    before = std::move(here);
    here = line.at(next);
  }
  if (trials == w.max_trials) return origin.f <= here.f ? origin : here;

  Zoom bracket(std::move(before), std::move(here));
  const double size = largest(line.direction());
  for (; trials < w.max_trials; ++trials) {
    if ((bracket.right() - bracket.left()) * size < w.change_tolerance) break;
    LinePoint p = line.at(bracket.next());
    if (too_high(p) || p.f >= bracket.low().f) {
      bracket.high() = std::move(p);
      bracket.choose_low();
      continue;
    }
    const bool done = flat(p);
    if (!done && p.slope * (bracket.high().t - bracket.low().t) >= 0) bracket.high() = bracket.low();
    bracket.low() = std::move(p);
    if (done) break;
  }
  return bracket.low();
}

}  // namespace gradreel
