// Parts that pages have of each entry of a registry.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/param.hpp"

namespace gradreel {

/// A heading of that name, and the title below it.
std::string entry_heading(std::string_view name, std::string_view title);

/// LaTeX as GitHub shows it, its lines under each other.
std::string display_formula(std::string_view latex);

/// Nothing if there are none.
std::string parameters_table(std::span<const Param> params);

}  // namespace gradreel
