#include "descent/basins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/wide.hpp"
#include "descent/batch.hpp"

namespace gradreel {

namespace {

constexpr int kStrip = 1 << 16;  // starts run between two reports

/// Finds the target that a point is near, by a look at one cell of a coarse grid, mostly an empty one.
class TargetGrid {
 public:
  explicit TargetGrid(const Targets& targets) : targets_(targets) {
    Point low = {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Point high = {-low.x, -low.y};
    for (const Point p : targets.at) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const double margin = 2 * targets.tolerance;
    low_ = low - Point{margin, margin};
    cells_per_ = {kCells / (high.x - low.x + 2 * margin), kCells / (high.y - low.y + 2 * margin)};
    cells_.resize(targets.at.empty() ? 0 : kCells * kCells);
    for (std::size_t t = 0; t < targets.at.size(); ++t) enter(t);
    for (const std::vector<int>& cell : cells_) is_empty_.push_back(cell.empty());
  }

  /// The nearest within the tolerance, or kElsewhere. NaN is elsewhere.
  int at(double x, double y) const {
    const double i = (x - low_.x) * cells_per_.x, j = (y - low_.y) * cells_per_.y;
    if (cells_.empty() || !(i >= 0 && i < kCells && j >= 0 && j < kCells)) return kElsewhere;
    const std::size_t cell = static_cast<std::size_t>(j) * kCells + static_cast<std::size_t>(i);
    return is_empty_[cell] != 0 ? kElsewhere : nearest_of(cells_[cell], x, y);
  }

 private:
  static constexpr int kCells = 64;

  static std::size_t clamped(double cell) {
    return static_cast<std::size_t>(std::clamp(cell, 0.0, kCells - 1.0));
  }

  /// Into every cell that its tolerance may reach, and one more for rounding.
  void enter(std::size_t target) {
    const Point from = targets_.at[target] - low_;
    const double r = targets_.tolerance;
    const std::size_t i1 = clamped((from.x + r) * cells_per_.x + 1),
                      j1 = clamped((from.y + r) * cells_per_.y + 1);
    for (std::size_t j = clamped((from.y - r) * cells_per_.y - 1); j <= j1; ++j) {
      for (std::size_t i = clamped((from.x - r) * cells_per_.x - 1); i <= i1; ++i) {
        cells_[j * kCells + i].push_back(static_cast<int>(target));
      }
    }
  }

  int nearest_of(const std::vector<int>& some, double x, double y) const {
    int nearest = kElsewhere;
    double least = targets_.tolerance * targets_.tolerance;
    for (const int t : some) {
      const Point way = targets_.at[static_cast<std::size_t>(t)] - Point{x, y};
      const double square = way.x * way.x + way.y * way.y;
      if (square > least || (square == least && nearest >= 0)) continue;
      least = square;
      nearest = t;
    }
    return nearest;
  }

  const Targets& targets_;
  Point low_, cells_per_;
  std::vector<std::vector<int>> cells_;
  std::vector<std::uint8_t> is_empty_;  // parallel to cells_
};

/// True if no point is within the tolerance of two.
bool are_apart(const Targets& targets) {
  const double least = 4.1 * targets.tolerance * targets.tolerance;
  for (std::size_t i = 0; i < targets.at.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Point way = targets.at[i] - targets.at[k];
      if (!(way.x * way.x + way.y * way.y > least)) return false;
    }
  }
  return true;
}

/// The fates of all columns, epoch by epoch. Blocks of columns may be noted from several threads.
class FateBook {
 public:
  FateBook(const Targets& targets, Eigen::Index columns)
      : targets_(targets),
        grid_(targets),
        are_apart_(are_apart(targets)),
        fates_(static_cast<std::size_t>(columns)),
        home_x_(fates_.size(), kNowhere),
        home_y_(fates_.size(), kNowhere),
        is_away_(fates_.size()) {}

  /// The points of the columns from `first` at an epoch.
  void note(std::size_t first, int epoch, const Positions& x, const RunningMask& running) {
    find_those_away(first, x, running);
    for (std::size_t c = 0; c < running.size(); ++c) {
      if (is_away_[first + c] == 0) continue;
      const auto column = static_cast<Eigen::Index>(c);
      const int near = grid_.at(x(0, column), x(1, column));
      if (near != fates_[first + c].target) move(first + c, near, epoch);
    }
  }

  std::vector<Fate> take() { return std::move(fates_); }

 private:
  static constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();

