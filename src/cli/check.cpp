#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/render_arguments.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"

namespace gradreel {

void add_check_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<RenderArguments>();
  CLI::App* command =
      app.add_subcommand("check", "Report everything that render would refuse, without rendering");
  add_render_arguments(*command, *options);
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const Planned planned = plan(*options, globals);
      inspect(planned, *options);
      for (const Scene& scene : planned.loaded.scenes) {
        print(fmt::format("{}: ok\n", printable_line(scene.file)));
        for (const std::string& line : tuning_lines(scene))
          print(fmt::format("  {}\n", printable_line(line)));
      }
      return kDone;
    };
  });
}

}  // namespace gradreel
