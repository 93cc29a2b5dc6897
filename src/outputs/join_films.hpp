// Chooses the films of a scene that a page may show in one place.
#pragma once

#include <span>
#include <vector>

#include "outputs/page_film.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Those of `targets` that may stand in for `target`, it or a smaller one of its format among them: films of
/// its scene with snippets, of its shape and theme, and of the first theme that is light where its own is
/// dark, or dark where it is light, if both themes have videos or neither has. Of each format and theme the
/// smallest; dark ones first, then as pages offer formats. Empty if there is nothing to choose from.
std::vector<PageFilm> films_to_join(const Target& target, std::span<const Target> targets);

}  // namespace gradreel
