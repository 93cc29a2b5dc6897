#include "film/map_sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "film/brims.hpp"

namespace gradreel {

namespace {

constexpr double kMapStep = 3, kFineMapStep = 1.5;  // px
constexpr double kFarBeyond = 10;                   // ranges of the scale: what is farther out is a pole's
constexpr double kNoValue = -std::numeric_limits<double>::infinity();

double range_of(const ValueScale& scale) { return scale.high() - scale.low(); }

bool is_rough(const Grid& grid, const ValueScale& scale) {
  const double beyond = kFarBeyond * range_of(scale);
  return std::any_of(grid.values.begin(), grid.values.end(),
                     [&](double v) { return !(v >= scale.low() - beyond && v <= scale.high() + beyond); });
}

/// Values that are not there, from those around: a mean of guesses.
struct Guess {
  double sum = 0, weight = 0;
  void add(double value, double by) {
    sum += by * value;
    weight += by;
  }
};

/// Continues the values beyond the edges of holes, as far as cells reach that have a finite corner.
class Continuation {
 public:
  Continuation(Grid& grid, double low, double high)
      : grid_(grid), low_(low), high_(high), guesses_(grid.values.size()) {}

  /// The line through the finite point and the limit at the edge. Where it is short it says little.
  void add(const Brim& brim) {
    constexpr double kShortest = 0.1;
    const double from = value(brim.from), limit = std::clamp(brim.limit, low_, high_);
    const double there = from + (limit - from) / std::max(brim.share, kShortest);
    guesses_[static_cast<std::size_t>(brim.to)].add(std::clamp(there, low_, high_), brim.share + kShortest);
  }

  void finish() {
    set_guessed();
    for (int j = 0; j + 1 < grid_.rows; ++j) {
      for (int i = 0; i + 1 < grid_.columns; ++i) {
        const int n = j * grid_.columns + i, below = n + grid_.columns;
        guess_across({n, n + 1, below + 1, below});
      }
    }
    set_guessed();
  }

 private:
  double value(int node) const { return grid_.values[static_cast<std::size_t>(node)]; }

  /// A corner whose neighbours in the cell are known, and it is not.
  void guess_across(const std::array<int, 4>& corners) {
    for (std::size_t k = 0; k < 4; ++k) {
      const double before = value(corners[(k + 3) % 4]), after = value(corners[(k + 1) % 4]);
      if (std::isfinite(value(corners[k])) || !std::isfinite(before) || !std::isfinite(after)) continue;
      guesses_[static_cast<std::size_t>(corners[k])].add((before + after) / 2, 1);
    }
  }

  void set_guessed() {
    for (std::size_t i = 0; i < guesses_.size(); ++i) {
      if (guesses_[i].weight > 0) grid_.values[i] = guesses_[i].sum / guesses_[i].weight;
    }
    std::fill(guesses_.begin(), guesses_.end(), Guess{});
  }

  Grid& grid_;
  double low_, high_;
  std::vector<Guess> guesses_;
};

std::vector<GridCut> cuts_at(const std::vector<Brim>& brims) {
  std::vector<GridCut> cuts;
  for (const Brim& b : brims) cuts.push_back({b.from, b.to, b.share});
  return cuts;
}

}  // namespace

MapSample sample_map(const FilmContent& content, const Box& plot, const ValueScale& scale) {
  const Domain& domain = content.view.domain;
  MapSample sample;
  sample.grid = sample_surface(*content.surface, domain, plot, kMapStep);
  if (!is_rough(sample.grid, scale)) return sample;
  Grid& grid = sample.grid;
  grid = sample_surface(*content.surface, domain, plot, kFineMapStep);
  const double low = scale.low() - range_of(scale), high = scale.high() + range_of(scale);
  const Positions places = grid_positions(grid, domain);
  const std::vector<Brim> brims = find_brims(*content.surface, places, grid.values, grid.columns);
  sample.has_holes = !brims.empty();
  if (sample.has_holes) sample.finite = finite_region(grid, cuts_at(brims));
  sample.poles = cuts_at(find_poles(*content.surface, places, grid.values, grid.columns,
                                    0.5 * scale.low() + 0.5 * scale.high()));
  for (double& v : grid.values) v = std::isfinite(v) ? std::clamp(v, low, high) : kNoValue;
  Continuation continuation(grid, low, high);
  for (const Brim& b : brims) continuation.add(b);
  continuation.finish();
  return sample;
}

}  // namespace gradreel
