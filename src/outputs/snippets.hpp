// Texts to paste where a film is to be seen.
#pragma once

#include <string>
#include <string_view>

#include "outputs/sidecar.hpp"

namespace gradreel {

/// Whether browsers show files of that extension, and so whether there is something to paste.
bool can_embed(std::string_view extension);

/// Markdown with a block to copy for HTML, reveal.js, beamer and, for moving images, Markdown. Names are
/// those of files in the same folder. Needs a poster.
std::string snippets_text(const Sidecar& sidecar);

}  // namespace gradreel
