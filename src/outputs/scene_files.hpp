// Finds the scene files that a command's PATH arguments name.
#pragma once

#include <string>
#include <vector>

#include "core/error.hpp"

namespace gradreel {

/// A scene file, and the folder its outputs go into below the output folder.
struct SceneFile {
  std::string path;
  std::string folder;  ///< relative; empty for a file that was named itself
};

/// Files as given, "-" for standard input, at most once; for folders, every *.yaml and *.yml below them, in
/// letters of either case, sorted by name, but for _*, which other scenes include; patterns with *, ? and [
/// that name no file themselves stand for the files and folders that match, sorted. Links are followed.
///
/// `excluded` are patterns of what is left out: one without a slash is that of the name of a file or folder,
/// at any depth; one with a slash is that of a whole path, where * stands for slashes, too. A pattern that
/// leaves out nothing is a warning.
///
/// Throws Error with all that is wrong: a path that does not exist, a pattern that nothing matches, a folder
/// that cannot be read, is inside itself by a link, or contains no scene, a pipe, a device or a link to
/// nowhere with the name of a scene; or nothing is left.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths,
                                        const std::vector<std::string>& excluded,
                                        std::vector<Mistake>& warnings);

/// The same without exceptions.
std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths);

}  // namespace gradreel
