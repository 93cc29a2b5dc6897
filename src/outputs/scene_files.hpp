// The scene files that a command's PATH arguments name, and where their outputs go.
#pragma once

#include <string>
#include <vector>

namespace gradreel {

/// A scene file, and the folder its outputs go into below the output folder.
struct SceneFile {
  std::string path;
  std::string folder;  ///< relative; empty for a file that was named itself
};

/// Files as given; folders: every *.yaml and *.yml below, in the order of their names. Throws Error where a
/// path does not exist or a folder holds no scene.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths);

}  // namespace gradreel
