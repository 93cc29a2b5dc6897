#include "film/brims.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gradreel {

namespace {

constexpr int kHalvings = 45;
constexpr double kBoundless = std::numeric_limits<double>::infinity();

/// What is found on one side of an edge, and on the other.
enum class Side { hole, below, above };

Side side_of(double value, double level) {
  return !std::isfinite(value) ? Side::hole : value > level ? Side::above : Side::below;
}

/// Of the ways between neighbours, those that satisfy `crosses`, in both directions.
template <class Crosses>
std::vector<Brim> crossed_ways(int count, int columns, Crosses crosses) {
  std::vector<Brim> ways;
  const auto add = [&](int a, int b) {
    if (crosses(a, b)) ways.push_back({a, b, 0, 0});
    if (crosses(b, a)) ways.push_back({b, a, 0, 0});
  };
  for (int i = 0; i < count; ++i) {
    if (i % columns + 1 < columns) add(i, i + 1);
    if (i + columns < count) add(i, i + columns);
  }
  return ways;
}

/// Evaluates f on all ways at once.
class Ways {
 public:
  Ways(const Objective& f, const Positions& x, const std::vector<Brim>& ways)
      : f_(f), x_(x), ways_(ways), at_(2, static_cast<Eigen::Index>(ways.size())) {}

  /// At shares of them.
  template <class Share>
  const Values& at(Share share) {
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      const double t = share(i);
      at_.col(static_cast<Eigen::Index>(i)) = (1 - t) * x_.col(ways_[i].from) + t * x_.col(ways_[i].to);
    }
    f_.value(at_, values_);
    return values_;
  }

 private:
  const Objective& f_;
  const Positions& x_;
  const std::vector<Brim>& ways_;
  Positions at_;
  Values values_;
};

/// The limit of values at distances that shrink a hundredfold each time. Where they do not settle down, as
/// those of a logarithm, there is none.
double limit_of(const std::array<double, 3>& v) {
  const double before = v[1] - v[0], last = v[2] - v[1];
  const double noise = 1e-9 * std::max(std::fabs(v[0]), std::fabs(v[2]));
  if (std::fabs(last) <= std::max(0.8 * std::fabs(before), noise)) return v[2];
  return last > 0 ? kBoundless : -kBoundless;
}

/// Finds how far the ways lead on the side where they begin, by halving, and the limits there.
void refine(std::vector<Brim>& ways, const Objective& f, const Positions& x, double level) {
  if (ways.empty()) return;
  Ways all(f, x, ways);
  std::vector<Side> side(ways.size());
  std::vector<double> end(ways.size(), 1);  // of what is known of the other side
  const Values& first = all.at([](std::size_t) { return 0.0; });
  for (std::size_t i = 0; i < ways.size(); ++i) side[i] = side_of(first(static_cast<Eigen::Index>(i)), level);
  for (int k = 0; k < kHalvings; ++k) {
    const auto middle = [&](std::size_t i) { return 0.5 * (ways[i].share + end[i]); };
    const Values& there = all.at(middle);
    for (std::size_t i = 0; i < ways.size(); ++i) {
      const bool same = side_of(there(static_cast<Eigen::Index>(i)), level) == side[i];
      (same ? ways[i].share : end[i]) = middle(i);
    }
  }
  std::vector<std::array<double, 3>> near(ways.size());
  constexpr std::array<double, 3> kBefore = {1e-3, 1e-5, 1e-7};
  for (std::size_t k = 0; k < kBefore.size(); ++k) {
    const Values& there = all.at([&](std::size_t i) { return ways[i].share * (1 - kBefore[k]); });
    for (std::size_t i = 0; i < ways.size(); ++i) near[i][k] = there(static_cast<Eigen::Index>(i));
  }
  for (std::size_t i = 0; i < ways.size(); ++i) ways[i].limit = limit_of(near[i]);
}

}  // namespace

std::vector<Brim> find_brims(const Objective& f, const Positions& x, std::span<const double> values,
                             int columns) {
  const auto is_finite = [&](int i) { return std::isfinite(values[static_cast<std::size_t>(i)]); };
  std::vector<Brim> brims = crossed_ways(static_cast<int>(values.size()), columns,
                                         [&](int a, int b) { return is_finite(a) && !is_finite(b); });
  refine(brims, f, x, kBoundless);
  return brims;
}

std::vector<Brim> find_poles(const Objective& f, const Positions& x, std::span<const double> values,
                             int columns, double level) {
  const auto side = [&](int i) { return side_of(values[static_cast<std::size_t>(i)], level); };
  std::vector<Brim> ways = crossed_ways(static_cast<int>(values.size()), columns, [&](int a, int b) {
    return side(a) != Side::hole && side(b) != Side::hole && side(a) != side(b);
  });
  refine(ways, f, x, level);
  std::vector<Brim> poles;
  for (std::size_t i = 0; i + 1 < ways.size(); i += 2) {
    if (!std::isinf(ways[i].limit) || !std::isinf(ways[i + 1].limit)) continue;
    poles.push_back(ways[i]);
    poles.push_back(ways[i + 1]);
  }
  return poles;
}

}  // namespace gradreel
