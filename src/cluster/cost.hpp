// What making a segment takes, about.
#pragma once

#include <cstdint>

#include "outputs/prepared_film.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Milliseconds of one processor for so many frames of the film: a rough guess from its size, whether its
/// view moves and its format; the same on every machine.
std::int64_t cost_ms(const OutputSpec& output, const PreparedFilm& film, std::int64_t frames);

}  // namespace gradreel
