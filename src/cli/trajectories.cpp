#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/load.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/naming.hpp"
#include "core/printable.hpp"
#include "core/suggest.hpp"
#include "outputs/output_path.hpp"
#include "outputs/overwriting.hpp"
#include "outputs/records.hpp"
#include "outputs/trajectory_file.hpp"

namespace gradreel {

namespace {

constexpr const char* kFormatHelp =
    R"(Nothing is rendered. Numbers are the shortest decimals that read back as the same doubles.

csv   header descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate; one row per
      epoch, epoch 0 being the start. descent and start are indices from 0: every optimizer runs
      from the first start, then from the next. learning_rate is that of the step from this epoch
      to the next, and empty in a descent's last row.
json  {"scene", "descents": [{"label", "optimizer", "parameters": {}, "start": [x, y], "outcome",
      "epoch", "points": [[x, y], ...], "losses", "gradient_norms", "learning_rates"}]}; epoch is
      that of the outcome (finished, converged or diverged). learning_rates is one shorter than
      the others.
Numbers that are not finite are NaN, Infinity and -Infinity; in JSON, in quotes.)";

struct TrajectoriesOptions {
  std::string scene, format;
  std::optional<std::string> output;
  LoadOptions load;
};

std::string known_format(const std::string& written) {
  std::string format = lower_case(written);
  const auto known = trajectory_formats();
  if (std::find(known.begin(), known.end(), format) != known.end()) return format;
  throw Error::about("--format", fmt::format("unknown format '{}'", written), suggestion(format, known));
}

int write_trajectories_of(const TrajectoriesOptions& options, const Globals& globals) {
  const std::string format = known_format(options.format);
  if (options.output) set_unfinished(*options.output);
  const Scene scene = load_undrawn(options.scene, globals, options.load);
  if (options.output) refuse_overwriting(*options.output, scene);
  const Trajectories trajectories = naming(scene.file, [&] { return descend_all(scene); });
  if (!options.output) {
    write_trajectories(format, scene.file_name(), records_of(scene, trajectories), print_data);
    return kDone;
  }
  struct : Watcher {
    void committed() override { set_unfinished({}); }
  } watcher;
  announce(make_trajectory_file(scene, trajectories, format, *options.output, watcher));
  return kDone;
}

}  // namespace

void add_trajectories_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<TrajectoriesOptions>();
  CLI::App* command =
      app.add_subcommand("trajectories", "Write the numbers of every descent of a scene as CSV or JSON");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("--format", options->format, "csv or json")->required();
  command->add_option("-o,--output", options->output, "file to write (default: standard output)");
  add_set_option(*command, options->load);
  command->footer(kFormatHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return write_trajectories_of(*options, globals); };
  });
}

}  // namespace gradreel
