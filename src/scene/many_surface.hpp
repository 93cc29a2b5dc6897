// Objectives of more than two parameters as surfaces of a scene.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

/// One that `surface: {name: ...}` may name, beside the registry of surfaces.
struct ManyObjective {
  std::string_view name;
  std::string_view title;    ///< for people
  std::string_view formula;  ///< Unicode
  std::string_view latex;    ///< the same in LaTeX
  std::string_view source;   ///< author and year, or where it comes from
  std::vector<Key> keys;
  /// Fills in out.space and what texts say of the surface. Mistakes are noted.
  void (*read)(MapReader& map, Scene& out) = nullptr;
};

std::span<const ManyObjective> many_objectives();

/// Null if there is none of that name.
const ManyObjective* find_many_objective(std::string_view name);

/// The names of all surfaces.
std::vector<std::string_view> surface_names();

/// `dimension` of surfaces of the registry that have a form in more dimensions, by its name; none: nullopt.
std::optional<Key> dimension_key(std::string_view surface);

/// Reads such a surface, in more than two dimensions.
void read_many_surface(MapReader& map, const ManyObjective& objective, Scene& out);

/// rosenbrock with `dimension` above 2; `a` and `b` are its parameters. False: it has two.
bool read_rosenbrock_chain(MapReader& map, const ParamValues& params, Scene& out);

/// `start` and `starts` of such a scene: lists of as many numbers as there are parameters.
void read_many_starts(MapReader& scene, Scene& out);

/// The form of one.
Form position_form();

/// Notes optimizers, overlays, panels and sizes that do not fit. Of other scenes: what only these have.
void check_space(MapReader& scene, const Scene& out);

}  // namespace gradreel
