// The panels that there are.
#pragma once

#include <span>
#include <string_view>

#include "film/panel.hpp"

namespace gradreel {

/// All panels, in the order of panels.def.
std::span<const PanelEntry* const> panels();

/// Null if there is none of that name.
const PanelEntry* find_panel(std::string_view name);

}  // namespace gradreel
