// The pages of docs/ that are made from the registries and the tables of keys.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gradreel {

/// "formats", "keys", "optimizers" and so on: docs/NAME.md each.
std::span<const std::string_view> reference_pages();

/// The page, in GitHub's Markdown. Throws std::logic_error for an unknown name.
std::string reference_page(std::string_view name);

}  // namespace gradreel
