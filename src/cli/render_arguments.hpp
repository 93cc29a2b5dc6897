// What is rendered: the arguments that `render` and `check` share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "outputs/plan_outputs.hpp"

namespace gradreel {

struct RenderArguments {
  std::vector<std::string> paths, excluded;
  LoadOptions load;
  PlanOptions plan;
  bool strict = false;       ///< warnings are mistakes
  bool quiet = false;        ///< they are not printed
  bool is_tolerant = false;  ///< scenes with mistakes do not stop the others: see plan_sound()
  std::optional<std::string> lock;

  /// Whether the command line has the option, by its name without dashes.
  std::function<bool(std::string_view name)> is_given = [](std::string_view) { return false; };
};

void add_render_arguments(CLI::App& command, RenderArguments& options);

/// Those of them that say which scenes are rendered and how; and where to, without `-o`.
void add_scene_arguments(CLI::App& command, RenderArguments& options);
void add_folder_arguments(CLI::App& command, RenderArguments& options);

/// `--lock FILE`, of commands that know what to do with it; returned for options that need it.
CLI::Option* add_lock_argument(CLI::App& command, RenderArguments& options, const std::string& doc);

/// The files of the arguments; what is odd about these is said.
std::vector<SceneFile> find_files(const RenderArguments& options);

/// Scenes that were left out.
struct Refused {
  std::vector<Mistake> mistakes;
  std::size_t scenes = 0;
  std::size_t of = 0;    ///< so many scenes
  std::size_t said = 0;  ///< how many of the mistakes

  void add(const std::vector<Mistake>& more);  ///< those of one scene more
};

/// The scenes, and what is made of them.
struct Planned {
  Loaded loaded;
  std::vector<Target> targets;  ///< they point into `loaded`
  Refused refused = {};
};

/// Loads the scenes and plans their outputs. Throws Error with all mistakes.
Planned plan(const RenderArguments& options, const Globals& globals);

/// The same where `is_tolerant`, but scenes with mistakes are left out, and their mistakes said. Throws Error
/// if none is left.
Planned plan_sound(const RenderArguments& options, const Globals& globals);

/// Loads and plans these files as plan_sound() does; what is left out is not said.
Planned plan_files(const std::vector<SceneFile>& files, const RenderArguments& options,
                   const Globals& globals, const LoadOptions& load);

/// Says what is wrong with what is left out. Throws Error with all of it if nothing is left to be made.
void settle_refused(Refused& refused, bool is_anything_left);

/// Looks for what else can be wrong before the first frame. Prints warnings on standard error. Throws Error
/// with all mistakes; where `strict`, warnings are among them.
void inspect(Planned& planned, const RenderArguments& options, Cache* cache = nullptr);

/// The same as plan_sound() does: the targets of scenes with mistakes are left out. They are not said. See
/// inspect_each() for the cache, which may be null.
void inspect_sound(Planned& planned, const RenderArguments& options, Cache* cache);

}  // namespace gradreel
