// Captions, which fade in and out below the plots, and the texts of cards.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace gradreel {

/// Shown in frames [begin, end).
struct Caption {
  std::int64_t begin = 0, end = 0;
  std::string text;
  std::int64_t fade = 0;  ///< frames of the fade-in and of the fade-out

  /// Rises and falls in even steps; 0 outside the caption's frames. A caption shorter than its fades does not
  /// reach 1.
  double opacity(std::int64_t frame) const {
    if (frame < begin || frame >= end) return 0;
    const std::int64_t step = std::min({frame - begin + 1, end - frame, fade + 1});
    return static_cast<double>(step) / static_cast<double>(fade + 1);
  }
};

/// A full-frame text.
struct Card {
  std::string title, subtitle;  ///< either may be empty
};

}  // namespace gradreel
