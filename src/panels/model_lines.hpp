// The lines that models draw, such as fitted curves and boundaries, in the look of their descents.
#pragma once

#include <span>

#include "draw/canvas.hpp"
#include "film/content.hpp"

namespace gradreel {

/// Of the halo on each side of a line, in pixels.
inline double model_halo_px(const FilmContent& content) { return content.px(0.0022); }

/// `width_px` wide and with a halo, as trails have one; those of a thin descent are thin and dim.
void stroke_model(Canvas& canvas, const FilmContent& content, const Descent& descent,
                  std::span<const std::vector<Point>> lines, double width_px);

}  // namespace gradreel
