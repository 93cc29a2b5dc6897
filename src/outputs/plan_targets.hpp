// Names the files of outputs.
#pragma once

#include <string>
#include <vector>

#include "outputs/scene_files.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// The file of every output: OUTPUT_DIR/FOLDER/STEM.EXT, with .PROFILE in front of EXT for drafts and where
/// two outputs would collide, and then .THEME where they still would and name one; STEM.01.EXT, STEM.01.png
/// and so on where it is split at pauses. Files beside it have its name (STEM.poster.png, STEM.json,
/// STEM.snippets.md), with .PROFILE, and then .FORMAT (and .clips of what is split), and .THEME before that,
/// where theirs would collide with another's. Two may still be the same: see overwriting.hpp. `files` and
/// `scenes` are parallel; the targets point into `scenes`.
std::vector<Target> plan_targets(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                                 const std::string& output_dir);

}  // namespace gradreel
