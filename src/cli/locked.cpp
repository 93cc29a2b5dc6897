#include "cli/locked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "lock/paths.hpp"
#include "lock/record.hpp"

namespace gradreel {

namespace {

/// What the lock recorded of each scene.
std::map<std::string_view, const LockEntry*> entries_by_scene(const Lock& lock) {
  std::map<std::string_view, const LockEntry*> scenes;
  for (const auto& [output, entry] : lock.outputs) scenes.emplace(entry.scene, &entry);
  return scenes;
}

/// The arguments and globals with the recorded options, where these were not given.
LockedPlan with_options(const OptionValues& recorded, const RenderArguments& arguments,
                        const Globals& globals) {
  const auto is_given = [&](std::string_view name) {
    return name == "config-dir" ? globals.config_dir.has_value() : arguments.is_given(name);
  };
  OutputOptions options = {arguments.load, arguments.plan, globals.config_dir};
  apply_options(recorded, *arguments.lock, folder_of_lock(*arguments.lock), is_given, options);
  LockedPlan plan = {arguments, globals, {}};
  plan.globals.config_dir = options.config_dir;
  plan.arguments.load = options.load;
  plan.arguments.load.needs_set = false;
  plan.arguments.plan = options.plan;
  return plan;
}

void refuse_same_files(const std::vector<LockedPlan>& plans) {
  std::set<std::string> files;
  for (const Target& target : targets_of(plans)) {
    for (const std::string& file : main_files(target)) {
      if (!files.insert(file).second)
        throw Error::about(file, "two outputs would be this file",
                           "name one of the scenes, or say --output-dir");
    }
  }
}

/// Settings are for all plans: each is of a variable of any scene.
void refuse_unknown_settings(const RenderArguments& arguments, const std::vector<LockedPlan>& plans) {
  for (const std::string& setting : arguments.load.set) {
    const auto has_it = [&](const Scene& scene) {
      return std::ranges::any_of(scene.variables, [&](const SceneVariable& variable) {
        return setting.starts_with(variable.name + "=");
      });
    };
    const auto any_has_it = [&](const LockedPlan& plan) {
      return !plan.planned.refused.mistakes.empty() ||
             std::ranges::any_of(plan.planned.loaded.scenes, has_it);
    };
    if (std::ranges::any_of(plans, any_has_it)) continue;
    throw Error::about("--set",
                       fmt::format("there is no variable '{}'", setting.substr(0, setting.find('='))));
  }
}

}  // namespace

std::vector<LockedPlan> plan_locked(const RenderArguments& arguments, const Lock& lock,
                                    const Globals& globals, Loading loading) {
  refuse_standard_input(arguments);
  const std::string folder = folder_of_lock(*arguments.lock);
  const std::map<std::string_view, const LockEntry*> scenes = entries_by_scene(lock);
  std::vector<std::pair<OptionValues, std::vector<SceneFile>>> groups;
  for (SceneFile& file : find_files(arguments)) {
    const auto found = scenes.find(name_in_lock(folder, file.path));
    const LockEntry* known = found == scenes.end() ? nullptr : found->second;
    if (known) file.folder = known->folder;  // whatever path it was found by
    OptionValues options = known ? known->options : OptionValues();
    auto group =
        std::ranges::find(groups, options, [](const auto& g) -> const OptionValues& { return g.first; });
    if (group == groups.end()) group = groups.emplace(group, std::move(options), std::vector<SceneFile>());
    group->second.push_back(std::move(file));
  }
  std::vector<LockedPlan> plans;
  for (const auto& [options, files] : groups) {
    LockedPlan& plan = plans.emplace_back(with_options(options, arguments, globals));
    LoadOptions load = plan.arguments.load;
    if (loading == Loading::undrawn) make_quick(load);
    plan.planned = plan_files(files, plan.arguments, plan.globals, load);
  }
  refuse_unknown_settings(arguments, plans);
  refuse_same_files(plans);
  return plans;
}

std::vector<Target> targets_of(const std::vector<LockedPlan>& plans) {
  std::vector<Target> all;
  for (const LockedPlan& plan : plans)
    all.insert(all.end(), plan.planned.targets.begin(), plan.planned.targets.end());
  return all;
}

}  // namespace gradreel
