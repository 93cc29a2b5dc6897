// Plans targets from scenes and the options of a command.
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
  bool deck = false;                       ///< one of each scene, in place of its outputs: see plan_decks.hpp
  bool sidecar = false, snippets = false;  ///< beside each film, also where its output does not ask for them
};

/// Changes the scenes' outputs as the options say, names their files, and checks that the encoders exist and
/// that nothing which is read would be replaced. Throws Error with all mistakes. The targets point into
/// `scenes`.
std::vector<Target> plan_outputs(const std::vector<SceneFile>& files, std::vector<Scene>& scenes,
                                 const PlanOptions& options);

}  // namespace gradreel
