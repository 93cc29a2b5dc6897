#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "cli/still_options.hpp"
#include "outputs/fit_size.hpp"
#include "outputs/output_choice.hpp"

namespace gradreel {

void add_still_options(CLI::App& command, StillOptions& options) {
  command.add_option("-o,--output", options.output, "file to write: .png, .svg or .pdf")->required();
  CLI::Option* profile = command.add_option("--profile", options.load.profile,
                                            "use this profile instead of the scene's outputs");
  command
      .add_option("--output-number", options.output_number,
                  "number of the scene's output, from 1 (default: the first film)")
      ->excludes(profile);
  command.add_option("--smaller", options.smaller, "for a film with max_bytes: how many steps smaller")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--theme", options.load.theme, "use this theme instead of the scene's");
  command.add_option(
      "--width", options.width,
      "page width of an SVG or PDF, in mm, cm, in or pt (default: the frame's pixels at 96 per inch)");
  command.add_option("--height", options.height, "page height; the page keeps the frame's aspect ratio");
  command.add_flag("--outlines", options.outlines, "turn the letters of a PDF into shapes");
}

int run_still(const StillOptions& options, const Globals& globals) {
  const StillRequest request = parse_still(options);
  const Scene scene = load_one(options.scene, globals, options.load);
  const OutputSpec& output = film_output(scene, options.output_number, options.load.profile);
  announce(make_still(scene, made_smaller(output, options.smaller), request, hardware_jobs()), stdout);
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
