// One run of latex.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/formula.hpp"
#include "core/subprocess.hpp"

namespace gradreel {

/// A LaTeX document with a page for each formula, whose baseline begins at the page's origin, and which says
/// how large they are while it is typeset.
std::string latex_document(std::span<const std::string> formulas);

/// What latex says of a document.
struct LatexReport {
  std::vector<std::optional<Formula>> sizes;  ///< of each formula; no pictures yet
  std::size_t last_begun = 0;                 ///< the formula at which it ended
  std::string error;                          ///< the first one: "Undefined control sequence \foo"; or empty
};

LatexReport read_latex_output(const std::string& output, std::size_t formulas);

/// The environment of a program that reads what strangers wrote, and looks at nothing but the system's files.
std::vector<std::string> confined_environment(const std::string& folder);

}  // namespace gradreel
