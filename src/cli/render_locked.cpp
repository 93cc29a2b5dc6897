#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/cli.hpp"
#include "cli/locked.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "lock/judge.hpp"
#include "lock/paths.hpp"
#include "lock/record.hpp"
#include "outputs/plan_text.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

using OutputNames = std::set<std::string>;

/// Outputs that are not as the lock says, as it names them.
OutputNames changed_outputs(const std::vector<LockedPlan>& plans, const Lock& lock,
                            const std::string& folder) {
  OutputNames changed;
  for (const Target& target : targets_of(plans)) {
    if (!objections_to(target, lock, {.folder = folder}).empty())
      changed.insert(name_of_output(folder, target));
  }
  return changed;
}

/// Leaves of the plans the scenes of these outputs, loaded to be drawn, and only these outputs.
std::vector<LockedPlan> planned_again(std::vector<LockedPlan> plans, const OutputNames& names,
                                      const std::string& folder, const Globals& globals) {
  for (LockedPlan& plan : plans) {
    const Loaded& before = plan.planned.loaded;
    std::vector<SceneFile> files;
    std::vector<Target> wanted;
    for (const Target& target : plan.planned.targets) {
      if (!names.contains(name_of_output(folder, target))) continue;
      const SceneFile& file = before.files[static_cast<std::size_t>(target.scene - before.scenes.data())];
      if (files.empty() || files.back().path != file.path) files.push_back(file);
      wanted.push_back(target);
    }
    Planned again;
    again.loaded = load_files(files, globals, plan.arguments.load);
    // Names of files depend on all scenes that are planned at once: those of the first plan hold.
    plan_outputs(again.loaded.files, again.loaded.scenes, plan.arguments.plan);
    for (Target target : wanted) {
      const auto scene = std::ranges::find_if(again.loaded.scenes, [&](const Scene& s) {
        return s.file == target.scene->file && s.stem == target.scene->stem;  // a sweep has several films
      });
      target.scene = &*scene;
      target.output = &scene->outputs[static_cast<std::size_t>(target.number - 1)];
      again.targets.push_back(std::move(target));
    }
    plan.planned = std::move(again);
  }
  std::erase_if(plans, [](const LockedPlan& plan) { return plan.planned.targets.empty(); });
  return plans;
}

/// Says what would be made.
int print_changed(const std::vector<Target>& targets) {
  for (const Target& target : targets) print(printable(plan_text(target)));
  print(fmt::format("{}; nothing was rendered\n", counted(std::ssize(targets), "output")));
  return kDone;
}

}  // namespace

void check_lock(const RenderArguments& arguments) {
  if (std::ranges::find(arguments.paths, kStandardInputPath) != arguments.paths.end())
    throw Error::about("--lock", "a scene from standard input has no path that a lock could record");
  read_lock_if_any(*arguments.lock);
}

Report::Record recorder(const RenderArguments& arguments) {
  const std::string folder = folder_of_lock(*arguments.lock);
  const OptionValues options = values_of(arguments.load, arguments.plan, folder);
  return [folder, options, path = *arguments.lock](const Target& target, const Made& made) {
    const LockEntry entry = record_of(target, made, options, folder);
    update_lock(path, [&](Lock& lock) { lock.outputs[name_of_output(folder, target)] = entry; });
  };
}

void forget_outdated(const RenderArguments& arguments, std::span<const Target> targets) {
  const std::string folder = folder_of_lock(*arguments.lock);
  const std::vector<std::string> names =
      outdated(read_lock_if_any(*arguments.lock), folder, targets, arguments.paths);
  if (names.empty()) return;
  update_lock(*arguments.lock, [&](Lock& lock) {
    for (const std::string& name : names) lock.outputs.erase(name);
  });
}

int render_changed(const RenderArguments& arguments, const BatchOptions& options, bool dry_run,
                   const Globals& globals) {
  check_lock(arguments);
  const std::string folder = folder_of_lock(*arguments.lock);
  const Lock lock = read_lock_if_any(*arguments.lock);
  std::vector<LockedPlan> plans = plan_locked(arguments, lock, globals, Loading::undrawn);
  const std::size_t all = targets_of(plans).size();
  const OutputNames changed = changed_outputs(plans, lock, folder);
  if (!arguments.quiet && changed.size() < all)
    print_now(fmt::format("{} of {} outputs are as {} says\n", all - changed.size(), all,
                          printable_line(*arguments.lock)));
  if (!dry_run) forget_outdated(arguments, targets_of(plans));
  plans = planned_again(std::move(plans), changed, folder, globals);
  if (dry_run) return print_changed(targets_of(plans));
  for (const LockedPlan& plan : plans) inspect(plan.planned, plan.arguments);
  bool has_failed = false;
  for (const auto& [how, planned] : plans) {
    const BatchResult result =
        make_and_report(planned.targets, options, globals, how.load, how.quiet, recorder(how));
    for (const OutputResult& output : result.outputs) has_failed = has_failed || !output.failure.empty();
  }
  return has_failed ? kFailed : kDone;
}

}  // namespace gradreel
