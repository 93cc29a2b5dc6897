#include "descent/median_run.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gradreel {

namespace {

bool is_lost(const Trajectory& t) { return t.outcome == Outcome::diverged || std::isnan(t.losses.back()); }

bool ranks_before(const Trajectory& a, const Trajectory& b) {
  if (is_lost(a) != is_lost(b)) return is_lost(b);
  if (is_lost(a)) return a.epochs() > b.epochs();
  return a.losses.back() < b.losses.back();
}

}  // namespace

std::size_t median_run(std::span<const std::shared_ptr<const Trajectory>> runs) {
  std::vector<std::size_t> order(runs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ranks_before(*runs[a], *runs[b]); });
  return order[(order.size() - 1) / 2];
}

}  // namespace gradreel
