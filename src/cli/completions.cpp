#include <fmt/format.h>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/shell_files.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "core/suggest.hpp"

namespace gradreel {

namespace {

struct ShellFile {
  std::string_view name;
  std::string (*text)(const CLI::App& app);
};

constexpr ShellFile kShellFiles[] = {
    {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}, {"man", man_page}};

int write_shell_file(const CLI::App& app, const std::string& shell) {
  std::vector<std::string_view> known;
  for (const ShellFile& file : kShellFiles) {
    known.push_back(file.name);
    if (file.name != shell) continue;
    print_data(file.text(app));
    return kDone;
  }
  throw Error::about("completions", fmt::format("unknown shell '{}'", shell), suggestion(shell, known));
}

}  // namespace

void add_completions_command(CLI::App& app, const Globals&, Action& action) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completions", "Print what completes gradreel's commands in a shell");
  command->add_option("SHELL", *shell, "bash, zsh or fish; or man: the manual page")->required();
  command->callback(
      [shell, &app, &action] { action = [shell, &app] { return write_shell_file(app, *shell); }; });
}

}  // namespace gradreel
