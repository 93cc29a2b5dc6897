// Input and output of one run of latex.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/formula.hpp"
#include "core/subprocess.hpp"

namespace gradreel {

/// A LaTeX document with one page per formula, whose baseline begins at the page's origin. It prints the
/// formulas' sizes while it is typeset.
std::string latex_document(std::span<const std::string> formulas);

/// What latex printed about a document.
struct LatexReport {
  std::vector<std::optional<Formula>> sizes;  ///< one per formula, without pictures
  std::size_t last_begun = 0;                 ///< the last formula that latex began
  std::string error;  ///< the first error, "Undefined control sequence \foo", or empty
};

LatexReport read_latex_output(const std::string& output, std::size_t formulas);

/// The environment for a program that processes untrusted input. It lets TeX read only the system's files.
std::vector<std::string> confined_environment(const std::string& folder);

}  // namespace gradreel
