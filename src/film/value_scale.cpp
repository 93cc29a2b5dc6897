#include "film/value_scale.hpp"

#include <algorithm>
#include <cmath>

#include "core/num.hpp"

namespace gradreel {

ValueScale::ValueScale(double low, double high, bool logarithmic)
    : low_(low), high_(high > low ? high : low + 1), unit_((high_ - low_) / 1000), logarithmic_(logarithmic) {
  norm_ = logarithmic_ ? num::log1p((high_ - low_) / unit_) : high_ - low_;
}

double ValueScale::operator()(double value) const {
  if (!(value < high_)) return 1;
  if (value <= low_) return 0;
  return logarithmic_ ? num::log1p((value - low_) / unit_) / norm_ : (value - low_) / norm_;
}

double ValueScale::inverse(double t) const {
  return logarithmic_ ? low_ + unit_ * (num::exp(t * norm_) - 1) : low_ + t * norm_;
}

ValueStatistics survey(const Objective& surface, const std::vector<Minimum>& minima, const Domain& domain) {
  constexpr int kSide = 161;
  Positions x(2, kSide * kSide);
  for (int j = 0, n = 0; j < kSide; ++j) {
    for (int i = 0; i < kSide; ++i, ++n) {
      x(0, n) = domain.x_min + (domain.x_max - domain.x_min) * i / (kSide - 1);
      x(1, n) = domain.y_min + (domain.y_max - domain.y_min) * j / (kSide - 1);
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
  ValueStatistics s = {finite.front(), finite.back(), finite[finite.size() / 10], finite[finite.size() / 2]};
  for (const Minimum& m : minima) {
    if (domain.contains(m.at)) s.low = std::min(s.low, m.value);
  }
  return s;
}

ValueScale color_scale(const ValueStatistics& s, LevelSpacing spacing) {
  const bool log = spacing == LevelSpacing::log || (spacing == LevelSpacing::automatic && s.spans_decades());
  return {s.low, s.high, log};
}

ValueScale height_scale(const ValueStatistics& s, HeightScale height) {
  if (height == HeightScale::clip) return {s.low, s.low + 2 * (s.median - s.low), false};
  const bool log = height == HeightScale::log || (height == HeightScale::automatic && s.spans_decades());
  return {s.low, s.high, log};
}

}  // namespace gradreel
