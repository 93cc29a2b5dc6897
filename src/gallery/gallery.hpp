// Galleries: folders with a page of films and their copies, which need no server.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gradreel {

struct GalleryResult {
  std::size_t films = 0;
  std::uintmax_t bytes = 0;           ///< of all files
  std::vector<std::string> warnings;  ///< one line each
};

/// Writes the gallery of the films below `folder` into `site`, in place of an earlier one. Throws Error if
/// there are none, if `site` holds something else, or if a file cannot be written; the page is written last.
GalleryResult make_gallery(const std::string& folder, const std::string& site, const std::string& title);

}  // namespace gradreel
