// Values of a tree as YAML on one line, whatever they hold.
#pragma once

#include <string>
#include <string_view>

#include "scene/document.hpp"

namespace gradreel {

/// Read again, it is the same value.
std::string yaml_value(const Value& value);

/// The same for the key of a mapping.
std::string yaml_key(std::string_view key);

}  // namespace gradreel
