// The snippet that joins films of a scene: a page shows one of them.
#pragma once

#include <span>
#include <string>

#include "outputs/page_film.hpp"

namespace gradreel {

/// A block to copy. `films` are films_to_join().
std::string joint_snippet(std::span<const PageFilm> films, const std::string& alt);

}  // namespace gradreel
