#include "panels/model_lines.hpp"

#include "film/panel.hpp"

namespace gradreel {

void stroke_model(Canvas& canvas, const FilmContent& content, const Descent& descent,
                  std::span<const std::vector<Point>> lines, double width_px) {
  const auto opacity_of = [](Layer layer) { return kLayerOpacity[static_cast<int>(layer)]; };
  if (descent.is_thin) {
    const Stroke dim = {.width_px = kThinWidth * content.px(content.theme.trail_width),
                        .color = descent.color.with_alpha(opacity_of(Layer::dim))};
    for (const std::vector<Point>& line : lines) canvas.stroke(line, dim);
    return;
  }
  const Stroke halo = {.width_px = width_px + 2 * model_halo_px(content),
                       .color = content.theme.halo.with_alpha(opacity_of(Layer::halo))};
  for (const std::vector<Point>& line : lines) canvas.stroke(line, halo);
  for (const std::vector<Point>& line : lines) {
    canvas.stroke(line, {.width_px = width_px, .color = descent.color});
  }
}

}  // namespace gradreel
