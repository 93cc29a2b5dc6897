// What making a segment takes, about.
#pragma once

#include <cstdint>

#include "outputs/prepared_film.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Milliseconds of one processor for so many frames of the film: a guess from its size, what moves in it and
/// its format, the same on every machine. Right within a factor of 3 for most films (docs/cluster.md).
std::int64_t cost_ms(const OutputSpec& output, const PreparedFilm& film, std::int64_t frames);

}  // namespace gradreel
