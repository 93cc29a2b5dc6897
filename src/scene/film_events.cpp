// Pauses and captions by frame.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/film_time_parts.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

/// The first epoch at which that happens to a descent with a card.
std::optional<int> first_epoch(const std::vector<Descent>& descents, Outcome outcome) {
  std::optional<int> first;
  for (const Descent& d : descents) {
    if (d.is_thin || d.trajectory->outcome != outcome) continue;
    first = std::min(first.value_or(d.trajectory->epochs()), d.trajectory->epochs());
  }
  return first;
}

std::optional<int> epoch_of(const PauseSpec& pause, const Scene& scene, const std::vector<Descent>& descents,
                            Late& late) {
  if (pause.event == PauseEvent::none) return pause.epoch;
  const bool converging = pause.event == PauseEvent::converged;
  const auto epoch = first_epoch(descents, converging ? Outcome::converged : Outcome::diverged);
  if (epoch) return epoch;
  if (converging && !scene.stop.gradient_norm) {
    late.add(pause.where, "no descent converges: stop.gradient_norm is off",
             "state from which gradient norm on a descent has converged, like stop: {gradient_norm: 0.01}");
  } else {
    late.add(pause.where, fmt::format("no descent {} in {} epochs", converging ? "converges" : "diverges",
                                      clock_epochs(scene)));
  }
  return std::nullopt;
}

struct Placed {
  Caption caption;
  const Mistake* where;
};

/// Seconds since the plots appeared.
std::string time_text(std::int64_t frame, const Timeline& timeline) {
  return seconds_text(static_cast<double>(frame - timeline.plots_begin()), timeline.frame_rate());
}

void place(const CaptionSpec& spec, const Timeline& timeline, std::int64_t fade, std::vector<Placed>& placed,
           Late& late) {
  const Rational rate = timeline.frame_rate();
  const TimeSpec& at = spec.begin;
  const std::int64_t begin =
      at.seconds ? timeline.plots_begin() + frames_in(*at.seconds, rate) : timeline.frame_of(at.epoch);
  if (begin >= timeline.plots_end()) {
    late.add(at.where, fmt::format("the caption comes at {} s, but the plots are over at {} s",
                                   time_text(begin, timeline), time_text(timeline.plots_end(), timeline)));
    return;
  }
  const std::int64_t length = std::max<std::int64_t>(1, frames_in(spec.length, rate));
  placed.push_back({{begin, std::min(begin + length, timeline.plots_end()), spec.text, fade}, &at.where});
}

}  // namespace

void Late::raise() {
  if (mistakes_.empty()) return;
  std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const Mistake& a, const Mistake& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  throw Error(std::move(mistakes_));
}

std::string seconds_text(double frames, Rational rate) {
  return fmt::format("{:.4g}", frames / rate.value());
}

std::vector<PlannedPause> planned_pauses(const Scene& scene, const std::vector<Descent>& descents,
                                         Late& late) {
  std::vector<PlannedPause> pauses;
  for (const PauseSpec& spec : scene.timeline.pauses) {
    if (const auto epoch = epoch_of(spec, scene, descents, late)) pauses.push_back({&spec, *epoch});
  }
  std::stable_sort(pauses.begin(), pauses.end(),
                   [](const PlannedPause& a, const PlannedPause& b) { return a.epoch < b.epoch; });
  return pauses;
}

std::vector<Caption> planned_captions(const Scene& scene, const Timeline& timeline,
                                      const std::vector<PlannedPause>& pauses, std::int64_t fade,
                                      Late& late) {
  std::vector<Placed> placed;
  const std::vector<std::int64_t> begins = timeline.pause_frames();
  for (std::size_t i = 0; i < pauses.size(); ++i) {
    const PauseSpec& spec = *pauses[i].spec;
    if (spec.caption.empty()) continue;
    const std::int64_t length = frames_in(spec.seconds, timeline.frame_rate());
    placed.push_back({{begins[i], begins[i] + length, spec.caption, fade}, &spec.where});
  }
  for (const CaptionSpec& spec : scene.captions) place(spec, timeline, fade, placed, late);
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.caption.begin < b.caption.begin; });
  std::vector<Caption> captions;
  for (const Placed& p : placed) {
    if (!captions.empty() && p.caption.begin < captions.back().end) {
      late.add(*p.where,
               fmt::format("the caption comes at {} s, when the one before it stays until {} s",
                           time_text(p.caption.begin, timeline), time_text(captions.back().end, timeline)));
      continue;
    }
    captions.push_back(p.caption);
  }
  return captions;
}

std::vector<double> slowest_way(const Domain& domain, const std::vector<Descent>& descents) {
  const bool all_diverge = std::all_of(descents.begin(), descents.end(), [](const Descent& d) {
    return d.trajectory->outcome == Outcome::diverged;
  });
  std::vector<double> slowest;
  int latest = -1;
  for (const Descent& d : descents) {
    if (d.is_thin || !d.trajectory->has_points()) continue;
    if (d.trajectory->outcome == Outcome::diverged && !all_diverge) continue;
    const std::vector<Point>& points = d.trajectory->points;
    std::vector<double> way;
    double total = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Point step = points[i] - points[i - 1];
      const double across = step.x / (domain.x_max - domain.x_min);
      const double size = domain.dimension() == 1 ? std::fabs(across)
                                                  : length({across, step.y / (domain.y_max - domain.y_min)});
      way.push_back(std::isfinite(size) ? size : 0);
      total += way.back();
    }
    int epoch = 0;
    for (double covered = 0; epoch < d.trajectory->epochs() && covered < 0.95 * total; ++epoch) {
      covered += way[static_cast<std::size_t>(epoch)];
    }
    if (epoch <= latest) continue;
    latest = epoch;
    slowest = std::move(way);
  }
  return slowest;
}

}  // namespace gradreel
