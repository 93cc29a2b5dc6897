#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/render_arguments.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "lock/ingredients.hpp"

namespace gradreel {

namespace {

constexpr const char* kDigestHelp =
    R"(A line for each output: the SHA-256 of all that decides about its bytes, and its file. It covers the scene (comments
and white space aside; before learning rates are tuned), its theme, set of optimizers and files of data, the output's
settings, fonts, and the versions of gradreel and its libraries. Nothing is run or drawn.
--json prints {"outputs": [{"output", "scene", "digest", "inputs", "ingredients"}], "versions": {}}.)";

struct DigestOptions {
  RenderArguments arguments;
  bool inputs = false, json = false;
};

int print_digests(DigestOptions options, const Globals& globals) {
  make_quick(options.arguments.load);
  const Planned planned = plan(options.arguments, globals);
  std::vector<DigestLine> lines;
  for (const Target& target : planned.targets)
    lines.push_back(digest_line(main_files(target).front(), *target.scene, *target.output));
  if (options.json) {
    print_data(digests_json(lines));
    return kDone;
  }
  for (const DigestLine& line : lines)
    print(fmt::format("{}  {}\n", options.inputs ? line.inputs : line.digest, printable_line(line.output)));
  return kDone;
}

}  // namespace

void add_digest_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<DigestOptions>();
  CLI::App* command =
      app.add_subcommand("digest", "Print digests of all that decides about the outputs' bytes");
  add_render_arguments(*command, options->arguments);
  command->add_flag("--inputs", options->inputs,
                    "without fonts and versions: the digests that the files carry");
  command->add_flag("--json", options->json, "print digests and what they are of as JSON");
  command->footer(kDigestHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return print_digests(*options, globals); };
  });
}

}  // namespace gradreel
