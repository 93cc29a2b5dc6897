#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "outputs/plan_outputs.hpp"

namespace gradreel {

namespace {

struct RenderCommand {
  std::vector<std::string> paths;
  LoadOptions load;
  PlanOptions plan;
  int jobs = hardware_jobs();
  bool quiet = false;
};

int run_render(const RenderCommand& options, const Globals& globals) {
  if (options.plan.path == kStandardOutput && output_is_terminal()) {
    throw Error::about("-o", "standard output is a terminal, which cannot show a film",
                       "pipe it into a program, or write it to a file");
  }
  Loaded loaded = load(options.paths, globals, options.load);
  const std::vector<Target> targets = plan_outputs(loaded.files, loaded.scenes, options.plan);
  return make_and_report(targets, options.jobs, globals, options.load, options.quiet);
}

}  // namespace

void add_render_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<RenderCommand>();
  CLI::App* command = app.add_subcommand("render", "Render scenes to all their outputs");
  command->add_option("PATH", options->paths, "scene files or folders that contain some")->required();
  command->add_option("--profile", options->load.profile,
                      "render this profile instead of the scenes' outputs");
  command->add_option("--theme", options->load.theme, "render in this theme instead of the scenes' own");
  command->add_option("--format", options->plan.format,
                      "write all films in this format, with its default settings; see `list formats`");
  command->add_option("-o,--output", options->plan.path,
                      "write one film of one scene to this path; the extension chooses the format unless "
                      "--format does; - is standard output, for y4m");
  command->add_option("--output-dir", options->plan.output_dir, "folder for the outputs")
      ->capture_default_str();
  command
      ->add_option("--jobs,-j", options->jobs,
                   "number of segments rendered in parallel; does not change the output")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command
      ->add_flag("--sidecar", options->plan.sidecar,
                 "write STEM.json beside each film: its contents, for programs")
      ->excludes("--output");
  command->add_flag(
      "--snippets", options->plan.snippets,
      "write STEM.snippets.md and a poster beside each film: code to embed it in web pages and slides");
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return run_render(*options, globals); };
  });
}

}  // namespace gradreel
