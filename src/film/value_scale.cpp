#include "film/value_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/num.hpp"
#include "film/poles.hpp"

namespace gradreel {

namespace {

constexpr double kLeastUnit = 1e-9;  // of the range: what lies below it looks like the minimum

/// An interval of some length about a constant.
double above(double low, double high) {
  return high > low ? high : low + std::max(1.0, 1e-3 * std::fabs(low));
}

constexpr int kSurveySide = 161;  // samples along each side of the domain

/// Removes from a grid's sorted values those that poles make large or small beyond measure. False if there is
/// no pole.
bool leave_out_poles(const Objective& surface, const Domain& domain, const Positions& x, const Values& f,
                     std::vector<double>& sorted) {
  const Point step = {(domain.x_max - domain.x_min) / (kSurveySide - 1),
                      (domain.y_max - domain.y_min) / (kSurveySide - 1)};
  const double least = sorted.front(), most = sorted.back();
  const auto place_of = [&](double value) {
    Eigen::Index i = 0;
    while (f(i) != value) ++i;
    return Point{x(0, i), x(1, i)};
  };
  const auto share = static_cast<std::ptrdiff_t>(sorted.size() / 50);
  const double low = sorted[static_cast<std::size_t>(share)],
               high = sorted[sorted.size() - 1 - static_cast<std::size_t>(share)], range = high - low;
  const bool up = most - high > range && has_pole(surface, domain, place_of(most), step, low, 1);
  const bool down = low - least > range && has_pole(surface, domain, place_of(least), step, high, -1);
  if (up) sorted.erase(sorted.end() - share, sorted.end());
  if (down) sorted.erase(sorted.begin(), sorted.begin() + share);
  return up || down;
}

}  // namespace

ValueScale::ValueScale(double low, double high, bool logarithmic, double unit)
    : low_(low), high_(above(low, high)), logarithmic_(logarithmic) {
  const double half = high_ / 2 - low_ / 2;  // half of a range never overflows
  unit_ = half / 500;
  if (unit > 0) unit_ = std::min(unit_, unit);
  unit_ = std::max({unit_, kLeastUnit * half, std::numeric_limits<double>::min()});
  norm_ = logarithmic_ ? num::log1p(half / unit_ * 2) : half;
}

ValueScale::ValueScale(std::vector<double> knots)
    : low_(knots.front()), high_(knots.back()), logarithmic_(false), knots_(std::move(knots)) {}

double ValueScale::operator()(double value) const {
  if (!(value < high_)) return 1;
  if (value <= low_) return 0;
  if (!knots_.empty()) {
    const auto next = std::upper_bound(knots_.begin(), knots_.end(), value);
    const double below = *(next - 1), share = (value / 2 - below / 2) / (*next / 2 - below / 2);
    return (static_cast<double>(next - 1 - knots_.begin()) + share) / static_cast<double>(knots_.size() - 1);
  }
  const double half = value / 2 - low_ / 2;
  return (logarithmic_ ? num::log1p(half / unit_ * 2) : half) / norm_;
}

double ValueScale::inverse(double t) const {
  if (!knots_.empty()) {
    const double at = std::clamp(t, 0.0, 1.0) * static_cast<double>(knots_.size() - 1),
                 whole = std::round(at);
    if (std::fabs(at - whole) < 1e-9) return knots_[static_cast<std::size_t>(whole)];
    const auto below = static_cast<std::size_t>(at);
    const double share = at - static_cast<double>(below);
    return (1 - share) * knots_[below] + share * knots_[below + 1];
  }
  const double half = logarithmic_ ? unit_ / 2 * (num::exp(t * norm_) - 1) : t * norm_;
  return std::min(2 * (low_ / 2 + half), high_);
}

ValueStatistics survey(const Objective& surface, const std::vector<Minimum>& minima, const Domain& domain) {
  Positions x(2, kSurveySide * kSurveySide);
  for (int j = 0, n = 0; j < kSurveySide; ++j) {
    for (int i = 0; i < kSurveySide; ++i, ++n) {
      x(0, n) = domain.x_min + (domain.x_max - domain.x_min) * i / (kSurveySide - 1);
      x(1, n) = domain.y_min + (domain.y_max - domain.y_min) * j / (kSurveySide - 1);
    }
  }
  Values f;
  surface.value(x, f);
  std::vector<double> finite;
  for (const double v : f) {
    if (std::isfinite(v)) finite.push_back(v);
  }
  if (finite.empty()) return {};
  std::sort(finite.begin(), finite.end());
  const bool has_poles = leave_out_poles(surface, domain, x, f, finite);
  ValueStatistics s = {
      finite.front(), finite.back(), finite[finite.size() / 10], finite[finite.size() / 2], has_poles, 0};
  for (const Minimum& m : minima) {
    if (domain.contains(m.at)) s.low = std::min(s.low, m.value);
  }
  const auto above_low = std::upper_bound(finite.begin(), finite.end(), s.low);
  if (above_low != finite.end()) s.valley = *(above_low + (finite.end() - above_low) / 100) - s.low;
  return s;
}

ValueScale color_scale(const ValueStatistics& s, const View& view) {
  if (!view.level_values.empty()) {
    std::vector<double> knots = view.level_values;
    if (s.low < knots.front()) knots.insert(knots.begin(), s.low);
    if (s.high > knots.back() || knots.size() == 1) knots.push_back(above(knots.back(), s.high));
    return ValueScale(std::move(knots));
  }
  const LevelSpacing spacing = view.level_spacing;
  const bool log = spacing == LevelSpacing::log || (spacing == LevelSpacing::automatic && s.spans_decades());
  return {s.low, s.high, log, s.valley};
}

ValueScale height_scale(const ValueStatistics& s, HeightScale height) {
  if (height == HeightScale::clip) return {s.low, s.low + 2 * (s.median - s.low), false};
  const bool log = height == HeightScale::log || (height == HeightScale::automatic && s.spans_decades());
  return {s.low, s.high, log};
}

}  // namespace gradreel
