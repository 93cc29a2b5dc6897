// Chooses the palette of a film, for formats with few colours.
#pragma once

#include <vector>

#include "film/film.hpp"
#include "video/gif/palette.hpp"

namespace gradreel {

/// The exact colours of a film's inks: theme, trails, and the edges of text.
std::vector<Rgb> ink_colors(const FilmContent& content);

/// The palette of a GIF of the film, of at most so many colours: its inks, and what 16 frames at fixed places
/// show.
std::vector<Rgb> film_palette(const Film& film, int most = kMostGifColors);

}  // namespace gradreel
