// Captions broken into lines: layout and panel must agree on them.
#pragma once

#include <string>
#include <vector>

#include "draw/text.hpp"
#include "film/content.hpp"

namespace gradreel {

TextStyle caption_style(const FilmContent& content);

/// From one baseline to the next, in pixels.
double caption_line(const FilmContent& content);

std::vector<std::string> caption_lines(const FilmContent& content, const Caption& caption, double width,
                                       TextEngine& text);

/// Room for the longest of the film's captions, in pixels; 0 if there are none.
double captions_height(const FilmContent& content, double width, TextEngine& text);

}  // namespace gradreel
