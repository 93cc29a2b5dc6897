#include "panels/curves.hpp"

namespace gradreel::panel_entries {

namespace {

std::unique_ptr<Panel> make_gradient_norm(const FilmContent& content, const ParamValues& options,
                                          const Box& cell, TextEngine& text) {
  require_descents(content, "gradient_norm", "gradient norms");
  Curves curves;
  for (const Descent& d : content.descents) curves.emplace_back(d.trajectory->gradient_norms);
  const CurveRange range = range_of(curves, axis_of(options), 0);
  return std::make_unique<CurvePlot>(
      content, cell, curves, range,
      curve_axes(content, cell, range, {content.word(Word::gradient_norm), "‖∇J‖"}, true, text));
}

}  // namespace

const PanelEntry& gradient_norm() {
  static const PanelEntry entry = {
      .name = "gradient_norm",
      .doc = "norm of the surface's gradient over epochs",
      .make = make_gradient_norm,
      .options = {axis_option("scale of the norms")},
      .adapt = keep_those_with<&Trajectory::has_gradient_norms>,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
