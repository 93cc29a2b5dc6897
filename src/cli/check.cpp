#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"

namespace gradreel {

void add_check_command(CLI::App& app, const Globals& globals, Action& action) {
  struct Options {
    std::vector<std::string> paths;
    std::optional<std::string> profile;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Validate scenes and report every mistake; render nothing");
  command->add_option("PATH", options->paths, "scene files, or folders of them")->required();
  command->add_option("--profile", options->profile,
                      "check with this profile in place of the scenes' outputs");
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const Loaded loaded = load(options->paths, globals, {.profile = options->profile});
      for (const Scene& scene : loaded.scenes) fmt::print("{}: ok\n", scene.file);
      return kDone;
    };
  });
}

}  // namespace gradreel
