// Film and frame number to vectors.
#pragma once

#include "draw/canvas.hpp"
#include "draw/vector_sheet.hpp"
#include "film/film.hpp"

namespace gradreel {

/// Draws all that frame `frame` shows on `sheet`, in the order of Painter. What only pixels can show (a 3D
/// surface, maps of basins, a zoomed map) is embedded as images, at the frame's resolution or finer.
void draw_frame(const Film& film, std::int64_t frame, VectorSheet& sheet, TextEngine& text);

}  // namespace gradreel
