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

/// Files as given, "-" for standard input, at most once; for folders, every *.yaml and *.yml below them,
/// sorted by name. Links to files are followed, links to folders are not. Throws Error with all that is
/// wrong: a path that does not exist, a folder that cannot be read or contains no scene, a pipe, a device or
/// a link to nowhere with the name of a scene.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths);

}  // namespace gradreel
