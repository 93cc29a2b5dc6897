#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/engines.hpp"
#include "cli/render_arguments.hpp"
#include "cli/terminal.hpp"
#include "cluster/make_plan.hpp"
#include "cluster/plan.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "outputs/output_path.hpp"
#include "outputs/overwriting.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace {

constexpr const char* kPlanHelp =
    R"(A plan cuts films into numbered segments that any number of machines make, each with the same program, scenes and
working directory; the joined films have the bytes of `gradreel render`:

  gradreel plan scenes -o plan.json
  gradreel segment plan.json 0-3 -d parts       on one machine
  gradreel segment plan.json 4-7 -d parts       on another one
  gradreel join plan.json -d parts

Scenes are named relative to the working directory. Nothing is rendered.)";

const std::map<std::string, Engine> kEngines = {{"slurm", Engine::slurm}, {"parallel", Engine::parallel}};

struct PlanCommand : RenderArguments {
  std::string file;
  std::optional<Engine> engine;
};

std::string text_of_cost(std::int64_t ms) {
  const std::int64_t seconds = (ms + 999) / 1000;
  if (seconds < 120) return fmt::format("{} s", seconds);
  if (seconds < 7200) return fmt::format("{} min", seconds / 60);
  return fmt::format("{} h", seconds / 3600);
}

/// No scene, and no output, has the plan's name.
void refuse_place(const std::string& path, const Planned& planned) {
  std::vector<PlannedFile> files = planned_files(planned.targets);
  Mistake at;
  at.where.file = "-o";
  files.push_back({path, false, at});
  refuse_overwriting(files, planned.loaded.scenes);
}

int write_plan(const PlanCommand& command, const Globals& globals) {
  Planned planned = gradreel::plan(command, globals);
  refuse_whole(planned.targets);
  inspect(planned, command, globals.cache.get());
  refuse_place(command.file, planned);
  if (command.engine) refuse_place(script_path(*command.engine, command.file), planned);
  make_folder_of(command.file);
  OutputFile file(command.file);
  std::optional<OutputFile> script;
  if (command.engine) script.emplace(script_path(*command.engine, command.file));
  Plan plan;
  plan.options = values_of({command.load, command.plan, globals.config_dir}, ".");
  plan.films = plan_films(planned.targets, command.plan.output_dir, hardware_jobs(), globals.cache.get());
  plan.versions = current_versions();
  const std::string text = plan_json(plan);
  file.write(text);
  if (script) script->write(engine_script(*command.engine, command.file, plan.segments(), sha256(text)));
  file.commit();
  if (script) script->commit();
  if (!command.quiet)
    print(printable_line(fmt::format("wrote {} ({}, {}, about {} on one processor)", command.file,
                                     counted(std::ssize(plan.films), "output"),
                                     counted(plan.segments(), "segment"), text_of_cost(plan.cost_ms()))) +
          '\n');
  return kDone;
}

}  // namespace

void add_plan_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<PlanCommand>();
  CLI::App* command = app.add_subcommand("plan", "Cut films into segments that several machines make");
  add_scene_arguments(*command, *options);
  command->add_option("-o,--output", options->file, "the plan, a JSON file")->required();
  add_folder_arguments(*command, *options);
  command
      ->add_option("--engine", options->engine,
                   "also write beside the plan the script that starts it: plan.slurm.sh or plan.parallel.sh")
      ->transform(CLI::Transformer(kEngines));
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->footer(kPlanHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return write_plan(*options, globals); };
  });
}

}  // namespace gradreel
