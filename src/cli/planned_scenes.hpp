// The scenes of a plan, read again.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "cli/render_arguments.hpp"
#include "cluster/plan.hpp"

namespace gradreel {

struct PlannedScenes {
  RenderArguments arguments;  ///< with the plan's options
  Globals globals;            ///< the same
  Planned planned;
  std::map<std::size_t, const Target*> targets;  ///< of the films, by their places in the plan
};

/// Loads the scenes of these films, at the plan's paths, which are relative to the working directory; `path`
/// is the plan's own. Throws Error with all mistakes in scenes, and where a folder of the plan lies
/// elsewhere; Outdated where a scene has no such output any more.
PlannedScenes load_planned(const Plan& plan, const std::string& path, const std::set<std::size_t>& films,
                           const std::optional<std::string>& output_dir, const Globals& globals);

}  // namespace gradreel
