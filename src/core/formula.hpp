// A typeset formula as vector graphics. tex/ makes it and draw/ draws it.
#pragma once

#include <map>
#include <string>

#include "core/geometry.hpp"

namespace gradreel {

/// Lengths are in em of the formula's font, relative to the left end of its baseline; y points down.
struct Formula {
  double width = 0;                ///< advance
  double ascent = 0, descent = 0;  ///< of its box, above and below the baseline; usually both positive
  Box ink = {};                    ///< bounding box of its letters and rules; empty if it has none
  double units_per_em = 1;         ///< units of `picture` per em
  std::string picture = {};        ///< content of an <svg> element: paths and rectangles without colours
  friend bool operator==(const Formula&, const Formula&) = default;
};

/// Formulas by LaTeX source, without the dollar signs.
using FormulaBook = std::map<std::string, Formula, std::less<>>;

}  // namespace gradreel
