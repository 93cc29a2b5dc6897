// Typesets LaTeX formulas as vector graphics, with latex and dvisvgm. Nothing else in gradreel runs other
// programs.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cache/cache.hpp"
#include "core/formula.hpp"
#include "core/subprocess.hpp"

namespace gradreel {

struct TypesetOptions {
  Cache* cache = nullptr;  ///< that keeps results; null: none
  RunLimits limits = {};   ///< of each program
};

/// Why a formula could not be typeset.
struct TypesetProblem {
  std::size_t formula = 0;    ///< index
  std::string message, hint;  ///< as in a Mistake
};

struct Typeset {
  FormulaBook book;  ///< complete if there are no problems
  std::vector<TypesetProblem> problems;
};

/// Typesets all formulas (LaTeX without dollar signs; amsmath and amssymb are loaded) in one run, in inline
/// style. The formulas are untrusted: latex runs in its own temporary folder, with limits on time and memory,
/// and cannot read or write files elsewhere or start programs. The cache never changes the result. Throws
/// Error on failures that the formulas did not cause.
Typeset typeset(std::span<const std::string> formulas, const TypesetOptions& options);

/// The programs and their versions, e.g. {"latex", "pdfTeX 3.141..."}; a missing one is "not installed".
std::vector<std::pair<std::string, std::string>> typeset_versions();

}  // namespace gradreel
