// What the surfaces have in common that a scene itself defines: places in them, starts, minima.
#pragma once

#include <string_view>
#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMostMinima = 64;

/// The keys title and starts; `otherwise` is how texts call a surface without a title.
std::vector<Key> surface_text_keys(std::string_view otherwise);

/// The forms of the key minima: one of `words`, or places.
std::vector<Form> minima_forms(std::vector<std::string_view> words);

/// The places that a key lists.
std::vector<Point> read_points(MapReader& map, std::string_view key, int dimension);

/// Those that the key minima lists, with their values. One outside of the domain, or where f is not finite,
/// is a mistake.
std::vector<Minimum> stated_minima(MapReader& map, const Objective& f, const Domain& domain);

/// Places all over the domain where f is finite.
std::vector<Point> finite_places(const Objective& f, const Domain& domain);

/// Of `finite`, which is not empty, the nearest to a place in the upper left, or on the left.
Point usual_start(const std::vector<Point>& finite, const Domain& domain);

}  // namespace gradreel
