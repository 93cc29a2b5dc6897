#include "scene/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/number_text.hpp"
#include "scene/output_theme.hpp"
#include "scene/run_description.hpp"
#include "scene/runs.hpp"
#include "scene/variables.hpp"

namespace gradreel {

namespace {

/// Less than this share of the map's width and height is hardly a way. Whoever states a rate may want a short
/// one.
constexpr double kHardly = 0.005, kHardlyIfStated = 0.001;

void warn_of_starts(MapReader& map, const Scene& scene) {
  const Value* list = map.find("starts");
  const Value* one = map.find("start");
  const Domain& d = scene.view.domain;
  for (std::size_t i = 0; i < scene.starts.size(); ++i) {
    const Point p = scene.starts[i];
    if (d.contains(p)) continue;
    const bool is_listed = list && i < list->items.size();
    const Place at = is_listed ? list->items[i].where : one ? one->where : map.where();
    if (d.dimension() == 1) {
      map.notes().warn(at, fmt::format("the start {} is outside the graph", number_text(p.x)),
                       fmt::format("the graph is of [{}, {}]; view.domain changes it", number_text(d.x_min),
                                   number_text(d.x_max)));
      continue;
    }
    map.notes().warn(
        at, fmt::format("the start [{}, {}] is outside the map", number_text(p.x), number_text(p.y)),
        fmt::format("the map is [{}, {}] by [{}, {}]; view.domain changes it", number_text(d.x_min),
                    number_text(d.x_max), number_text(d.y_min), number_text(d.y_max)));
  }
}

bool is_one_place(const Mistake& a, const Mistake& b) {
  return a.where.file == b.where.file && a.where.line == b.where.line && a.where.column == b.where.column;
}

/// Whether the legend cannot tell them apart, or somebody gave both this label. Those of several learning
/// rates stand at one place: their rates tell them apart.
bool are_confusable(const OptimizerChoice& a, const OptimizerChoice& b) {
  if (a.label != b.label || is_one_place(a.at, b.at)) return false;
  return (a.has_own_label && a.label != a.entry->title) || a.entry != b.entry ||
         run_description(a) == run_description(b);
}

void warn_of_labels(MapReader& map, const Scene& scene) {
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i];
    for (std::size_t k = 0; k < i; ++k) {
      const OptimizerChoice& other = scene.optimizers[k];
      if (!are_confusable(other, choice)) continue;
      Notes& notes = map.notes();
      notes.warn(notes.place_at(choice.at.where),
                 fmt::format("two optimizers have the label '{}'", choice.label),
                 fmt::format("the other one is at {}; give one a label of its own",
                             written_place(notes.place_at(other.at.where), notes.source())));
      break;
    }
  }
}

/// The largest distance from the start, in widths and heights of the map.
double reach(const Trajectory& t, const Domain& domain) {
  double most = 0;
  for (const Point p : t.points) {
    const Point way = p - t.points.front();
    const double across = std::fabs(way.x) / (domain.x_max - domain.x_min);
    const double share =
        domain.dimension() == 1 ? across : std::max(across, std::fabs(way.y) / (domain.y_max - domain.y_min));
    if (!(share <= most)) most = share;  // also where it is no number
  }
  return most;
}

constexpr int kAtOnce = 3;  // epochs

bool all_leave_at_once(const Trajectories& trajectories) {
  return std::all_of(trajectories.begin(), trajectories.end(),
                     [](const auto& t) { return t->outcome == Outcome::diverged && t->epochs() <= kAtOnce; });
}

}  // namespace

void warn_of_scene(MapReader& map, const Scene& scene) {
  warn_of_starts(map, scene);
  warn_of_labels(map, scene);
}

void warn_of_transparency(Scene& scene) {
  for (const OutputSpec& output : scene.outputs) {
    if (!output.is_film() || !output.is_transparent || !is_dark(theme_of(scene, output))) continue;
    scene.warnings.push_back(output.where);
    scene.warnings.back().message =
        "background: none in a dark theme: its light letters vanish on a white page";
    scene.warnings.back().hint = "choose a light theme, or leave background out";
  }
}

std::vector<Mistake> still_descents(const Scene& scene, const Trajectories& trajectories) {
  std::vector<Mistake> warnings;
  const std::vector<Run> runs = runs_of(scene);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const OptimizerChoice* choice = optimizer_of(scene, runs[i]);
    const Trajectory& t = *trajectories[i];
    if (!choice || runs[i].seed > 0 || t.outcome != Outcome::finished) continue;
    const double share = reach(t, scene.view.domain);
    const bool is_stated = choice->params.is_stated("learning_rate");
    if (!(share < (is_stated ? kHardlyIfStated : kHardly))) continue;
    const bool is_known = std::any_of(warnings.begin(), warnings.end(),
                                      [&](const Mistake& w) { return is_one_place(w, choice->at); });
    if (is_known && runs[i].start > 0) continue;
    warnings.push_back(choice->at);
    warnings.back().message = fmt::format("{} hardly moves: at most {:.2g} % of the {} in {}", choice->label,
                                          100 * share, scene.surface.dimension() == 1 ? "graph" : "map",
                                          counted(t.epochs(), word_of(clock_unit(scene))));
    warnings.back().hint =
        fmt::format("its learning rate is {}{}; try a larger one, or another start",
                    is_stated ? "" : "the default, ", number_text(choice->params.number("learning_rate")));
  }
  if (scene.recordings.empty() && all_leave_at_once(trajectories)) {
    warnings.push_back(scene.optimizers.front().at);
    warnings.back().message = fmt::format("every descent diverges by {} {}: the film shows nothing else",
                                          word_of(clock_unit(scene)), kAtOnce);
    warnings.back().hint = "try a tenth of the learning rate";
  }
  return warnings;
}

}  // namespace gradreel
