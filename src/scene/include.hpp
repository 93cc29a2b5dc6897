// Fragments: what several scenes have in common, in files of its own.
#pragma once

#include <vector>

#include "scene/document.hpp"
#include "scene/key.hpp"
#include "scene/scene.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxFragments = 32;  ///< of a scene, counting each time that one is included
inline constexpr std::size_t kMaxFragmentDepth = 8;

/// `version` and `include`.
std::vector<Key> include_keys();

/// Reads the fragments that the document's `include` names, and those that they include, and puts their keys
/// below the document's own: what the document states wins, then the fragment that is named last. Of
/// `variables`, each name counts as a key. A key goes with those that it excludes: `starts` hides `start`.
/// Checks `version` in all of them, and takes out both keys. Adds the fragments to `inputs`.
void include_fragments(Document& document, std::vector<InputFile>& inputs, std::vector<Mistake>& mistakes);

}  // namespace gradreel
