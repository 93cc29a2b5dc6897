// Texts below the plots that come and go, and what is said on cards.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace gradreel {

/// Shown in frames [begin, end).
struct Caption {
  std::int64_t begin = 0, end = 0;
  std::string text;
  std::int64_t fade = 0;  ///< frames that it takes to come, and to go

  /// 0 where it is not shown; it rises and falls in even steps. A caption shorter than its fades never gets
  /// to 1.
  double opacity(std::int64_t frame) const {
    if (frame < begin || frame >= end) return 0;
    const std::int64_t step = std::min({frame - begin + 1, end - frame, fade + 1});
    return static_cast<double>(step) / static_cast<double>(fade + 1);
  }
};

/// A text that fills the frame.
struct Card {
  std::string title, subtitle;  ///< either may be empty
};

}  // namespace gradreel
