// Cards: texts in the middle of an empty frame.
#pragma once

#include "draw/canvas.hpp"
#include "film/content.hpp"

namespace gradreel {

/// The card's texts on the background, in the middle of the frame.
Image paint_card(const FilmContent& content, const Card& card, TextEngine& text);

/// The texts alone.
void draw_card(Canvas& canvas, const FilmContent& content, const Card& card);

}  // namespace gradreel
