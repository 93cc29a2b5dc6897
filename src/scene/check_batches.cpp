#include "scene/check_batches.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

namespace gradreel {

namespace {

/// What is wrong, and what to write instead.
struct Refusal {
  std::string message, hint = {};
};

std::optional<Refusal> refusal(const BatchSettings& batches, const Scene& scene) {
  const std::size_t rows = rows_of_data(scene);
  if (rows == 0) {
    return Refusal{"gradient.batch_size needs a surface of data, which has rows",
                   "write surface: {least_squares: FILE, x: COLUMN, y: COLUMN}, or noise in its place"};
  }
  if (static_cast<std::size_t>(batches.size) > rows)
    return Refusal{fmt::format("gradient.batch_size is {}, and there are {} rows", batches.size, rows)};
  const int all = batches_of(rows, batches.size);
  if (batches.steps_per_epoch <= all) return std::nullopt;
  return Refusal{fmt::format("gradient.steps_per_epoch is {}, and with {} rows there are {} batches of {}",
                             batches.steps_per_epoch, rows, all, batches.size)};
}

}  // namespace

std::size_t rows_of_data(const Scene& scene) {
  if (scene.space) return scene.space->rows;
  return scene.surface.data ? scene.surface.data->y.size() : 0;
}

void check_batches(MapReader& scene, const Regime& regime, const Scene& out) {
  if (!out.surface.objective) return;
  std::set<Place> told;
  for (const OptimizerChoice& choice : out.optimizers) {
    const BatchSettings batches = choice.regime.gradient.value_or(GradientChoice{}).settings.batches;
    if (batches.size == 0) continue;
    const bool is_of_all = choice.regime.gradient == regime.gradient;
    const Place where = is_of_all ? scene.place_of("gradient") : scene.notes().place_at(choice.at.where);
    const auto refused = refusal(batches, out);
    if (refused && told.insert(where).second) scene.notes().add(where, refused->message, refused->hint);
  }
}

}  // namespace gradreel
