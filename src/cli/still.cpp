#include "cli/still.hpp"

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "outputs/fit_size.hpp"
#include "outputs/output_choice.hpp"
#include "outputs/overwriting.hpp"

namespace gradreel {

int run_still(const StillOptions& options, const Globals& globals) {
  const StillRequest request = parse_still(options);
  const Scene scene = load_one(options.scene, globals, options.load);
  refuse_overwriting(request.path, scene);
  const OutputSpec& output = film_output(scene, options.output_number, options.load.profile);
  announce(make_still(scene, made_smaller(output, options.smaller), request, hardware_jobs()));
  return kDone;
}

void add_still_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<StillOptions>();
  CLI::App* command = app.add_subcommand("still", "Write one moment of a film as PNG, SVG or PDF");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("--at", options->at,
                      "end (default: before a closing card or fade), frame=K, epoch=K or time=S (seconds)");
  add_still_options(*command, *options);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return run_still(*options, globals); };
  });
}

}  // namespace gradreel
