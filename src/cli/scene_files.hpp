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

/// One output of one scene, and its file.
struct Target {
  const Scene* scene = nullptr;
  const OutputSpec* output = nullptr;
  std::string path;
};

/// The file of every output: OUTPUT_DIR/FOLDER/STEM.EXT, with .PROFILE in front of EXT for drafts and where
/// two outputs would collide. Throws Error where two still do. `files` and `scenes` are parallel.
std::vector<Target> plan_targets(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                                 const std::string& output_dir);

}  // namespace gradreel
