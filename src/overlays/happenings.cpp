#include "overlays/happenings.hpp"

#include <algorithm>
#include <cmath>

#include "core/places.hpp"
#include "draw/ticks.hpp"
#include "film/text_blocks.hpp"

namespace gradreel {

namespace {

double diagonal(const Domain& d) { return length({d.x_max - d.x_min, d.y_max - d.y_min}); }

std::string place_text(const FilmContent& content, Point p) {
  const auto number = [&](double v) { return content.words->number(format_number(v, 3)); };
  return content.words->place(number(p.x), content.dimension() == 1 ? "" : number(p.y));
}

/// Whether the descent is in the basin of `minimum` at each of `epochs`.
std::vector<bool> is_in(const FilmContent& content, const Trajectory& t, const std::vector<int>& epochs,
                        std::size_t minimum) {
  std::vector<Point> places;
  for (const int e : epochs) places.push_back(t.points[static_cast<std::size_t>(e)]);
  std::vector<bool> in;
  for (const auto& basin : basins_of(content, places)) in.push_back(basin == minimum);
  return in;
}

/// About 128 of the epochs from..to, both included.
std::vector<int> spread(int from, int to) {
  const int stride = std::max(1, (to - from + 127) / 128);
  std::vector<int> epochs;
  for (int e = from; e < to; e += stride) epochs.push_back(e);
  epochs.push_back(to);
  return epochs;
}

void add_outcome(const FilmContent& content, std::size_t d, std::vector<Happening>& all) {
  const Trajectory& t = *content.descents[d].trajectory;
  if (t.outcome != Outcome::finished) all.push_back({d, t.epochs(), outcome_word(content, t.outcome)});
}

void add_tolerance(const FilmContent& content, std::size_t d, double tolerance, std::vector<Happening>& all) {
  if (tolerance == 0 || content.minima.empty()) return;
  const std::vector<double>& losses = content.descents[d].trajectory->losses;
  const double goal = content.minima.front().value + tolerance;
  const auto reached = std::find_if(losses.begin(), losses.end(), [&](double f) { return f <= goal; });
  if (reached == losses.end()) return;
  all.push_back({d, static_cast<int>(reached - losses.begin()),
                 content.words->text(Word::within,
                                     {{"distance", content.words->number(format_number(tolerance, 3))}})});
}

}  // namespace

// A step that does not go down is taken back and halved.
std::vector<std::optional<std::size_t>> basins_of(const FilmContent& content, std::span<const Point> places) {
  constexpr int kSteps = 400;
  constexpr double kNear = 0.02;  // of the diagonal
  const double size = diagonal(content.view.domain);
  const auto n = static_cast<Eigen::Index>(places.size());
  Positions x = columns_of(places, content.dimension()), g, trial = x, trial_g;
  Values f, trial_f;
  content.surface->gradient(x, f, g);
  std::vector<double> reach(places.size(), size / 100);
  for (int step = 0; step < kSteps; ++step) {
    for (Eigen::Index i = 0; i < n; ++i) {
      const double norm = length(place_in(g, i));
      const double rate = norm > 0 && std::isfinite(norm) ? reach[static_cast<std::size_t>(i)] / norm : 0;
      trial.col(i) = x.col(i) - rate * g.col(i);
    }
    content.surface->gradient(trial, trial_f, trial_g);
    for (Eigen::Index i = 0; i < n; ++i) {
      double& r = reach[static_cast<std::size_t>(i)];
      if (!(trial_f(i) < f(i))) {
        r /= 2;
        continue;
      }
      r = std::min(1.3 * r, size / 100);
      x.col(i) = trial.col(i);
      g.col(i) = trial_g.col(i);
      f(i) = trial_f(i);
    }
  }
  std::vector<std::optional<std::size_t>> basins(places.size());
  for (Eigen::Index i = 0; i < n; ++i) {
    double nearest = kNear * size;
    for (std::size_t m = 0; m < content.minima.size(); ++m) {
      const double away = length(content.minima[m].at - place_in(x, i));
      if (!(away < nearest)) continue;
      nearest = away;
      basins[static_cast<std::size_t>(i)] = m;
    }
  }
  return basins;
}

std::optional<std::pair<int, std::size_t>> basin_entry(const FilmContent& content,
                                                       const Trajectory& trajectory) {
  const Point end[] = {trajectory.points.back()};
  if (content.minima.size() < 2 || !is_finite(end[0])) return std::nullopt;
  const std::optional<std::size_t> minimum = basins_of(content, end).front();
  if (!minimum) return std::nullopt;
  int from = 0, to = trajectory.epochs();
  while (from < to) {
    const std::vector<int> epochs = spread(from, to);
    const std::vector<bool> in = is_in(content, trajectory, epochs, *minimum);
    const auto last_out = std::find(in.rbegin(), in.rend(), false);
    if (last_out == in.rend()) return from == 0 ? std::nullopt : std::optional(std::pair(from, *minimum));
    const auto next = static_cast<std::size_t>(in.rend() - last_out);
    if (next == in.size()) return std::nullopt;  // the end was looked at: it is in
    if (epochs[next] == epochs[next - 1] + 1) return std::pair(epochs[next], *minimum);
    from = epochs[next - 1];
    to = epochs[next];
  }
  return std::nullopt;
}

std::vector<Happening> happenings(const FilmContent& content, std::span<const std::size_t> descents,
                                  const HappeningRules& rules) {
  std::vector<Happening> all;
  for (const std::size_t d : descents) {
    const Trajectory& t = *content.descents[d].trajectory;
    add_tolerance(content, d, rules.tolerance, all);
    if (rules.basins && t.outcome != Outcome::diverged) {
      if (const auto entry = basin_entry(content, t)) {
        all.push_back(
            {d, entry->first,
             content.words->text(Word::in_basin,
                                 {{"place", place_text(content, content.minima[entry->second].at)}})});
      }
    }
    add_outcome(content, d, all);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Happening& a, const Happening& b) { return a.epoch < b.epoch; });
  return all;
}

}  // namespace gradreel
