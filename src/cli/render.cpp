#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/render_arguments.hpp"
#include "cli/report.hpp"

namespace gradreel {

void add_render_command(CLI::App& app, const Globals& globals, Action& action) {
  struct Options : RenderArguments {
    int jobs = hardware_jobs();
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("render", "Render scenes to all their outputs");
  add_render_arguments(*command, *options);
  command
      ->add_option("--jobs,-j", options->jobs,
                   "number of segments rendered in parallel; does not change the output")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const Planned planned = plan(*options, globals);
      if (!planned.targets.empty()) set_unfinished(main_files(planned.targets.front()).front());
      inspect(planned, *options);
      return make_and_report(planned.targets, options->jobs, globals, options->load, options->quiet);
    };
  });
}

}  // namespace gradreel
