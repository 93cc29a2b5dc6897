// A typeset formula, as vectors. Made by tex/, drawn by draw/.
#pragma once

#include <map>
#include <string>

#include "core/geometry.hpp"

namespace gradreel {

/// Lengths are in em of the formula's font, relative to the left end of its baseline; y points down.
struct Formula {
  double width = 0;                ///< advance
  double ascent = 0, descent = 0;  ///< of its box above and below the baseline; both mostly positive
  Box ink = {};                    ///< what its lines and letters cover; empty if there are none
  double units_per_em = 1;         ///< of the picture's coordinates
  std::string picture = {};        ///< what is inside an <svg> element: paths and rectangles without colours
  friend bool operator==(const Formula&, const Formula&) = default;
};

/// Formulas by their LaTeX source, without dollars.
using FormulaBook = std::map<std::string, Formula, std::less<>>;

}  // namespace gradreel
