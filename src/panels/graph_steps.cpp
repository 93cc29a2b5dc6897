#include "panels/graph_steps.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

namespace {

constexpr int kMostEpochs = 256;  // of a tail: bounds what a frame costs

/// Where a descent is at a time, on its straight way between epochs.
double place_at(std::span<const double> x, double time) {
  const auto e = static_cast<std::size_t>(time);
  if (e + 1 >= x.size()) return x.back();
  return x[e] + (time - static_cast<double>(e)) * (x[e + 1] - x[e]);
}

/// When each piece between two samples of the curve was last passed.
class Passed {
 public:
  Passed(const GraphCurve& curve, std::span<const double> x, double widest_turn)
      : curve_(curve), x_(x), widest_turn_(widest_turn), times_(curve.samples().size() - 1, -1) {}

  /// The way between two times of one epoch.
  void add(double from, double to) {
    const double a = curve_.index_of(place_at(x_, from)), b = curve_.index_of(place_at(x_, to));
    const auto last = static_cast<double>(times_.size() - 1);
    if (is_jump(static_cast<std::size_t>(from))) return;
    if (!(std::max(a, b) >= 0 && std::min(a, b) <= last + 1)) return;
    const double low = std::clamp(std::floor(std::min(a, b)), 0.0, last),
                 high = std::clamp(std::ceil(std::max(a, b)) - 1, low, last);
    for (double i = low; i <= high; ++i) {
      double& time = times_[static_cast<std::size_t>(i)];
      const double share = a == b ? 1 : std::clamp((i + 0.5 - a) / (b - a), 0.0, 1.0);
      time = std::max(time, from + share * (to - from));
    }
  }

  const std::vector<double>& times() const { return times_; }

 private:
  bool is_jump(std::size_t epoch) const {
    if (epoch + 1 >= x_.size()) return false;
    const double x = x_[epoch], next = x_[epoch + 1];
    const double samples = std::fabs(curve_.index_of(next) - curve_.index_of(x));
    const double width = samples * (curve_.samples()[1].x - curve_.samples()[0].x);
    return !(width <= widest_turn_) && curve_.turns_between(x, next);
  }

  const GraphCurve& curve_;
  std::span<const double> x_;
  double widest_turn_;
  std::vector<double> times_;
};

/// How far the curve, and a margin, rises above the chord, over the arc's own shape 4t(1 - t).
double needed_rise(const GraphCurve& curve, Point from, Point to) {
  constexpr int kPieces = 24;
  const std::vector<Point>& samples = curve.samples();
  const double left = samples.front().x, spacing = samples[1].x - samples[0].x;
  double rise = 0;
  for (int i = 1; i < kPieces; ++i) {
    const double t = static_cast<double>(i) / kPieces;
    const Point chord = lerp(from, to, t);
    const double at = std::round((chord.x - left) / spacing);
    if (!(at >= 0 && at < static_cast<double>(samples.size()))) continue;
    const double y = samples[static_cast<std::size_t>(at)].y;
    if (std::isfinite(y)) rise = std::max(rise, (chord.y - y) / (4 * t * (1 - t)));
  }
  return rise;
}

}  // namespace

FadingTail fading_tail(const GraphCurve& curve, std::span<const double> x, double now, double epochs,
                       double widest_turn) {
  FadingTail tail;
  const double end = std::min(now, static_cast<double>(x.size() - 1));
  const double begin = std::max({0.0, now - epochs, std::ceil(end) - kMostEpochs});
  Passed passed(curve, x, widest_turn);
  for (double from = begin; from < end;) {
    const double to = std::min(end, std::floor(from) + 1);
    passed.add(from, to);
    from = to;
  }
  bool is_open = false;
  for (std::size_t i = 0; i + 1 < curve.samples().size(); ++i) {
    const double time = passed.times()[i], left = std::clamp(1 - (now - time) / epochs, 0.0, 1.0);
    if (time < 0 || left == 0 || !curve.is_joined(i)) {
      is_open = false;
      continue;
    }
    if (!is_open) tail.runs.push_back({{curve.samples()[i]}, {}});
    tail.runs.back().line.push_back(curve.samples()[i + 1]);
    tail.runs.back().strengths.push_back(left * (2 - left));
    is_open = true;
  }
  return tail;
}

StepArrow step_arrow(const GraphCurve& curve, Point from, Point to, double share, double shortest,
                     const Box& room) {
  constexpr double kLeastRise = 0.12, kMostRise = 0.6;  // of the step's width
  constexpr double kFar = 1e7;
  constexpr int kPieces = 32;
  StepArrow arrow;
  const double width = std::fabs(to.x - from.x);
  const bool is_far =
      std::max({std::fabs(to.x), std::fabs(to.y), std::fabs(from.x), std::fabs(from.y)}) > kFar;
  if (!is_finite(from) || !is_finite(to) || is_far || length(to - from) < shortest) return arrow;
  const double below_edge = std::max(0.0, (from.y + to.y) / 2 - room.y);
  const double wanted = std::clamp(needed_rise(curve, from, to) + kLeastRise * width, 0.0, kMostRise * width);
  const double rise = std::min(wanted, below_edge);
  for (int i = 0; i <= kPieces; ++i) {
    const double t = share * i / kPieces;
    arrow.line.push_back(lerp(from, to, t) - Point{0, 4 * rise * t * (1 - t)});
  }
  arrow.has_head = share == 1;
  return arrow;
}

}  // namespace gradreel
