#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/conclude.hpp"
#include "cli/interrupt.hpp"
#include "cli/planned_scenes.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cluster/join.hpp"
#include "cluster/outdated.hpp"

namespace gradreel {

namespace {

constexpr const char* kJoinHelp =
    R"(Makes what `render` would make, byte for byte, posters, sidecars and snippets included, if all parts are there and
intact; else it names those that are not, and writes nothing. Scenes are read at the plan's paths, relative to the working
directory.
Exit codes: 1 parts are missing, or a write failed; 3 the plan is of other scenes, or of another program.)";

struct JoinCommand {
  std::string plan, parts;
  std::optional<std::string> output_dir;
  int jobs = hardware_jobs();
  bool missing = false, quiet = false;
};

int print_missing(const BrokenParts& broken) {
  for (const std::int64_t number : broken.all()) print(fmt::format("{}\n", number));
  return kDone;
}

int join_films(const JoinCommand& command, const Globals& globals) {
  const Plan plan = read_plan(command.plan);
  const BrokenParts broken = broken_parts(plan, command.parts);
  if (command.missing) return print_missing(broken);
  require_same_versions(plan, command.plan);
  if (!broken.all().empty()) throw Error(broken_text(broken, plan, command.parts));
  std::set<std::size_t> films;
  for (std::size_t i = 0; i < plan.films.size(); ++i) films.insert(films.end(), i);
  const PlannedScenes scenes = load_planned(plan, command.plan, films, command.output_dir, globals);
  std::vector<Target> targets;
  std::map<std::string, std::size_t> numbers;
  for (const auto& [film, target] : scenes.targets) {
    targets.push_back(*target);
    numbers.emplace(target->path, film);
  }
  PlannedParts parts(plan, command.plan, command.parts, scenes.arguments.plan.output_dir, std::move(numbers));
  const BatchOptions options = {.jobs = command.jobs, .ready = &parts};
  const BatchResult result =
      make_and_report(targets, options, scenes.globals, scenes.arguments.load, command.quiet);
  const int code = conclude(result, {}, command.quiet);
  return parts.is_outdated() ? kOutdated : code;
}

}  // namespace

void add_join_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<JoinCommand>();
  CLI::App* command = app.add_subcommand("join", "Join the parts of a plan's films");
  command->add_option("PLAN", options->plan, "what `plan` wrote")->required();
  command->add_option("-d,--parts", options->parts, "folder of the parts")->required();
  command->add_option("--output-dir", options->output_dir, "folder for the outputs, in place of the plan's");
  command->add_flag(
      "--missing", options->missing,
      "print the numbers of segments that are missing or damaged, one a line, and join nothing");
  command->add_option("--jobs,-j", options->jobs, "number of films joined in parallel")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->footer(kJoinHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return join_films(*options, globals); };
  });
}

}  // namespace gradreel
