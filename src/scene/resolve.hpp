// From scene files to scenes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scene/configs.hpp"
#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

struct LoadOptions {
  std::optional<std::string> profile = {};  ///< replaces the outputs of every scene
  std::optional<std::string> theme = {};    ///< replaces the theme of every scene
  bool typeset = true;                      ///< false: formulas are left as they are, nothing is run
  int jobs = 1;                             ///< files, or runs of `tune`, at once; changes nothing
  bool tunes = true;                        ///< false: `tune` is read, but learning rates stay as they are
};

/// Throws Error with all mistakes of the file, in the order they stand.
Scene load_scene(const std::string& path, const Configs& configs, const LoadOptions& options = {});

/// One scene per path. Throws one Error with all mistakes of all files, file by file.
std::vector<Scene> load_scenes(std::span<const std::string> paths, const Configs& configs,
                               const LoadOptions& options = {});

/// A scene, or what is wrong with its file.
struct LoadedScene {
  std::optional<Scene> scene;
  std::vector<Mistake> mistakes;  ///< empty where there is a scene
};

/// One per path, whatever is wrong with the others. Throws Error with all mistakes if the options name what
/// does not exist.
std::vector<LoadedScene> load_each(std::span<const std::string> paths, const Configs& configs,
                                   const LoadOptions& options = {});

/// A scene from text; `file` is its name in messages and outputs.
Scene parse_scene(const std::string& file, const std::string& text, const Configs& configs,
                  const LoadOptions& options = {});

/// A scene from a document that was read without a mistake.
Scene resolve_document(const Document& document, const Configs& configs, const LoadOptions& options = {});

}  // namespace gradreel
