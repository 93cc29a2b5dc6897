// A deck as one page: a film that a speaker steps through, pause by pause.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/geometry.hpp"

namespace gradreel {

struct DeckPage {
  /// Where the speaker stands still: before the first step and after each.
  struct Stop {
    std::string alt;
    Bytes png;
  };
  /// From one stop to the next.
  struct Step {
    Bytes clip;  ///< empty: nothing moves
    std::int64_t frames = 0;
    std::vector<std::string> notes;  ///< what the speaker says: captions, in plain text
  };
  std::string title;    ///< plain text
  std::string comment;  ///< what the deck was made from
  std::string_view mime_type;
  int width = 0, height = 0;
  Color ground;             ///< around the film
  std::vector<Stop> stops;  ///< one more than `steps`
  std::vector<Step> steps;
};

/// A whole page, which needs no other file. Its texts stay texts, whatever they hold.
std::string deck_html(const DeckPage& page);

/// The head of such a page, up to the body; texts are HTML. `color`: around the film.
std::string deck_head(const std::string& title, const std::string& comment, const std::string& color);

/// The script, and all that follows it.
std::string deck_end();

}  // namespace gradreel
