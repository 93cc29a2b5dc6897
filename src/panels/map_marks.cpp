#include "panels/map_marks.hpp"

namespace gradreel {

void paint_minimum(Canvas& canvas, const FilmContent& content, Point at_px, bool is_global) {
  const Theme& theme = content.theme;
  canvas.marker(Marker::plus, at_px, content.px(is_global ? 0.0075 : 0.006), theme.ink, theme.halo,
                content.px(0.0016));
}

void paint_start(Canvas& canvas, const FilmContent& content, Point at_px) {
  const Theme& theme = content.theme;
  canvas.marker(Marker::circle, at_px, content.px(0.0085), theme.halo, theme.ink, content.px(0.0024));
}

}  // namespace gradreel
