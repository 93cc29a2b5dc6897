// Sidecars, read back.
#pragma once

#include <optional>
#include <string>

#include "gallery/gallery_film.hpp"

namespace gradreel {

struct SidecarContent {
  GalleryFilm film;    ///< files and poster are names that are not looked at yet; no text of the scene
  std::string source;  ///< the scene's path from the sidecar's folder; may be empty
};

/// None if the text is no sidecar of a film: another program's JSON, or trajectories.
std::optional<SidecarContent> read_sidecar(const std::string& text);

}  // namespace gradreel
