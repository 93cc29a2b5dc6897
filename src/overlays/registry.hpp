// The overlays that there are.
#pragma once

#include <span>
#include <string_view>

#include "film/overlay.hpp"

namespace gradreel {

/// All overlays, in the order of overlays.def.
std::span<const OverlayEntry* const> overlays();

/// Null if there is none of that name.
const OverlayEntry* find_overlay(std::string_view name);

}  // namespace gradreel
