#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "cli/cli.hpp"
#include "cli/conclude.hpp"
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

/// The scenes of these outputs, loaded to be drawn, and only these outputs.
void load_again(LockedPlan& plan, const OutputNames& names, const std::string& folder) {
  const Loaded& before = plan.planned.loaded;
  std::vector<SceneFile> files;
  std::vector<Target> wanted;
  for (const Target& target : plan.planned.targets) {
    if (!names.contains(name_of_output(folder, target))) continue;
    const SceneFile& file = before.files[static_cast<std::size_t>(target.scene - before.scenes.data())];
    if (files.empty() || files.back().path != file.path) files.push_back(file);
    wanted.push_back(target);
  }
  // Names of files depend on all scenes that are planned at once: those of the first plan hold.
  Planned again = plan_files(files, plan.arguments, plan.globals, plan.arguments.load);
  again.targets.clear();
  for (Target target : wanted) {
    const auto scene = std::ranges::find_if(again.loaded.scenes, [&](const Scene& s) {
      return s.file == target.scene->file && s.stem == target.scene->stem;  // a sweep has several films
    });
    if (scene == again.loaded.scenes.end()) continue;  // it has mistakes that only show now
    target.scene = &*scene;
    target.output = &scene->outputs[static_cast<std::size_t>(target.number - 1)];
    again.targets.push_back(std::move(target));
  }
  plan.planned = std::move(again);
}

/// Mistakes of all plans; those that show while their scenes are loaded are of the same scenes.
void add(const Refused& more, Refused& all) {
  all.mistakes.insert(all.mistakes.end(), more.mistakes.begin(), more.mistakes.end());
  all.scenes += more.scenes;
}

/// Says what would be made.
int print_changed(const std::vector<Target>& targets) {
  for (const Target& target : targets) print(printable(plan_text(target)));
  print(fmt::format("{}; nothing was rendered\n", counted(std::ssize(targets), "output")));
  return kDone;
}

}  // namespace

void refuse_standard_input(const RenderArguments& arguments) {
  if (std::ranges::find(arguments.paths, kStandardInputPath) != arguments.paths.end())
    throw Error::about("--lock", "a scene from standard input has no path that a lock could record");
}

void check_lock(const RenderArguments& arguments) {
  refuse_standard_input(arguments);
  read_lock_if_any(*arguments.lock);
}

Report::Record recorder(const RenderArguments& arguments, const Globals& globals) {
  const std::string folder = folder_of_lock(*arguments.lock);
  const OptionValues all = values_of({arguments.load, arguments.plan, globals.config_dir}, folder);
  return [folder, all, path = *arguments.lock](const Target& target, const Made& made) {
    const LockEntry entry = record_of(target, made, all, folder);
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
  refuse_standard_input(arguments);
  const std::string folder = folder_of_lock(*arguments.lock);
  const Lock lock = read_lock_if_any(*arguments.lock);
  if (!dry_run) require_writable(*arguments.lock);
  std::vector<LockedPlan> plans = plan_locked(arguments, lock, globals, Loading::undrawn);
  const std::vector<Target> all = targets_of(plans);
  const OutputNames changed = changed_outputs(plans, lock, folder);
  Refused refused;
  for (const LockedPlan& plan : plans) {
    add(plan.planned.refused, refused);
    refused.of += plan.planned.refused.of;
  }
  settle_refused(refused, !all.empty());
  if (!arguments.quiet && changed.size() < all.size())
    print_now(fmt::format("{} of {} outputs are as {} says\n", all.size() - changed.size(), all.size(),
                          printable_line(*arguments.lock)));
  if (!dry_run) forget_outdated(arguments, all);
  for (LockedPlan& plan : plans) {
    load_again(plan, changed, folder);
    if (!dry_run) inspect_sound(plan.planned, plan.arguments, globals.cache.get());
    add(plan.planned.refused, refused);
  }
  settle_refused(refused, true);
  if (dry_run) return print_changed(targets_of(plans));
  BatchResult result;
  for (const LockedPlan& plan : plans) {
    if (plan.planned.targets.empty() || (options.fail_fast && has_failed(result))) continue;
    BatchResult part = make_and_report(plan.planned.targets, options, plan.globals, plan.arguments.load,
                                       plan.arguments.quiet, recorder(plan.arguments, plan.globals));
    std::ranges::move(part.outputs, std::back_inserter(result.outputs));
    result.seconds += part.seconds;
  }
  return conclude(result, refused, arguments.quiet);
}

}  // namespace gradreel
