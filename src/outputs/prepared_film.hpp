// A film of which everything is known but its frames.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/sha256.hpp"
#include "film/cuts.hpp"
#include "film/film.hpp"
#include "outputs/clips.hpp"
#include "outputs/making.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"
#include "video/film_facts.hpp"

namespace gradreel {

struct PreparedFilm {
  Film film;
  std::optional<Deck> deck;  ///< where the target is cut at its pauses
  FilmFacts facts;
  std::vector<Clip> clips;
  std::map<std::string, Sha256Digest> computed;  ///< what panels computed, such as maps of basins
};

/// Composes the film, which computes its maps and its palette. Throws Error with mistakes that show only now,
/// and where a folder is in the way of a clip. The target's output outlives what is returned.
PreparedFilm prepare_film(const Target& target, const Trajectories& trajectories, const Making& making,
                          Watcher& watcher);

}  // namespace gradreel
