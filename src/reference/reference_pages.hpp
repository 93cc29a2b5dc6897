// The pages of docs/ that are made from the registries and the tables of keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// "formats", "keys", "keys/time" and so on, sorted: docs/NAME.md each.
const std::vector<std::string_view>& reference_pages();

/// The page, in GitHub's Markdown. Throws std::logic_error for an unknown name.
std::string reference_page(std::string_view name);

}  // namespace gradreel
