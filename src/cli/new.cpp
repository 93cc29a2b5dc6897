#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "core/printable.hpp"
#include "core/suggest.hpp"
#include "outputs/new_scene.hpp"

namespace gradreel {

namespace {

constexpr const char* kNewHelp = R"(Templates:
  compare         several optimizers from one start
  starts          one optimizer from several starts
  learning_rates  one optimizer with several learning rates
  formula         a surface of your own
  data            a line through the data of NAME.csv, which is written too
  import          descents that were run elsewhere, from NAME.csv, which is written too
  lecture         cards, pauses and captions, for a film to talk over

Nothing is overwritten. The file says how an editor completes and checks it; see also `gradreel schema --help`.)";

int write_new(const std::string& name, const std::string& wanted, const Globals& globals) {
  const auto known = template_names();
  if (std::find(known.begin(), known.end(), wanted) == known.end())
    throw Error::about("--template", fmt::format("unknown template '{}'", wanted), suggestion(wanted, known));
  const std::vector<std::string> files = write_new_scene(name, wanted, find_config_dirs(globals.config_dir));
  for (const std::string& file : files) print(fmt::format("wrote {}\n", printable_line(file)));
  print(fmt::format("  to see it: gradreel render {}\n", printable_line(files.front())));
  return kDone;
}

}  // namespace

void add_new_command(CLI::App& app, const Globals& globals, Action& action) {
  struct NewOptions {
    std::string name, wanted;
  };
  const auto options = std::make_shared<NewOptions>();
  options->wanted = template_names().front();
  CLI::App* command = app.add_subcommand("new", "Write NAME.yaml here: a commented scene to begin with");
  command->add_option("NAME", options->name, "name of the scene, without .yaml")->required();
  command
      ->add_option("--template", options->wanted, fmt::format("one of {}", fmt::join(template_names(), ", ")))
      ->capture_default_str();
  command->footer(kNewHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return write_new(options->name, options->wanted, globals); };
  });
}

}  // namespace gradreel
