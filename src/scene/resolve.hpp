// From scene files to scenes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cache/cache.hpp"
#include "scene/configs.hpp"
#include "scene/document.hpp"
#include "scene/scene.hpp"

namespace gradreel {

struct LoadOptions {
  std::optional<std::string> profile = {};  ///< replaces the outputs of every scene
  std::optional<std::string> theme = {};    ///< replaces the theme of every scene
  std::vector<std::string> set = {};        ///< NAME=VALUE: replaces variables of every scene that has them
  bool needs_set = true;                    ///< false: `set` may name what none of the scenes has
  bool typeset = true;                      ///< false: formulas are left as they are, nothing is run
  int jobs = 1;                             ///< files, or runs of `tune`, at once; changes nothing
  Cache* cache = default_cache();           ///< that keeps formulas, minima and tuned rates; null: none
  bool tunes = true;                        ///< false: `tune` is read, but learning rates stay as they are
  bool settles = true;   ///< false: planes through many parameters are left to settle_planes()
  bool searches = true;  ///< false: minima that scenes do not state are not looked for; they are missing
};

/// Throws Error with all mistakes of the file, in the order they stand. Of a sweep, the first film.
Scene load_scene(const std::string& path, const Configs& configs, const LoadOptions& options = {});

/// One scene per path, or for a sweep one per film. Throws one Error with all mistakes of all files, file by
/// file.
std::vector<Scene> load_scenes(std::span<const std::string> paths, const Configs& configs,
                               const LoadOptions& options = {});

/// The films of a file, or what is wrong with it.
struct LoadedScene {
  std::vector<Scene> films;
  std::vector<Mistake> mistakes;  ///< empty where there are films
};

/// One per path, whatever is wrong with the others. Throws Error with all mistakes if the options name what
/// does not exist.
std::vector<LoadedScene> load_each(std::span<const std::string> paths, const Configs& configs,
                                   const LoadOptions& options = {});

/// A scene from text; `file` is its name in messages and outputs. Of a sweep, the first film.
Scene parse_scene(const std::string& file, const std::string& text, const Configs& configs,
                  const LoadOptions& options = {});

/// A scene with the document that it was read from, variables replaced.
struct ReadScene {
  Document document;
  Scene scene;
};

/// The only film of a scene; `path` may be "-". Throws Error, also where there are several films: see
/// the_only_film().
ReadScene read_scene_with_document(const std::string& path, const Configs& configs,
                                   const LoadOptions& options = {});

/// The only one of the films of a file. Throws Error that names --set where a sweep makes several.
Scene the_only_film(std::vector<Scene> films);

}  // namespace gradreel
