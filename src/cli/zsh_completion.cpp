#include <fmt/format.h>

#include "cli/argument_values.hpp"
#include "cli/shell_files.hpp"

namespace gradreel {

namespace {

constexpr const char* kZshHead = R"zsh(#compdef gradreel
# Completions for zsh, made by `gradreel completions zsh`.
_gradreel_names() {
  local kind
  local -a names
  for kind in $@; do names+=(${${(f)"$($program list $kind 2>/dev/null)"}%% *}); done
  compadd -a names
}

_gradreel() {
  local program=$words[1] curcontext=$curcontext state line
  local -a commands
)zsh";

/// In single quotes, where brackets and colons are plain text.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string zsh_action(const ArgumentValue& value) {
  switch (value.of) {
    case ValueOf::scenes:
      return "_files -g \"*.yaml\"";
    case ValueOf::files:
      return "_files";
    case ValueOf::folders:
      return "_files -/";
    case ValueOf::names:
      return fmt::format("_gradreel_names {}", fmt::join(value.words, " "));
    case ValueOf::words:
      return fmt::format("({})", fmt::join(value.words, " "));
    case ValueOf::other:
      break;
  }
  return "";
}

/// A line of _arguments each.
std::string zsh_arguments(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    const std::string action = zsh_action(value_of(command, *option)),
                      doc = zsh_text(option->get_description());
    if (!is_named(*option)) {
      const bool is_many = option->get_items_expected_max() > 1;
      text +=
          fmt::format(" \\\n        '{}:{}:{}'", is_many ? "*" : "", zsh_text(option->get_name()), action);
      continue;
    }
    const std::string value = takes_value(*option) ? fmt::format(":value:{}", action) : "";
    const std::string name = long_name(*option), brief = short_name(*option);
    if (!brief.empty()) text += fmt::format(" \\\n        '({1}){0}[{2}]{3}'", brief, name, doc, value);
    text += fmt::format(" \\\n        '{}{}{}[{}]{}'", brief.empty() ? "" : "(" + brief + ")", name,
                        value.empty() ? "" : "=", doc, value);
  }
  return text;
}

}  // namespace

std::string zsh_completion(const CLI::App& app) {
  std::string commands, cases;
  for (const CLI::App* command : app.get_subcommands({})) {
    commands += fmt::format("    '{}:{}'\n", command->get_name(), zsh_text(command->get_description()));
    cases += fmt::format("      {})\n        _arguments{}{} && return\n        ;;\n", command->get_name(),
                         zsh_arguments(*command), zsh_arguments(app));
  }
  return fmt::format(
      "{}  commands=(\n{}    'help:Say how a command is used'\n  )\n"
      "  _arguments -C{} \\\n        '1:command:->command' \\\n        '*::argument:->argument' && return\n"
      "  case $state in\n    command) _describe command commands ;;\n    argument)\n      case $words[1] "
      "in\n{}"
      "      esac\n      ;;\n  esac\n}}\n\nif [ \"$funcstack[1]\" = _gradreel ]; then\n  _gradreel "
      "\"$@\"\nelse\n"
      "  compdef _gradreel gradreel\nfi\n",
      kZshHead, commands, zsh_arguments(app), cases);
}

}  // namespace gradreel
