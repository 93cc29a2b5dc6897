#include "cli/load.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "core/machine.hpp"
#include "core/number_text.hpp"
#include "core/words.hpp"
#include "scene/tune.hpp"

namespace gradreel {

namespace {

std::vector<std::string> names_of(const std::vector<SceneFile>& files) {
  std::vector<std::string> names;
  for (const SceneFile& file : files) names.push_back(file.path);
  return names;
}

LoadOptions with(const Globals& globals, LoadOptions options) {
  options.jobs = hardware_jobs();
  options.cache = globals.cache.get();
  return options;
}

}  // namespace

Loaded load_files(const std::vector<SceneFile>& files, const Globals& globals, const LoadOptions& options) {
  const Configs configs(find_config_dirs(globals.config_dir));
  Loaded loaded;
  loaded.scenes = load_scenes(names_of(files), configs, with(globals, options));
  for (const Scene& scene : loaded.scenes) loaded.files.push_back(files[scene.path]);
  return loaded;
}

Loaded load(const std::vector<std::string>& paths, const Globals& globals, const LoadOptions& options) {
  return load_files(find_scene_files(paths), globals, options);
}

std::vector<LoadedScene> load_each(const std::vector<SceneFile>& files, const Globals& globals,
                                   const LoadOptions& options) {
  const Configs configs(find_config_dirs(globals.config_dir));
  return load_each(names_of(files), configs, with(globals, options));
}

Scene load_one(const std::string& path, const Globals& globals, const LoadOptions& options) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw Error::about(path, "expected one scene, not a folder");
  }
  return the_only_film(load({path}, globals, options).scenes);
}

Scene load_undrawn(const std::string& path, const Globals& globals, const LoadOptions& options) {
  LoadOptions how = options;
  how.typeset = false;
  return load_one(path, globals, how);
}

void add_set_option(CLI::App& command, LoadOptions& options) {
  command
      .add_option("--set", options.set,
                  "NAME=VALUE: the value of a variable of the scene, in place of its own; may be repeated")
      ->allow_extra_args(false);
}

int hardware_jobs() { return usable_processors(); }

std::vector<std::string> tuning_lines(const Scene& scene) {
  std::vector<std::string> lines;
  const std::string how = scene.tune ? tuned_how(scene, *english_words()) : "";
  for (const OptimizerChoice& choice : scene.optimizers) {
    if (!choice.regime.tuned) continue;
    const Tuned& tuned = *choice.regime.tuned;
    const std::string lost = tuned.diverged > 0 ? fmt::format(", {} diverge", tuned.diverged) : "";
    lines.push_back(fmt::format("{}: learning rate {} ({}: {:.4g}{})", choice.label,
                                number_text(choice.params.number("learning_rate")), how, tuned.score, lost));
  }
  return lines;
}

std::string size_text(std::uintmax_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (size < 1e3) return fmt::format("{} bytes", bytes);
  return size < 1e6 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{:.1f} MB", size / 1e6);
}

}  // namespace gradreel
