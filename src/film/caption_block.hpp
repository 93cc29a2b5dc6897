// Breaks captions into lines, for both the layout and the panel, which must agree.
#pragma once

#include <string>
#include <vector>

#include "draw/text.hpp"
#include "film/content.hpp"

namespace gradreel {

TextStyle caption_style(const FilmContent& content);

/// Distance between baselines, in pixels.
double caption_line(const FilmContent& content);

std::vector<std::string> caption_lines(const FilmContent& content, const Caption& caption, double width,
                                       TextEngine& text);

/// The height of the film's longest caption, in pixels; 0 without captions.
double captions_height(const FilmContent& content, double width, TextEngine& text);

}  // namespace gradreel
