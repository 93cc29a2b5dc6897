// What most commands begin with.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/scene_files.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "video/format.hpp"

namespace gradreel {

struct Loaded {
  std::vector<SceneFile> files;
  std::vector<Scene> scenes;  ///< parallel to files
};

/// All scenes of the paths, resolved. Every mistake of all of them is in one Error. What they draw is
/// typeset.
Loaded load(const std::vector<std::string>& paths, const Globals& globals, const LoadOptions& options);

/// The only scene of `path`, which must be a file.
Scene load_one(const std::string& path, const Globals& globals, const LoadOptions& options = {});

/// The same where nothing will be drawn: formulas are not typeset.
Scene load_undrawn(const std::string& path, const Globals& globals);

/// The output format that a spec asks for; a GIF's palette comes from the film.
std::unique_ptr<Format> make_format(const Film& film, const OutputSpec& output, const std::string& title);

/// "12.3 MB".
std::string size_text(std::uintmax_t bytes);

}  // namespace gradreel
