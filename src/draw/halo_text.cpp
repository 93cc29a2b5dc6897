#include "draw/halo_text.hpp"

namespace gradreel {

void halo_text(Canvas& canvas, std::string_view utf8, Point at, const TextStyle& style, Color color,
               Color halo, double halo_px, Align align) {
  canvas.text_rim(utf8, at, style, halo, halo_px, align, VAlign::middle);
  canvas.text(utf8, at, style, color, align, VAlign::middle);
}

}  // namespace gradreel
