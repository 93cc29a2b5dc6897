// Files that a scene names: in its folder, or below.
#pragma once

#include <optional>
#include <string>

#include "core/sha256.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// The path of the file `name`, which is relative to the scene's folder; nothing if it would lie outside,
/// wherever symbolic links lead. From standard input, the folder is the working directory.
std::optional<std::string> path_in_scene(const Scene& scene, const std::string& name);

/// The same of a scene that is not read yet.
std::optional<std::string> path_beside(const std::string& scene_file, const std::string& name);

/// Of all its bytes, as sha256sum prints it; of those that can be read.
Sha256Digest digest_of_file(const std::string& path);

}  // namespace gradreel
