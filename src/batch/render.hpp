// From a film to a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/segments.hpp"
#include "film/film.hpp"

namespace gradreel {

/// Renders the whole film to `path`: see encode_segments().
bool render(const Film& film, const Format& format, const std::string& path, const RenderOptions& options);

/// The exact colours of a film's inks, for its palette: theme, trails, and the edges of text.
std::vector<Rgb> ink_colors(const FilmContent& content);

/// The palette of a GIF of the film, of at most so many colours: its inks, and what 16 frames at fixed places
/// show.
std::vector<Rgb> film_palette(const Film& film, int most = kMostGifColors);

/// One frame, painted alone.
Image paint_frame(const Film& film, std::int64_t frame);

}  // namespace gradreel
