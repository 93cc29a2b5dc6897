// Finds the films of a folder.
#pragma once

#include <string>
#include <vector>

#include "gallery/gallery_film.hpp"

namespace gradreel {

struct Collection {
  std::vector<GalleryFilm> films;     ///< in the order of their paths
  std::vector<std::string> warnings;  ///< one line each, with the file that it is about in front
};

/// All films below `folder`, but for what lies in `site`: those that sidecars describe, and with a warning
/// others. A sidecar is not trusted: what it names must lie beside it, and a scene's text is shown only if
/// the scene is a YAML file within the working folder. Throws Error if the folder cannot be read, or holds
/// more than 10,000 films.
Collection collect_films(const std::string& folder, const std::string& site);

}  // namespace gradreel
