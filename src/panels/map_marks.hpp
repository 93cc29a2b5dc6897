// What every map of the surface marks.
#pragma once

#include "film/content.hpp"

namespace gradreel {

/// A known minimum.
void paint_minimum(Canvas& canvas, const FilmContent& content, Point at_px, bool is_global);

/// Where a descent starts.
void paint_start(Canvas& canvas, const FilmContent& content, Point at_px);

}  // namespace gradreel
