// Finds the scene files that a command's PATH arguments name.
#pragma once

#include <string>
#include <vector>

namespace gradreel {

/// A scene file, and the folder its outputs go into below the output folder.
struct SceneFile {
  std::string path;
  std::string folder;  ///< relative; empty for a file that was named itself
};

/// Files as given; for folders, every *.yaml and *.yml below them, sorted by name. Throws Error if a path
/// does not exist or a folder contains no scene.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths);

}  // namespace gradreel
