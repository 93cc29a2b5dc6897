// The background of frames.
#pragma once

#include <cstdint>

#include "film/theme.hpp"

namespace gradreel {

/// A pixel of the theme's background; transparent where that is.
inline std::uint32_t background_pixel(const Theme& theme) {
  return theme.background.a > 0 ? opaque(theme.background) : 0;
}

}  // namespace gradreel
