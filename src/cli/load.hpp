// Loads scenes, as most commands do first.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "outputs/scene_files.hpp"
#include "scene/resolve.hpp"

namespace gradreel {

struct Loaded {
  std::vector<SceneFile> files;
  std::vector<Scene> scenes;  ///< parallel to files
};

/// All scenes of the files, resolved. Every mistake of all of them is in one Error. What they draw is
/// typeset.
Loaded load_files(const std::vector<SceneFile>& files, const Globals& globals, const LoadOptions& options);

/// The same of what the paths name.
Loaded load(const std::vector<std::string>& paths, const Globals& globals, const LoadOptions& options);

/// One for each file, whatever is wrong with the others.
std::vector<LoadedScene> load_each(const std::vector<SceneFile>& files, const Globals& globals,
                                   const LoadOptions& options);

/// Nothing that takes long: to know what outputs are made from is enough.
inline void make_quick(LoadOptions& options) { options.typeset = options.tunes = options.searches = false; }

/// What was tuned: "adam: learning rate 0.1 (best of 25 by final loss, 1.2e-5)" per optimizer, in order.
std::vector<std::string> tuning_lines(const Scene& scene);

/// One thread for each that the machine has for this process (core/machine.hpp).
int hardware_jobs();

/// The only film of `path`, which must be a file.
Scene load_one(const std::string& path, const Globals& globals, const LoadOptions& options = {});

/// The same where nothing will be drawn: formulas are not typeset.
Scene load_undrawn(const std::string& path, const Globals& globals, const LoadOptions& options = {});

/// `--set NAME=VALUE`, where scenes are read.
void add_set_option(CLI::App& command, LoadOptions& options);

/// "12.3 MB".
std::string size_text(std::uintmax_t bytes);

}  // namespace gradreel
