#include <fmt/format.h>

#include "cli/check_locked.hpp"
#include "cli/cli.hpp"
#include "cli/locked.hpp"
#include "cli/shell_word.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "lock/judge.hpp"
#include "lock/paths.hpp"
#include "outputs/findings_text.hpp"

namespace gradreel {

namespace {

/// Of all outputs of some scenes.
struct Judgement {
  std::vector<std::string> right;  ///< paths
  std::vector<Mistake> objections;
  std::size_t wrong = 0;  ///< outputs
};

Judgement judge(const RenderArguments& arguments, bool allow_missing, const Globals& globals) {
  const Lock lock = read_lock(*arguments.lock);
  const JudgeOptions options = {folder_of_lock(*arguments.lock), allow_missing};
  const std::vector<LockedPlan> plans = plan_locked(arguments, lock, globals, Loading::undrawn);
  const std::vector<Target> targets = targets_of(plans);
  Judgement judgement;
  for (const Target& target : targets) {
    const std::vector<Mistake> found = objections_to(target, lock, options);
    if (found.empty()) {
      judgement.right.push_back(main_files(target).front());
    } else {
      ++judgement.wrong;
      judgement.objections.insert(judgement.objections.end(), found.begin(), found.end());
    }
  }
  for (const std::string& name : outdated(lock, options.folder, targets, arguments.paths)) {
    ++judgement.wrong;
    judgement.objections.push_back(
        mistake_in(name, fmt::format("stale: {} does not make it any more", lock.outputs.at(name).scene)));
  }
  return judgement;
}

std::string remedy(const RenderArguments& arguments) {
  std::string command = "gradreel render --lock " + shell_word(*arguments.lock) + " --if-changed";
  for (const std::string& path : arguments.paths) command += ' ' + shell_word(path);
  return command;
}

}  // namespace

int check_locked(const RenderArguments& arguments, bool allow_missing, bool json, const Globals& globals) {
  Judgement judgement = judge(arguments, allow_missing, globals);
  const int code = judgement.objections.empty() ? kDone : kFailed;
  if (json) {
    print_data(findings_json({std::move(judgement.objections), {}}));
    return code;
  }
  for (const std::string& path : judgement.right) print(fmt::format("{}: ok\n", printable_line(path)));
  for (const Mistake& objection : judgement.objections) say(to_string(objection) + '\n');
  if (code == kDone) return code;
  const auto outputs = static_cast<std::int64_t>(judgement.right.size() + judgement.wrong);
  say(printable_line(fmt::format("{} of {} not as {} says", judgement.wrong, counted(outputs, "output"),
                                 *arguments.lock)) +
      "\n  to make what changed: " + printable_line(remedy(arguments)) + '\n');
  return code;
}

}  // namespace gradreel
