#include "draw/halo_text.hpp"

namespace gradreel {

void halo_text(Canvas& canvas, std::string_view utf8, Point at, const TextStyle& style, Color color,
               Color halo, double halo_px, Align align) {
  constexpr double kDiagonal = 0.7071067811865476;
  constexpr Point kRim[] = {{-1, 0},
                            {1, 0},
                            {0, -1},
                            {0, 1},
                            {-kDiagonal, -kDiagonal},
                            {kDiagonal, -kDiagonal},
                            {-kDiagonal, kDiagonal},
                            {kDiagonal, kDiagonal}};
  for (const Point p : kRim) canvas.text(utf8, at + halo_px * p, style, halo, align, VAlign::middle);
  canvas.text(utf8, at, style, color, align, VAlign::middle);
}

}  // namespace gradreel
