// What an output is made from, part by part, so that a change can be named.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace gradreel {

/// Digests or versions by name, in groups: `keys` of the scene, `theme`, `optimizers` (the set's file),
/// `files` (data and narration), `fonts` (those of the machine that stand in for ours), `variables` (where a
/// sidecar lists them); and `output`, whose one entry is its text.
using Ingredients = std::map<std::string, std::map<std::string, std::string>>;

/// Of an output of a scene that was loaded; nothing is run, drawn or typeset.
Ingredients ingredients_of(const Scene& scene, const OutputSpec& output);

/// An output and what decides about it.
struct DigestLine {
  std::string output;       ///< its path
  std::string scene;        ///< the scene's file
  std::string digest;       ///< of `inputs`, the machine's fonts and all versions
  std::string inputs;       ///< what its file carries: scene_digest()
  Ingredients ingredients;  ///< without empty groups
};
DigestLine digest_line(const std::string& path, const Scene& scene, const OutputSpec& output);

/// JSON: {"outputs": [{"output", "scene", "digest", "inputs", "ingredients": {group: {name: value}}}],
/// "versions": {name: version}}.
std::string digests_json(const std::vector<DigestLine>& lines);

}  // namespace gradreel
