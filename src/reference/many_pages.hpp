// What pages and terminals say of objectives of many parameters.
#pragma once

#include <string>
#include <string_view>

#include "scene/many_surface.hpp"

namespace gradreel {

/// Their page of docs/.
inline constexpr std::string_view kManyObjectivesPage = "surfaces/many_parameters";

/// Its text.
std::string many_objectives_page();

/// The section of docs/surfaces.md.
std::string many_objectives_overview();

/// For terminals.
std::string describe_many_objective(const ManyObjective& objective, int columns);

}  // namespace gradreel
