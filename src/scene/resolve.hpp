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
  int jobs = 1;                             ///< runs of `tune` at once; changes nothing
  bool tunes = true;                        ///< false: `tune` is read, but learning rates stay as they are
};

/// Throws Error with all mistakes of the file, in the order they stand.
Scene load_scene(const std::string& path, const Configs& configs, const LoadOptions& options = {});

/// One scene per path. Throws one Error with all mistakes of all files, file by file.
std::vector<Scene> load_scenes(std::span<const std::string> paths, const Configs& configs,
                               const LoadOptions& options = {});

/// A scene from text; `file` is its name in messages and outputs.
Scene parse_scene(const std::string& file, const std::string& text, const Configs& configs,
                  const LoadOptions& options = {});

/// A scene from a document that was read without a mistake.
Scene resolve_document(const Document& document, const Configs& configs, const LoadOptions& options = {});

}  // namespace gradreel
