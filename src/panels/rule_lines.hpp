// Update rules as lines that can be aligned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// "θ | ← θ − α g": split in front of its first ← or =.
struct RuleLine {
  std::string left, right;  ///< LaTeX in display style; left may be empty
};

/// A rule as an OptimizerEntry has it. `broken`: parts of a line that are joined by ", \quad" get lines of
/// their own.
std::vector<RuleLine> rule_lines(std::string_view latex, bool broken);

}  // namespace gradreel
