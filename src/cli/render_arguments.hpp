// What is rendered: the arguments that `render` and `check` share.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "outputs/plan_outputs.hpp"

namespace gradreel {

struct RenderArguments {
  std::vector<std::string> paths;
  LoadOptions load;
  PlanOptions plan;
  bool strict = false;  ///< warnings are mistakes
  bool quiet = false;   ///< they are not printed
};

void add_render_arguments(CLI::App& command, RenderArguments& options);

/// The scenes, and what is made of them.
struct Planned {
  Loaded loaded;
  std::vector<Target> targets;  ///< they point into `loaded`
};

/// Loads the scenes and plans their outputs. Throws Error with all mistakes.
Planned plan(const RenderArguments& options, const Globals& globals);

/// Looks for what else can be wrong before the first frame. Prints warnings on standard error. Throws Error
/// with all mistakes; where `strict`, warnings are among them.
void inspect(const Planned& planned, const RenderArguments& options);

}  // namespace gradreel
