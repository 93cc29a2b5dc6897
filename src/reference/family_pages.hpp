// The pages of optimizers and surfaces: an overview of each, and a page for each family.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// "optimizers", "optimizers/adam" and so on. They throw std::logic_error if an entry names a family that
/// has no page.
std::vector<std::string> optimizer_pages();
std::string optimizer_page(std::string_view name);

/// "surfaces", "surfaces/many_minima" and so on.
std::vector<std::string> surface_pages();
std::string surface_page(std::string_view name);

}  // namespace gradreel