  /// Of most columns the target is as before: one vectorised pass finds the others, and those that have none.
  void find_those_away(std::size_t first, const Positions& x, const RunningMask& running) {
    const double within = targets_.tolerance * targets_.tolerance;
    const double *at = x.data(), *home_x = home_x_.data() + first, *home_y = home_y_.data() + first;
    const std::int64_t* mask = running.data();
    std::int64_t* away = is_away_.data() + first;
    const std::size_t columns = running.size();
    run_wide([=] {
      for (std::size_t c = 0; c < columns; ++c) {
        const double dx = home_x[c] - at[2 * c], dy = home_y[c] - at[2 * c + 1];
        away[c] = dx * dx + dy * dy <= within ? 0 : mask[c];
      }
    });
  }

  void move(std::size_t column, int target, int epoch) {
    fates_[column] = {target, epoch};
    const bool has_home = target >= 0 && are_apart_;  // no other target is nearer within the tolerance
    const Point home = has_home ? targets_.at[static_cast<std::size_t>(target)] : Point{kNowhere, kNowhere};
    home_x_[column] = home.x;
    home_y_[column] = home.y;
  }

  const Targets& targets_;
  TargetGrid grid_;
  bool are_apart_;
  std::vector<Fate> fates_;
  std::vector<double> home_x_, home_y_;  // of the target that the column is near, else NaN
  std::vector<std::int64_t> is_away_;    // -1 or 0
};

}  // namespace

std::vector<Fate> fates(const Objective& surface, const Setup& setup, const DescentSettings& settings,
                        const Positions& starts, const Targets& targets, int workers) {
  FateBook book(targets, starts.cols());
  const auto watch = [&](Eigen::Index first, int epoch, const Positions& x, const RunningMask& running) {
    book.note(static_cast<std::size_t>(first), epoch, x, running);
  };
  const Endings endings = descend_batch(surface, setup.make_optimizer, starts, settings, workers, watch);
  std::vector<Fate> all = book.take();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (endings.outcomes[i] == Outcome::diverged) all[i] = {kDiverged, endings.epochs[i]};
  }
  return all;
}

Bytes bytes_of(const BasinMap& map) {
  ByteWriter out;
  out.add(map.columns).add(map.rows).add(map.epochs).add(map.cells.size());
  for (const Fate& fate : map.cells) {
    const auto target = static_cast<std::uint32_t>(fate.target),
               epoch = static_cast<std::uint32_t>(fate.epoch);
    out.add(std::uint64_t{target} << 32 | epoch);
  }
  return out.take();
}

std::optional<BasinMap> parse_basin_map(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const std::uint64_t columns = in.number(), rows = in.number(), epochs = in.number();
  constexpr std::uint64_t kMost = 1 << 20;  // of each
  BasinMap map;
  map.cells.resize(in.count(8));
  for (Fate& fate : map.cells) {
    const std::uint64_t both = in.number();
    fate.target = static_cast<std::int32_t>(static_cast<std::uint32_t>(both >> 32));
    fate.epoch = static_cast<std::int32_t>(static_cast<std::uint32_t>(both & 0xFFFFFFFF));
    if (fate.target < kDiverged || fate.target >= static_cast<int>(kMaxTargets)) return std::nullopt;
  }
  if (!in.is_at_end() || columns > kMost || rows > kMost || epochs > kMost ||
      columns * rows != map.cells.size()) {
    return std::nullopt;
  }
  map.columns = static_cast<int>(columns);
  map.rows = static_cast<int>(rows);
  map.epochs = static_cast<int>(epochs);
  return map;
}

Point basin_start(const BasinMap& map, const Domain& domain, int i, int j) {
  return {domain.x_min + (domain.x_max - domain.x_min) * (i + 0.5) / map.columns,
          domain.y_max - (domain.y_max - domain.y_min) * (j + 0.5) / map.rows};
}

BasinMap basin_map(const Objective& surface, const Setup& setup, int epochs, const Domain& domain,
                   int columns, int rows, const Targets& targets, const Work& work, std::string_view what) {
  BasinMap map = {columns, rows, epochs, {}};
  map.cells.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const auto schedule = setup.make_schedule(epochs);
  DescentSettings settings = setup.settings;
  settings.epochs = epochs;
  settings.schedule = schedule.get();
  const int strip = std::max(1, kStrip / columns);
  for (int top = 0; top < rows; top += strip) {
    if (work.report) work.report(what, static_cast<double>(top) / rows);
    const int bottom = std::min(rows, top + strip);
    Positions starts(2, static_cast<Eigen::Index>(bottom - top) * columns);
    Eigen::Index n = 0;
    for (int j = top; j < bottom; ++j) {
      for (int i = 0; i < columns; ++i, ++n) {
        const Point p = basin_start(map, domain, i, j);
        starts.col(n) << p.x, p.y;
      }
    }
    const std::vector<Fate> some = fates(surface, setup, settings, starts, targets, work.jobs);
    map.cells.insert(map.cells.end(), some.begin(), some.end());
  }
  return map;
}

}  // namespace gradreel
