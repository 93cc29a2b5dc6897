// The marks that all maps of the surface share.
#pragma once

#include "film/content.hpp"

namespace gradreel {

/// Marks a known minimum.
void paint_minimum(Canvas& canvas, const FilmContent& content, Point at_px, bool is_global);

/// Marks the start of a descent.
void paint_start(Canvas& canvas, const FilmContent& content, Point at_px);

}  // namespace gradreel
