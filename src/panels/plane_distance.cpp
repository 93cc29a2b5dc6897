#include "panels/curves.hpp"
#include "panels/view_options.hpp"

namespace gradreel::panel_entries {

namespace {

std::unique_ptr<Panel> make_plane_distance(const FilmContent& content, const ParamValues& options,
                                           const Box& cell, TextEngine& text) {
  require_descents(content, "plane_distance", "distances from a plane");
  Curves curves;
  for (const Descent& d : content.descents) curves.emplace_back(d.trajectory->plane_distances);
  const CurveRange range = range_of(curves, axis_of(options), 0);
  return std::make_unique<CurvePlot>(
      content, cell, curves, range,
      curve_axes(content, cell, range,
                 {content.word(Word::distance_from_plane), content.word(Word::distance)}, true, text));
}

}  // namespace

const PanelEntry& plane_distance() {
  static const PanelEntry entry = {
      .name = "plane_distance",
      .doc = "how far each descent of many parameters is from the plane that maps show",
      .make = make_plane_distance,
      .options = {axis_option("scale of the distances"), plane_option()},
      .adapt = keep_those_with<&Trajectory::has_plane_distances>,
      .needs_surface = true,
      .needs_space = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
