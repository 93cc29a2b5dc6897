#include "panels/graph_curve.hpp"

#include <algorithm>
#include <cmath>

#include "core/places.hpp"

namespace gradreel {

namespace {

/// The finite values of f at `count` places, sorted.
std::vector<double> sorted_values(const Objective& f, double low, double high, int count) {
  Positions x(1, count);
  for (int i = 0; i < count; ++i) x(0, i) = low + (high - low) * i / (count - 1);
  Values values;
  f.value(x, values);
  std::vector<double> finite;
  for (const double v : values) {
    if (std::isfinite(v)) finite.push_back(v);
  }
  std::sort(finite.begin(), finite.end());
  return finite;
}

double quantile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

// At a pole, values grow with the number of places. What rises above the most values is cut off there.
GraphRange graph_range(const Objective& f, double low, double high) {
  constexpr int kCoarse = 1024, kFiner = 16;
  constexpr double kMost = 0.1, kBeyond = 1.0, kGrows = 2;
  const std::vector<double> coarse = sorted_values(f, low, high, kCoarse),
                            fine = sorted_values(f, low, high, kCoarse * kFiner);
  if (coarse.empty() || fine.empty()) return {};
  const double middle = quantile(fine, 0.5), q0 = quantile(fine, kMost), q1 = quantile(fine, 1 - kMost);
  double bottom = fine.front(), top = fine.back();
  if (top - middle > kGrows * (coarse.back() - middle)) top = q1 + kBeyond * (q1 - q0);
  if (middle - bottom > kGrows * (middle - coarse.front())) bottom = q0 - kBeyond * (q1 - q0);
  constexpr double kLevel = 1e-9;
  const double size = std::max(std::fabs(bottom), std::fabs(top));
  if (!(top - bottom > kLevel * size)) {
    const double half = size > 0 ? size / 2 : 0.5;
    return {bottom - half, top + half};
  }
  const double margin = 0.07 * (top - bottom);
  return {bottom - margin, top + margin};
}

GraphCurve::GraphCurve(std::shared_ptr<const Objective> f, const Axes& axes) : f_(std::move(f)), axes_(axes) {
  const auto count = static_cast<std::size_t>(2 * axes.plot().width) + 1;
  std::vector<Point> places;
  samples_.resize(count);
  for (std::size_t i = 0; i < count; ++i) places.push_back({sample_x(i), 0});
  samples_ = at(places);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const bool finite = is_finite(samples_[i]) && is_finite(samples_[i + 1]);
    joined_.push_back(finite && !jumps(places[i].x, places[i + 1].x));
  }
  double before = 0;  // the last way up or down
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const double way = joined_[i] ? samples_[i + 1].y - samples_[i].y : 0;
    if (!joined_[i] || way * before < 0) turns_.push_back(i);
    if (way != 0 || !joined_[i]) before = way;
  }
}

double GraphCurve::sample_x(std::size_t i) const {
  return axes_.x().value_at(static_cast<double>(i) / static_cast<double>(samples_.size() - 1));
}

double GraphCurve::index_of(double x) const {
  return axes_.x().position(x) * static_cast<double>(samples_.size() - 1);
}

Point GraphCurve::at(double x) const {
  const Point place = {x, 0};
  return at(std::span(&place, 1))[0];
}

std::vector<Point> GraphCurve::at(std::span<const Point> places) const {
  Values values;
  f_->value(columns_of(places, 1), values);
  std::vector<Point> all;
  for (std::size_t i = 0; i < places.size(); ++i)
    all.push_back(axes_.to_px(places[i].x, values(static_cast<Eigen::Index>(i))));
  return all;
}

Point GraphCurve::direction_at(double x) const {
  const Positions place = Positions::Constant(1, 1, x);
  Values value;
  Positions slope;
  f_->gradient(place, value, slope);
  return {axes_.plot().width / (axes_.x().high - axes_.x().low),
          -slope(0, 0) * axes_.plot().height / (axes_.y().high - axes_.y().low)};
}

// What is steep becomes flat when it is looked at closely; a jump does not.
bool GraphCurve::jumps(double left, double right) const {
  constexpr double kSuspect = 6;  // pixels
  constexpr int kHalvings = 30;
  double a = at(left).y, b = at(right).y;
  const double whole = std::fabs(b - a);
  for (int i = 0; i < kHalvings && std::fabs(b - a) > kSuspect; ++i) {
    const double middle = left + (right - left) / 2, m = at(middle).y;
    if (!std::isfinite(m)) return true;
    if (std::fabs(m - a) > std::fabs(b - m)) {
      right = middle;
      b = m;
    } else {
      left = middle;
      a = m;
    }
  }
  return std::fabs(b - a) > std::max(kSuspect, 0.5 * whole);
}

bool GraphCurve::turns_between(double x, double other_x) const {
  const auto last = static_cast<double>(samples_.size() - 1);
  const double low = std::clamp(index_of(std::min(x, other_x)), 0.0, last),
               high = std::clamp(index_of(std::max(x, other_x)), 0.0, last);
  const auto turn = std::lower_bound(turns_.begin(), turns_.end(), static_cast<std::size_t>(std::ceil(low)));
  return turn != turns_.end() && static_cast<double>(*turn) <= high;
}

void GraphCurve::paint(Canvas& canvas, const Stroke& stroke) const {
  std::vector<Point> run;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    if (is_finite(samples_[i])) run.push_back(samples_[i]);
    if (i + 1 < samples_.size() && joined_[i]) continue;
    if (!run.empty()) canvas.stroke(run, stroke);
    run.clear();
  }
}

}  // namespace gradreel
