#include "scene/settle_planes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/num.hpp"
#include "descent/plane.hpp"
#include "draw/ticks.hpp"
#include "scene/runs.hpp"
#include "surfaces/grid_objective.hpp"

namespace gradreel {

namespace {

constexpr double kMargin = 0.12;   // around the points, as a share of their width and height
constexpr double kPlainWork = 50;  // multiply-adds of a step in the plane
constexpr double kMapWork = 6e8;   // multiply-adds of a plane's map, at most
constexpr double kFinestMap = 193, kCoarsestMap = 49;  // places along a side

/// The plane's places at which the loss is computed, along each side; between them it is interpolated.
int side_of(const Space& space) {
  const double value = space.work / 3 + 10.0 * space.dimension();
  return static_cast<int>(std::clamp(num::sqrt(kMapWork / value), kCoarsestMap, kFinestMap));
}

Plane make_plane(const PlaneChoice& choice, const Space& space, Descents descents) {
  if (choice.kind == PlaneChoice::Kind::principal) return principal_plane(descents);
  const Trajectory& first = *descents.front();
  const std::span<const double> last = first.position(first.points.size() - 1);
  Eigen::ArrayXd end = Eigen::Map<const Eigen::ArrayXd>(last.data(), space.dimension());
  if (!end.isFinite().all()) end = space.starts.front();
  return choice.kind == PlaneChoice::Kind::random
             ? random_plane(end, space.objective->shapes(), choice.seed)
             : coordinate_plane(end, choice.coordinates[0], choice.coordinates[1]);
}

/// "principal component 1 (83 %)", and "PC 1 (83 %)".
void name_axes(const PlaneChoice& choice, const std::array<double, 2>& shares, const Words& words,
               PlaneView& view) {
  const bool is_random = choice.kind == PlaneChoice::Kind::random;
  for (std::size_t i = 0; i < 2; ++i) {
    if (choice.kind == PlaneChoice::Kind::coordinates) {
      view.axis_names[i] = fmt::format("x{}", choice.coordinates[i]);
      continue;
    }
    const double percent = 100 * shares[i];
    const std::string n = std::to_string(i + 1),
                      share = words.number(percent >= 10 ? fmt::format("{:.0f}", percent)
                                                         : fmt::format("{:.1f}", percent));
    const auto named = [&](Word word) { return words.text(word, {{"n", n}, {"share", share}}); };
    view.axis_names[i] = named(is_random ? Word::random_direction : Word::principal_component);
    view.brief_axis_names[i] =
        named(is_random ? Word::random_direction_brief : Word::principal_component_brief);
  }
}

/// Widens an interval that has no width to speak of in relation to `other`.
void widen(double& low, double& high, double other) {
  const double least = std::max({0.02 * other, 1e-9 * std::max(std::fabs(low), std::fabs(high)), 1e-12});
  if (high - low >= least) return;
  const double middle = (low + high) / 2, half = other > 0 ? least / 2 : 0.5;
  low = middle - half;
  high = middle + half;
}

/// Around all points of descents that do not diverge; of a random plane at least [-1, 1] in both directions,
/// where the loss of a network is worth seeing.
Domain domain_of(const PlaneChoice& choice, Descents descents) {
  const bool is_random = choice.kind == PlaneChoice::Kind::random;
  const auto is_lost = [](const auto& t) { return t->outcome == Outcome::diverged; };
  const bool all_lost = std::all_of(descents.begin(), descents.end(), is_lost);
  Domain d = is_random ? Domain{-1, 1, -1, 1} : Domain{1e300, -1e300, 1e300, -1e300};
  for (const auto& t : descents) {
    if (is_lost(t) && !all_lost) continue;
    for (const Point p : t->points) {
      if (is_finite(p)) d = united(d, p);
    }
  }
  if (d.x_min > d.x_max) d = {-1, 1, -1, 1};
  const double width = d.x_max - d.x_min, height = d.y_max - d.y_min;
  widen(d.x_min, d.x_max, height);
  widen(d.y_min, d.y_max, width);
  const double x = kMargin * (d.x_max - d.x_min), y = kMargin * (d.y_max - d.y_min);
  return {d.x_min - x, d.x_max + x, d.y_min - y, d.y_max + y};
}

PlaneView make_view(const PlaneChoice& choice, const Space& space, Descents descents,
                    const std::optional<Domain>& stated, const Words& words, int jobs) {
  std::vector<std::shared_ptr<const Trajectory>> own;  // recordings have losses alone
  std::copy_if(descents.begin(), descents.end(), std::back_inserter(own),
               [](const auto& t) { return t->positions != nullptr; });
  const Plane plane = make_plane(choice, space, own);
  PlaneView view;
  for (const auto& t : descents) view.trajectories.push_back(t->positions ? projected(*t, plane) : t);
  const bool has_shares = choice.kind != PlaneChoice::Kind::coordinates;
  name_axes(choice, has_shares ? explained_shares(plane, own) : std::array<double, 2>{}, words, view);
  view.domain = stated.value_or(domain_of(choice, view.trajectories));
  view.surface =
      std::make_shared<GridObjective>(loss_on(plane, *space.objective, view.domain, side_of(space), jobs));
  return view;
}

/// What the rest of the program sees as the scene's surface.
void show_first_plane(Scene& scene) {
  const PlaneView& view = scene.space->views.front();
  scene.surface.objective = view.surface;
  scene.surface.domain = scene.view.domain = view.domain;
  for (std::size_t i = 0; i < 2; ++i) {
    if (scene.space->states_label[i]) continue;
    scene.surface.axis_names[i] = view.axis_names[i];
    scene.surface.brief_axis_names[i] = view.brief_axis_names[i];
  }
  const std::vector<Run> runs = runs_of(scene);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].seed == 0) scene.starts[runs[i].start] = view.trajectories[i]->points.front();
  }
}

}  // namespace

bool awaits_planes(const Scene& scene) { return scene.space && scene.space->views.empty(); }

void settle_planes(Scene& scene, int jobs) {
  if (!awaits_planes(scene)) return;
  Space& space = *scene.space;
  const Trajectories all = descend_all(scene, jobs);
  std::optional<Domain> stated;
  if (space.states_domain) stated = scene.view.domain;
  std::vector<PlaneView> views;
  for (const PlaneChoice& choice : space.planes) {
    views.push_back(make_view(choice, space, all, stated, *scene.words, jobs));
    stated.reset();  // it is the first plane's
  }
  space.views = std::move(views);
  show_first_plane(scene);
}

double work_of_descents(const Scene& scene) {
  if (!scene.space) return kPlainWork * static_cast<double>(runs_of(scene).size()) * scene.epochs;
  const Space& space = *scene.space;
  const ParameterShapes shapes = space.objective->shapes();
  double sum = 0;
  for (const OptimizerChoice& choice : scene.optimizers) {
    const double rule = choice.entry->work ? choice.entry->work(shapes) : 10.0 * space.dimension();
    const double share = choice.regime.gradient && choice.regime.gradient->settings.batches.size > 0 ? 2 : 1;
    sum += (share * space.work + rule) * choice.regime.seeds();
  }
  return sum * static_cast<double>(scene.starts.size()) * scene.epochs;
}

std::string plane_note(const PlaneView& view, const Words& words) {
  double farthest = 0;
  for (const auto& t : view.trajectories) {
    if (t->outcome == Outcome::diverged) continue;
    for (const double d : t->plane_distances) farthest = std::max(farthest, d);
  }
  return words.text(Word::points_off_plane, {{"distance", words.number(format_number(farthest, 2))}});
}

}  // namespace gradreel
