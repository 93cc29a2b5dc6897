// Writes a tree of values as YAML.
#pragma once

#include <string>

#include "scene/document.hpp"

namespace gradreel::testing {

/// The root's keys on lines of their own, all below them in brackets. Reads back as the same tree; what
/// `parse_document` cannot have made may be no YAML.
std::string yaml_text(const Value& root);

}  // namespace gradreel::testing
