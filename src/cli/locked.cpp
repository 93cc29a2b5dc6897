#include "cli/locked.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "lock/paths.hpp"
#include "lock/record.hpp"

namespace gradreel {

namespace {

/// What the lock recorded for a scene; nothing where it does not know it.
OptionValues recorded_for(const std::string& scene, const Lock& lock) {
  const auto entry =
      std::ranges::find_if(lock.outputs, [&](const auto& output) { return output.second.scene == scene; });
  return entry == lock.outputs.end() ? OptionValues() : entry->second.options;
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

}  // namespace

std::vector<LockedPlan> plan_locked(const RenderArguments& arguments, const Lock& lock,
                                    const Globals& globals, Loading loading) {
  check_lock(arguments);
  const std::string folder = folder_of_lock(*arguments.lock);
  std::vector<std::pair<OptionValues, std::vector<SceneFile>>> groups;
  for (SceneFile& file : find_files(arguments)) {
    OptionValues options = recorded_for(name_in_lock(folder, file.path), lock);
    auto group =
        std::ranges::find(groups, options, [](const auto& g) -> const OptionValues& { return g.first; });
    if (group == groups.end()) group = groups.insert(group, {std::move(options), {}});
    group->second.push_back(std::move(file));
  }
  std::vector<LockedPlan> plans;
  for (auto& [options, files] : groups) {
    LockedPlan& plan = plans.emplace_back(LockedPlan{arguments, {}});
    apply_options(options, *arguments.lock, arguments.is_given, plan.arguments.load, plan.arguments.plan);
    LoadOptions load = plan.arguments.load;
    if (loading == Loading::undrawn) make_quick(load);
    plan.planned.loaded = load_files(std::move(files), globals, load);
    plan.planned.targets =
        plan_outputs(plan.planned.loaded.files, plan.planned.loaded.scenes, plan.arguments.plan);
  }
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
