// Snippets to paste into pages and slides that show a film.
#pragma once

#include <string>

#include "outputs/sidecar.hpp"

namespace gradreel {

/// Markdown with a block to copy for HTML, reveal.js, beamer and, for moving images, Markdown. Names are
/// those of files in the same folder. Needs a poster, and a format that may be embedded.
std::string snippets_text(const Sidecar& sidecar);

}  // namespace gradreel
