// LaTeX formulas to vectors, by latex and dvisvgm: the only place that runs other programs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/formula.hpp"
#include "core/subprocess.hpp"

namespace gradreel {

struct TypesetOptions {
  std::optional<std::string> cache_dir;  ///< where results are kept; none: nowhere
  RunLimits limits;                      ///< of each program
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

/// Typesets all formulas (LaTeX without dollars; amsmath and amssymb are there) in one run, in inline style.
/// Whoever wrote them is not trusted: they run in a folder of their own that is removed, cannot read or write
/// files elsewhere, start programs, or go on for ever. What is kept in the cache never changes the result.
/// Throws Error if something fails that has nothing to do with the formulas.
Typeset typeset(std::span<const std::string> formulas, const TypesetOptions& options);

/// $XDG_CACHE_HOME/gradreel/formulas, or that below ~/.cache; none if neither is known.
std::optional<std::string> formula_cache_dir();

/// The programs used, e.g. {"latex", "pdfTeX 3.141..."}; "not installed" where one is missing.
std::vector<std::pair<std::string, std::string>> typeset_versions();

}  // namespace gradreel
