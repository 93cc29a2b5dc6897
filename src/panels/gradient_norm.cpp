#include "panels/curves.hpp"

namespace gradreel::panel_entries {

namespace {

std::unique_ptr<Panel> make_gradient_norm(const FilmContent& content, const ParamValues& options,
                                          const Box& cell, TextEngine& text) {
  Curves curves;
  for (const Descent& d : content.descents) {
    const Trajectory& t = *d.trajectory;
    curves.push_back(t.has_gradient_norms() ? std::span(t.gradient_norms) : std::span<const double>());
  }
  require_some(curves, "gradient_norm", "gradient norms");
  const CurveRange range = range_of(curves, axis_of(options), 0);
  return std::make_unique<CurvePlot>(content, cell, curves, range,
                                     curve_axes(content, cell, range, {"Gradient norm", "‖∇J‖"}, true, text));
}

}  // namespace

const PanelEntry& gradient_norm() {
  static const PanelEntry entry = {
      .name = "gradient_norm",
      .doc = "norm of the surface's gradient over epochs",
      .make = make_gradient_norm,
      .options = {axis_option("scale of the norms")},
  };
  return entry;
}

}  // namespace gradreel::panel_entries
