// The surface that a scene shows, wherever it comes from.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/domain.hpp"
#include "core/fit_data.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "core/param.hpp"

namespace gradreel {

/// Complete in itself: an entry of the registry with its parameters is one way to make it (`choice_of` in
/// surfaces/surface.hpp), and nothing that shows or descends it asks which way it was.
struct SurfaceChoice {
  std::string name;     ///< for files and messages
  std::string title;    ///< for people; empty: texts say its formula
  std::string formula;  ///< Unicode; empty if it has none
  std::string latex;    ///< the same in LaTeX, one part per line
  std::string source;   ///< author and year, or where it comes from; may be empty
  Domain domain;        ///< shown where the scene says no other
  /// Known ones inside the domain for these parameters, the lowest first; may be empty.
  std::vector<Minimum> minima;
  std::vector<Point> starts;  ///< suggested; a scene that states none takes the first, so at least one
  Parameters parameters;      ///< all, those at their defaults included
  bool is_typed = false;      ///< the scene itself says its formula
  std::array<std::string, 2> axis_names = {"x", "y"};  ///< of the coordinates, beside axes
  std::array<std::string, 2> brief_axis_names = {};    ///< where these have no room; may be empty
  /// The rows of which it is the mean loss: then the objective is a RowsObjective. Null: there are none.
  std::shared_ptr<const FitData> data = nullptr;
  std::size_t evaluation_rows = 1;             ///< rows of data that an evaluation goes through, or 1
  std::shared_ptr<const Objective> objective;  ///< null: no surface, as in a scene that names none

  /// 2 where there is no surface.
  int dimension() const { return objective ? objective->dimension() : 2; }
};

/// "f(x)" or "f(x, y)".
inline std::string call_text(int dimension) { return dimension == 1 ? "f(x)" : "f(x, y)"; }

/// "f(x, y) = x² + y²", in plain text.
inline std::string equation_of(const SurfaceChoice& surface) {
  return call_text(surface.domain.dimension()) + " = " + surface.formula;
}

/// What texts call it.
inline std::string title_of(const SurfaceChoice& surface) {
  return surface.title.empty() ? equation_of(surface) : surface.title;
}

}  // namespace gradreel
