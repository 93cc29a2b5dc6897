#include <fmt/format.h>

#include "cli/argument_values.hpp"
#include "cli/shell_files.hpp"

namespace gradreel {

namespace {

constexpr const char* kHead = R"sh(# Completions for bash, made by `gradreel completions bash`.
_gradreel_names() {
  local kind
  for kind in "${@:2}"; do "$1" list "$kind" 2>/dev/null | cut -d ' ' -f 1; done
}

_gradreel_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }

_gradreel_files() { mapfile -t COMPREPLY < <(compgen "${@:2}" -- "$1"); }

_gradreel() {
  local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= i
  if [[ $word == = ]]; then  # bash takes --profile=draft for three words
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)sh";

std::string names_of_commands(const CLI::App& app, std::string_view between) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return fmt::format("{}", fmt::join(names, between));
}

/// The line of bash that offers a value; empty if there is nothing to offer.
std::string bash_offer(const ArgumentValue& value) {
  switch (value.of) {
    case ValueOf::scenes:
      return R"(_gradreel_files "$word" -o plusdirs -f -X '!*.yaml')";
    case ValueOf::files:
      return R"(_gradreel_files "$word" -f)";
    case ValueOf::folders:
      return R"(_gradreel_files "$word" -d)";
    case ValueOf::names:
      return fmt::format(R"sh(_gradreel_words "$(_gradreel_names "$program" {})" "$word")sh",
                         fmt::join(value.words, " "));
    case ValueOf::words:
      return fmt::format(R"sh(_gradreel_words "{}" "$word")sh", fmt::join(value.words, " "));
    case ValueOf::other:
      break;
  }
  return "COMPREPLY=()";
}

/// The cases of options that take a value.
std::string bash_values(const CLI::App& command, const std::string& name) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    if (!is_named(*option) || !takes_value(*option)) continue;
    const std::string brief = short_name(*option), pattern = name + ":" + long_name(*option);
    const std::string other = brief.empty() ? "" : fmt::format(" | {}:{}", name, brief);
    text += fmt::format("    {}{})\n      {}\n      return\n      ;;\n", pattern, other,
                        bash_offer(value_of(command, *option)));
  }
  return text;
}

std::string options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    if (!is_named(*option)) continue;
    if (!short_name(*option).empty()) names.push_back(short_name(*option));
    names.push_back(long_name(*option));
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string first_argument(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (!is_named(*option)) return bash_offer(value_of(command, *option));
  }
  return "COMPREPLY=()";
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  std::string values, options, arguments;
  for (const CLI::App* command : app.get_subcommands({})) {
    const std::string& name = command->get_name();
    values += bash_values(*command, name);
    options += fmt::format("      {}) _gradreel_words \"{} {}\" \"$word\" ;;\n", name, options_of(*command),
                           options_of(app));
    arguments += fmt::format("    {}) {} ;;\n", name, first_argument(*command));
  }
  const std::string commands = names_of_commands(app, " | ");
  return fmt::format(
      "{}  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${{COMP_WORDS[i]}} in\n      {})\n"
      "        command=${{COMP_WORDS[i]}}\n        break\n        ;;\n    esac\n  done\n"
      "  case $command:$before in\n{}{}  esac\n"
      "  if [[ $word == -* ]]; then\n    case $command in\n{}      *) _gradreel_words \"{}\" \"$word\" ;;\n  "
      "  esac\n"
      "    return\n  fi\n  case $command in\n{}    *) _gradreel_words \"{} help\" \"$word\" ;;\n  "
      "esac\n}}\n\n"
      "complete -o filenames -F _gradreel gradreel\n",
      kHead, commands, bash_values(app, "*"), values, options, options_of(app), arguments,
      names_of_commands(app, " "));
}

}  // namespace gradreel
