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
  const auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "explain", "Print a scene with every default filled in, and where each value comes from");
  command->add_option("SCENE", *path, "scene file, or - for standard input")->required();
  command->footer(kExplainHelp);
  command->callback([path, &globals, &action] {
    action = [path, &globals] {
      print_data(explain_scene(*path, Configs(find_config_dirs(globals.config_dir))));
      return kDone;
    };
  });
}

}  // namespace gradreel
