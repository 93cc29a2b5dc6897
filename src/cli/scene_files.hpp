// The scene files that a command's PATH arguments name, and where their outputs go.
#pragma once

#include <string>
#include <vector>

#include "scene/resolve.hpp"

namespace gradreel {

/// A scene file, and the folder its outputs go into below the output folder.
struct SceneFile {
  std::string path;
  std::string folder;  ///< relative; empty for a file that was named itself
};

/// Files as given; folders: every *.yaml and *.yml below, in the order of their names. Throws Error where a
/// path does not exist or a folder holds no scene.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths);

/// One output of one scene, and its files.
struct Target {
  const Scene* scene = nullptr;
  const OutputSpec* output = nullptr;
  std::string path;                        ///< of the film or the numbers; not written where there are clips
  std::vector<std::string> clips, stills;  ///< of a film that is split: a clip more than pauses
  std::string poster, sidecar, snippets;   ///< empty: not wanted
};

/// The file of every output: OUTPUT_DIR/FOLDER/STEM.EXT, with .PROFILE in front of EXT for drafts and where
/// two outputs would collide; STEM.01.EXT, STEM.01.png and so on where it is split at pauses. Files beside it
/// have its name (STEM.poster.png, STEM.json, STEM.snippets.md), with .PROFILE, and then .FORMAT (and
/// .clips of what is split), where theirs would collide with another's. Throws Error where two still do.
/// `files` and `scenes` are parallel.
std::vector<Target> plan_targets(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                                 const std::string& output_dir);

}  // namespace gradreel
