// Which theme an output has: its own, or else its scene's.
#pragma once

#include "scene/scene.hpp"

namespace gradreel {

const Theme& theme_of(const Scene& scene, const OutputSpec& output);

/// Name and digest of its document.
FileDigest theme_file_of(const Scene& scene, const OutputSpec& output);

/// What the output is read from: the scene's, with the output's theme.
SourceDigests sources_of(const Scene& scene, const OutputSpec& output);

/// Its text is lighter than its ground.
bool is_dark(const Theme& theme);

}  // namespace gradreel
