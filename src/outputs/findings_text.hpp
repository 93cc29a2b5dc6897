// Mistakes and warnings as data, for programs.
#pragma once

#include <string>

#include "core/error.hpp"

namespace gradreel {

/// A JSON array: {"file", "line", "column", "message", "hint", "severity"} for each, mistakes first, with the
/// severity "error" or "warning". What is not known is null.
std::string findings_json(const Findings& found);

}  // namespace gradreel
