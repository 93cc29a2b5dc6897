// From scenes, and what a command line asks of them, to targets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outputs/scene_files.hpp"
#include "outputs/target.hpp"

namespace gradreel {

struct PlanOptions {
  std::string output_dir = "output";
  std::optional<std::string> format = {};  ///< of all films, in place of their own
  std::optional<std::string> path = {};    ///< of the only output, of the only scene; may be kStandardOutput
  bool sidecar = false, snippets = false;  ///< beside each film, also where its output does not ask for them
};

/// Changes the scenes' outputs as asked, names their files, and makes sure that the encoders are there.
/// Throws Error with all that is wrong. The targets point into `scenes`.
std::vector<Target> plan_outputs(const std::vector<SceneFile>& files, std::vector<Scene>& scenes,
                                 const PlanOptions& options);

}  // namespace gradreel
