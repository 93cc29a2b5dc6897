// Whether maps of basins can be made, in a time that one waits for.
#include <fmt/format.h>

#include <algorithm>

#include "descent/basins.hpp"
#include "descent/find_minima.hpp"
#include "scene/read_layout.hpp"

namespace gradreel {

namespace {

/// Epochs per pixel of the costliest map; 0 if there is none.
double epochs_per_pixel(const Scene& scene) {
  if (scene.layout.name == "basins" && scene.layout.panels.empty()) return scene.epochs;
  double most = 0;
  for (const PanelChoice* choice : all_panels(scene.layout)) {
    if (choice->panel->name != "basins") continue;
    const ParamValues& options = choice->options;
    const bool sweeps = options.text("animate") == "learning_rate";
    const double epochs = options.number("epochs") > 0 ? options.number("epochs") : scene.epochs;
    const double own = options.number("resolution"), side = own > 0 ? own : sweeps ? 3 : 1;
    most = std::max(most, (sweeps ? options.number("steps") : 1) * epochs / (side * side));
  }
  return most;
}

/// Pixels of the largest film.
double largest_frame(const Scene& scene) {
  double most = 0;
  for (const OutputSpec& output : scene.outputs) {
    if (output.is_film()) most = std::max(most, static_cast<double>(output.width) * output.height);
  }
  return most;
}

}  // namespace

void check_basins(MapReader& scene, const Scene& out) {
  constexpr double kMaxSteps = 1e10;   // some minutes on two cores
  constexpr double kRowsPerStep = 10;  // which take as long as a step on another surface
  const double own = epochs_per_pixel(out), rows = static_cast<double>(out.surface.evaluation_rows);
  const double cost = own * std::max(1.0, rows / kRowsPerStep), pixels = largest_frame(out);
  Notes& notes = scene.notes();
  if (own == 0 || notes.count() > 0) return;
  const Place where = scene.place_of("layout");
  if (cost * pixels > kMaxSteps) {
    notes.add(
        where,
        fmt::format(
            "basins: {:.0f} epochs for each of {:.0f} pixels are {:.1f} billion steps{}; at most {:.0f}", own,
            pixels, cost * pixels / 1e9, rows > kRowsPerStep ? ", ten rows of data being one" : "",
            kMaxSteps / 1e9),
        "a resolution of 2 takes a quarter of them");
  }
  if (!notes.searches()) return;
  const SurfaceChoice& surface = out.surface;
  if (minima_inside(*surface.objective, surface.minima, out.view.domain, kMaxTargets).empty()) {
    notes.add(where, fmt::format("basins: {} has no minimum inside view.domain", surface.name),
              "basins are those of minima");
  }
}

}  // namespace gradreel
