// Whether fonts have the characters of a scene's texts.
#pragma once

#include <vector>

#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// Adds a mistake for each text with characters that no font has, at the first of them, with the package that
/// has it. `source`: of the scene.
void check_glyphs(const Scene& scene, const Source& source, std::vector<Mistake>& mistakes);

}  // namespace gradreel
