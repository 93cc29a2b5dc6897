// Snippets to paste into pages and slides that show a film.
#pragma once

#include <span>
#include <string>

#include "outputs/page_film.hpp"
#include "outputs/sidecar.hpp"

namespace gradreel {

/// Markdown with a block to copy for HTML, reveal.js, beamer and, for moving images, Markdown; before them
/// the block that joins the films of `page`, if there are some. Names are those of files in the same folder.
/// Needs a poster, and a format that may be embedded.
std::string snippets_text(const Sidecar& sidecar, std::span<const PageFilm> page = {});

}  // namespace gradreel
