#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "scene/compose.hpp"

namespace gradreel {

namespace {

/// Adds what panels refuse in any film of the scene, once for each panel.
void check_panels(const Scene& scene, std::vector<Mistake>& mistakes) {
  if (!may_refuse(scene)) return;
  const Trajectories trajectories = descend_all(scene, hardware_jobs());
  const std::size_t first = mistakes.size();
  for (const OutputSpec& output : scene.outputs) {
    if (!output.is_film()) continue;
    for (Mistake& m : refusals(scene, output, trajectories)) {
      const auto is_known = [&](const Mistake& k) {
        return k.where.line == m.where.line && k.where.column == m.where.column;
      };
      const auto begin = mistakes.begin() + static_cast<std::ptrdiff_t>(first);
      if (std::none_of(begin, mistakes.end(), is_known)) mistakes.push_back(std::move(m));
    }
  }
}

}  // namespace

void add_check_command(CLI::App& app, const Globals& globals, Action& action) {
  struct Options {
    std::vector<std::string> paths;
    std::optional<std::string> profile;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Report every mistake in scenes without rendering");
  command->add_option("PATH", options->paths, "scene files or folders that contain some")->required();
  command->add_option("--profile", options->profile, "check this profile instead of the scenes' outputs");
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      const Loaded loaded = load(options->paths, globals, {.profile = options->profile});
      std::vector<Mistake> mistakes;
      for (const Scene& scene : loaded.scenes) check_panels(scene, mistakes);
      if (!mistakes.empty()) throw Error(std::move(mistakes));
      for (const Scene& scene : loaded.scenes) {
        print(fmt::format("{}: ok\n", printable_line(scene.file)));
        for (const std::string& line : tuning_lines(scene))
          print(fmt::format("  {}\n", printable_line(line)));
      }
      return kDone;
    };
  });
}

}  // namespace gradreel
