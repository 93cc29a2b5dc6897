#include <fmt/format.h>

#include <optional>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/conclude.hpp"
#include "cli/interrupt.hpp"
#include "cli/locked.hpp"
#include "cli/render_arguments.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "outputs/output_path.hpp"
#include "outputs/overwriting.hpp"
#include "outputs/plan_text.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace {

struct RenderCommand : RenderArguments {
  BatchOptions batch = {.jobs = hardware_jobs()};
  std::optional<std::string> report;
  bool dry_run = false, if_changed = false;
};

/// Nothing is run, tuned or typeset for it.
int print_plan(RenderCommand options, const Globals& globals) {
  options.load.tunes = options.load.typeset = false;
  const Planned planned = plan(options, globals);
  for (const Target& target : planned.targets) print(printable(plan_text(target)));
  print(fmt::format("{} of {}; nothing was rendered\n", counted(std::ssize(planned.targets), "output"),
                    counted(std::ssize(planned.loaded.scenes), "scene")));
  return kDone;
}

/// Takes the report's place before anything is rendered.
std::optional<OutputFile> open_report(const RenderCommand& options, const Planned& planned) {
  if (!options.report) return std::nullopt;
  if (planned.targets.front().path != kStandardOutput) {
    std::vector<PlannedFile> files = planned_files(planned.targets);
    Mistake at;
    at.where.file = "--report";
    files.push_back({*options.report, false, at});
    refuse_overwriting(files, planned.loaded.scenes);
  }
  make_folder_of(*options.report);
  return std::optional<OutputFile>(std::in_place, *options.report);
}

void write_report(OutputFile& file, const BatchResult& result) {
  file.write(batch_json(result));
  file.commit();
}

int render(const RenderCommand& options, const Globals& globals) {
  if (options.lock) {
    check_lock(options);
    require_writable(*options.lock);
  }
  Planned planned = plan_sound(options, globals);
  if (!planned.targets.empty()) set_unfinished(main_files(planned.targets.front()).front());
  const std::vector<Target> all = planned.targets;
  inspect_sound(planned, options, globals.cache.get());
  settle_refused(planned.refused, !planned.targets.empty());
  std::optional<OutputFile> report = open_report(options, planned);
  BatchResult result = make_and_report(planned.targets, options.batch, globals, options.load, options.quiet,
                                       options.lock ? recorder(options, globals) : Report::Record());
  if (options.lock) forget_outdated(options, all);
  result.refused = planned.refused.mistakes;
  if (report) write_report(*report, result);
  return conclude(result, planned.refused, options.quiet);
}

}  // namespace

void add_render_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<RenderCommand>();
  CLI::App* command = app.add_subcommand("render", "Render scenes to all their outputs");
  add_render_arguments(*command, *options);
  command
      ->add_option("--jobs,-j", options->batch.jobs,
                   "number of segments rendered in parallel; does not change the output")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--fail-fast", options->batch.fail_fast,
                    "render nothing if any scene has a mistake, and nothing more after a failure");
  command->add_flag("--dry-run", options->dry_run, "print what would be written, and render nothing");
  CLI::Option* report =
      command->add_option("--report", options->report, "JSON of what became of every output, to this file");
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  CLI::Option* lock =
      add_lock_argument(*command, *options,
                        "record in FILE what each output is made from and what came out, for `check --lock`");
  command->add_flag("--if-changed", options->if_changed, "only what is not as the lock says")
      ->needs(lock)
      ->excludes(report);
  command->callback([options, &globals, &action] {
    options->is_tolerant = !options->batch.fail_fast && !options->dry_run;
    options->load.settles = false;  // where an output is made, or inspected
    action = [options, &globals] {
      if (options->if_changed) return render_changed(*options, options->batch, options->dry_run, globals);
      return options->dry_run ? print_plan(*options, globals) : render(*options, globals);
    };
  });
}

}  // namespace gradreel
