// JSON Schemas of the files that gradreel reads, from the declared keys: for editors.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scene/configs.hpp"

namespace gradreel {

/// "scene", "profile" and "theme".
std::span<const std::string_view> schema_names();

/// The schema of that name, of which draft-07 and 2020-12 say the same. Themes, profiles and sets of
/// optimizers that scenes may name are those of `configs`. Throws std::logic_error for another name.
std::string json_schema(std::string_view name, const Configs& configs);

}  // namespace gradreel
