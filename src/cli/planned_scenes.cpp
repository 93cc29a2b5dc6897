#include "cli/planned_scenes.hpp"

#include <fmt/format.h>

#include <string_view>
#include <tuple>

#include "cluster/make_plan.hpp"
#include "cluster/outdated.hpp"
#include "core/error.hpp"
#include "lock/options.hpp"
#include "lock/paths.hpp"

namespace gradreel {

namespace {

constexpr const char* kHere = ".";

/// Folders that the plan names lie in the working directory, unless the command line names others.
void refuse_outer_folders(const Plan& plan, const std::string& path,
                          const std::function<bool(std::string_view)>& is_given) {
  for (const RecordedOption& option : recorded_options()) {
    const auto found = plan.options.find(option.name);
    if (!option.is_folder || found == plan.options.end() || is_given(option.name)) continue;
    const std::string& folder = found->second.front();
    if (!path_in_lock(kHere, folder))
      throw Error::about(
          path, fmt::format("its --{} {} lies outside of the working directory", option.name, folder),
          fmt::format("say --{} yourself if that is right", option.name));
  }
}

void apply_plan(const Plan& plan, const std::string& path, const std::optional<std::string>& output_dir,
                PlannedScenes& scenes) {
  const auto is_given = [&](std::string_view name) {
    return name == "config-dir" ? scenes.globals.config_dir.has_value()
                                : name == "output-dir" && output_dir.has_value();
  };
  refuse_outer_folders(plan, path, is_given);
  OutputOptions options = {{}, {}, scenes.globals.config_dir};
  if (output_dir) options.plan.output_dir = *output_dir;
  apply_options(plan.options, path, kHere, is_given, options);
  scenes.arguments.load = options.load;
  scenes.arguments.load.needs_set = false;  // not every scene has every variable
  scenes.arguments.plan = options.plan;
  scenes.globals.config_dir = options.config_dir;
}

/// The scene's file, the film's name and the output's number.
using FilmName = std::tuple<std::string, std::string, int>;

}  // namespace

PlannedScenes load_planned(const Plan& plan, const std::string& path, const std::set<std::size_t>& films,
                           const std::optional<std::string>& output_dir, const Globals& globals) {
  PlannedScenes scenes = {{}, globals, {}, {}};
  apply_plan(plan, path, output_dir, scenes);
  std::vector<SceneFile> files;
  std::set<std::string> known;
  for (const std::size_t film : films) {
    const PlanFilm& f = plan.films[film];
    const auto scene = path_in_lock(kHere, f.scene);
    if (!scene)
      throw Error::about(path, fmt::format("its scene {} lies outside of the working directory", f.scene));
    if (known.insert(f.scene).second) files.push_back({*scene, f.folder});
  }
  scenes.planned = plan_files(files, scenes.arguments, scenes.globals, scenes.arguments.load);
  refuse_whole(scenes.planned.targets);
  std::map<FilmName, const Target*> targets;
  for (const Target& target : scenes.planned.targets)
    targets.emplace(FilmName{name_in_lock(kHere, target.scene->file), target.scene->stem, target.number},
                    &target);
  for (const std::size_t film : films) {
    const PlanFilm& f = plan.films[film];
    const auto found = targets.find({f.scene, f.film, f.output});
    if (found == targets.end())
      throw Outdated(fmt::format("{} has no output {} of a film {} any more, which {} names", f.scene,
                                 f.output, f.film, path));
    scenes.targets.emplace(film, found->second);
  }
  return scenes;
}

}  // namespace gradreel
