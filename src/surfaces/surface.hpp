// The registry of surfaces: functions of one or two variables, and what is known of them.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "core/param.hpp"
#include "surfaces/surface_choice.hpp"

namespace gradreel {

/// Everything known about a surface without evaluating it.
struct SurfaceEntry {
  std::string_view name;        ///< snake_case, as in YAML
  std::string_view title;       ///< for people
  std::string_view family;      ///< the page of docs/surfaces/ that explains it
  std::string_view formula;     ///< Unicode
  std::string_view latex;       ///< the same in LaTeX, one part per line
  std::string_view source;      ///< author and year, or where it comes from
  std::string_view notes = {};  ///< other facts, such as minima that are not listed
  Domain domain;                ///< its dimension is the function's
  /// Known ones inside the domain, the lowest first; none where f has none. For the parameters' defaults.
  std::vector<Minimum> minima;
  std::vector<Point> starts;         ///< suggested, at least one
  std::string_view not_smooth = {};  ///< where f is not differentiable, and which derivatives are used there
  std::vector<Param> params = {};
  /// Minima for other parameters, if they move with them (they may leave the domain); else null.
  std::vector<Minimum> (*minima_at)(const ParamValues&) = nullptr;
  std::unique_ptr<Objective> (*make)(const ParamValues&) = nullptr;
};

/// All surfaces, in the order of surfaces.def.
std::span<const SurfaceEntry* const> surfaces();

/// Null if there is no surface of that name.
const SurfaceEntry* find_surface(std::string_view name);

/// The minima of a surface with these parameters.
std::vector<Minimum> minima_of(const SurfaceEntry& entry, const ParamValues& params);

/// For a scene.
SurfaceChoice choice_of(const SurfaceEntry& entry, const ParamValues& params);

/// The surface with its parameters at their defaults.
std::unique_ptr<Objective> make_default(const SurfaceEntry& entry);

/// f at one place.
double value_at(const Objective& surface, Point at);

}  // namespace gradreel
