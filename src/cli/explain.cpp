#include "reference/explain.hpp"

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"

namespace gradreel {

namespace {

constexpr const char* kExplainHelp =
    R"(Where a value comes from stands behind it: the scene, a set of optimizers or a profile, with its line; the
surface; the theme; or a default. What is printed is a scene that means the same. Lines that begin with # say what is off,
and what may not be stated here.)";

}  // namespace

void add_explain_command(CLI::App& app, const Globals& globals, Action& action) {
  struct Options {
    std::string path;
    LoadOptions load;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain", "Print a scene with every default filled in, and where each value comes from");
  command->add_option("SCENE", options->path, "scene file, or - for standard input")->required();
  add_set_option(*command, options->load);
  command->footer(kExplainHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const Configs configs(find_config_dirs(globals.config_dir));
      print_data(explain_scene(options->path, configs, options->load.set));
      return kDone;
    };
  });
}

}  // namespace gradreel
