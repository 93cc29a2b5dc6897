// Splits update rules into lines that can be aligned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// A line split in front of its first ← or =: "θ | ← θ − α g".
struct RuleLine {
  std::string left, right;  ///< LaTeX in display style; left may be empty
};

/// The lines of an OptimizerEntry's `latex`. `broken` also breaks lines at ", \quad".
std::vector<RuleLine> rule_lines(std::string_view latex, bool broken);

}  // namespace gradreel
