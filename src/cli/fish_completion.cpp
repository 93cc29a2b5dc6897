#include <fmt/format.h>

#include "cli/argument_values.hpp"
#include "cli/shell_files.hpp"

namespace gradreel {

namespace {

std::string fish_text(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

/// Options of `complete` that offer a value.
std::string fish_offer(const ArgumentValue& value) {
  switch (value.of) {
    case ValueOf::scenes:
      return " -k -a '(__fish_complete_suffix .yaml)'";
    case ValueOf::files:
      return " -F";
    case ValueOf::folders:
      return " -a '(__fish_complete_directories)'";
    case ValueOf::names:
      return fmt::format(" -a '(__gradreel_names {})'", fmt::join(value.words, " "));
    case ValueOf::words:
      return fmt::format(" -a '{}'", fmt::join(value.words, " "));
    case ValueOf::other:
      break;
  }
  return "";
}

/// That the option takes a value; of files or of nothing else than what is offered.
std::string_view fish_kind(const ArgumentValue& value) { return value.of == ValueOf::files ? " -r" : " -x"; }

std::string fish_lines(const CLI::App& command, const std::string& condition) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    const std::string offer = fish_offer(value_of(command, *option));
    if (!is_named(*option)) {
      if (!offer.empty()) text += fmt::format("complete -c gradreel{}{}\n", condition, offer);
      continue;
    }
    text += fmt::format("complete -c gradreel{}", condition);
    if (!option->get_snames().empty()) text += " -s " + option->get_snames().front();
    text += fmt::format(" -l {}{}{} -d '{}'\n", option->get_lnames().front(),
                        takes_value(*option) ? fish_kind(value_of(command, *option)) : "", offer,
                        fish_text(option->get_description()));
  }
  return text;
}

}  // namespace

std::string fish_completion(const CLI::App& app) {
  std::string text =
      "# Completions for fish, made by `gradreel completions fish`.\n"
      "function __gradreel_names\n    for kind in $argv\n"
      "        gradreel list $kind 2>/dev/null | string replace -r ' .*' ''\n    end\nend\n\n"
      "complete -c gradreel -f\n" +
      fish_lines(app, "");
  for (const CLI::App* command : app.get_subcommands({}))
    text += fmt::format("complete -c gradreel -n __fish_use_subcommand -a {} -d '{}'\n", command->get_name(),
                        fish_text(command->get_description()));
  for (const CLI::App* command : app.get_subcommands({}))
    text += fish_lines(*command, fmt::format(" -n '__fish_seen_subcommand_from {}'", command->get_name()));
  return text;
}

}  // namespace gradreel
