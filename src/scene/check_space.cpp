// Whether the descents of many parameters can be run and shown: what optimizers need, sizes, overlays,
// panels.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/number_text.hpp"
#include "film/overlay.hpp"
#include "scene/many_surface.hpp"
#include "scene/runs.hpp"
#include "scene/settle_planes.hpp"

namespace gradreel {

namespace {

constexpr double kMostWork = 1e10;          // multiply-adds of a scene: some ten seconds
constexpr double kMostNumbers = 5e7;        // of all positions: 400 MB
constexpr Eigen::Index kMostSquare = 1000;  // parameters of a rule that keeps a matrix over all of them
constexpr Eigen::Index kLongestSide = 512;  // of a matrix, for rules that keep one for each side

Eigen::Index longest_side(const ParameterShapes& shapes) {
  Eigen::Index longest = 0;
  for (const ParameterPart& part : shapes) {
    longest = std::max(longest, part.is_matrix() ? std::max(part.rows, part.columns) : part.size());
  }
  return longest;
}

void check_optimizer(const OptimizerChoice& choice, const Scene& scene, Notes& notes) {
  const Space& space = *scene.space;
  const OptimizerEntry& entry = *choice.entry;
  const Place where = notes.place_at(choice.at.where);
  const int n = space.dimension();
  if (entry.uses_hessian && !space.has_hessian) {
    notes.add(where,
              fmt::format("{} needs second derivatives, and {} has none", entry.name, scene.surface.name));
  } else if (entry.work && !entry.for_matrices && n > kMostSquare) {
    notes.add(where,
              fmt::format("{} keeps a matrix over all parameters: at most {} of them, not {}", entry.name,
                          kMostSquare, n),
              "lbfgs remembers a few gradients in place of a matrix");
  } else if (entry.keeps_sides) {
    const Eigen::Index side = longest_side(space.objective->shapes());
    if (side <= kLongestSide) return;
    notes.add(where,
              fmt::format("{} keeps a matrix for each side of a matrix, and for a vector one of its length "
                          "squared: sides of at most {}, not {}",
                          entry.name, kLongestSide, side));
  }
}

/// Of a rule for matrices where there is none.
void warn_of_vectors(const Scene& scene, Notes& notes) {
  const ParameterShapes shapes =
      scene.space ? scene.space->objective->shapes() : scene.surface.objective->shapes();
  const bool has_matrix =
      std::any_of(shapes.begin(), shapes.end(), [](const ParameterPart& p) { return p.is_matrix(); });
  if (has_matrix) return;
  std::set<Place> told;
  for (const OptimizerChoice& choice : scene.optimizers) {
    const OptimizerEntry& entry = *choice.entry;
    const Place where = notes.place_at(choice.at.where);
    if (entry.on_vectors.empty() || !told.insert(where).second) continue;
    notes.warn(where, fmt::format("{} is for matrices: on a vector it is {}", entry.name, entry.on_vectors),
               "surface: {name: matrix_sensing, ...} and {name: mlp, ...} have matrices");
  }
}

void check_cost(MapReader& map, const Scene& scene) {
  const Space& space = *scene.space;
  const std::size_t runs = runs_of(scene).size();
  const double numbers = static_cast<double>(runs) * (scene.epochs + 1.0) * space.dimension(),
               work = work_of_descents(scene);
  const std::string descents = counted(static_cast<std::int64_t>(runs), "descent");
  Notes& notes = map.notes();
  if (numbers > kMostNumbers) {
    notes.add(
        map.place_of("epochs"),
        fmt::format("{} of {} epochs with {} parameters {} {:.0f} million numbers; at most {:.0f} million",
                    descents, scene.epochs, space.dimension(), runs == 1 ? "is" : "are", numbers / 1e6,
                    kMostNumbers / 1e6));
  } else if (work > kMostWork) {
    notes.add(map.place_of("epochs"),
              fmt::format("{} of {} epochs {} about {:.1f} billion multiply-adds; at most {:.0f} billion",
                          descents, scene.epochs, runs == 1 ? "takes" : "take", work / 1e9, kMostWork / 1e9),
              "lower epochs, or the number of optimizers, parameters or rows");
  } else if (scene.tune) {
    const double tuning =
        work * static_cast<double>(scene.tune->rates.size()) * scene.tune->epochs / scene.epochs;
    if (tuning <= kMostWork) return;
    notes.add(
        map.place_of("tune"),
        fmt::format("tune: {} learning rates take up to {:.1f} billion multiply-adds; at most {:.0f} billion",
                    scene.tune->rates.size(), tuning / 1e9, kMostWork / 1e9));
  }
}

void check_panels(MapReader& map, const Scene& scene) {
  const std::size_t planes = scene.space ? scene.space->planes.size() : 0;
  for (const PanelChoice* choice : all_panels(scene.layout)) {
    if (!choice->options.has("plane") || !choice->options.is_stated("plane")) continue;
    const auto wanted = static_cast<std::size_t>(choice->options.number("plane"));
    if (wanted <= planes) continue;
    map.notes().add(
        map.notes().place_at(choice->at.where),
        planes == 0
            ? fmt::format("{}: plane is of objectives of more than two parameters", choice->panel->name)
            : fmt::format("{}: there is no plane {}; the scene has {}", choice->panel->name, wanted, planes),
        planes == 0 ? "" : "list them, like plane: [pca, {random: 1}]");
  }
}

void check_overlays(MapReader& map, const Scene& scene) {
  const Value* list = map.find("overlays");
  for (std::size_t i = 0; i < scene.overlays.size(); ++i) {
    const OverlayEntry& entry = *scene.overlays[i].entry;
    if (entry.on_projection) continue;
    const bool is_known = list && scene.overlays.size() == list->items.size();
    map.notes().add(
        is_known ? list->items[i].where : map.place_of("overlays"),
        fmt::format("overlay {} shows what is at a point, and these points lie off the plane", entry.name),
        "comet, events, inset, loss_colour, points, step and ticks show projected points");
  }
}

}  // namespace

void check_space(MapReader& map, const Scene& scene) {
  if (!scene.surface.objective) return;
  Notes& notes = map.notes();
  warn_of_vectors(scene, notes);
  check_panels(map, scene);
  if (!scene.space || scene.optimizers.empty()) return;
  const std::size_t before = notes.count();
  std::set<Place> told;
  for (const OptimizerChoice& choice : scene.optimizers) {
    if (told.insert(notes.place_at(choice.at.where)).second) check_optimizer(choice, scene, notes);
  }
  check_overlays(map, scene);
  if (notes.count() == before) check_cost(map, scene);
}

}  // namespace gradreel
