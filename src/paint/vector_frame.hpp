// Draws frames of a film as vectors.
#pragma once

#include "draw/canvas.hpp"
#include "draw/vector_sheet.hpp"
#include "film/film.hpp"

namespace gradreel {

/// Draws everything in frame `frame` on `sheet`, in the same order as Painter. Content that needs pixels (3D
/// surface, basin maps, zoomed maps) is embedded as images with at least the frame's resolution.
void draw_frame(const Film& film, std::int64_t frame, VectorSheet& sheet, TextEngine& text);

}  // namespace gradreel
