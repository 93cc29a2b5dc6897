// Values as one would write them on one line of YAML: for hints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scene/document.hpp"

namespace gradreel {

/// "{name: adam, beta1: 0.8}"; nothing if it would be longer than a hint should be, or if a text has control
/// characters.
std::optional<std::string> flow_text(const Value& value);

/// A text in single quotes, in which a backslash is only a backslash.
std::string single_quoted(std::string_view text);

}  // namespace gradreel
