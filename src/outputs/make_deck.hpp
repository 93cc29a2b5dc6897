// Makes a deck: one page with a film's clips between pauses, and a picture of each place where it stops.
#pragma once

#include <optional>

#include "film/film.hpp"
#include "outputs/making.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Of a video; the file appears whole or not at all. `turn` is given up before clips are rendered. Throws as
/// make_film() does.
Made make_deck(const Target& target, const Film& film, const Trajectories& trajectories,
               std::optional<Turn>& turn, const Making& making, Watcher& watcher);

}  // namespace gradreel
