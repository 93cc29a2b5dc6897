#include "cli/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "core/printable.hpp"
#include "core/suggest.hpp"
#include "scene/key_paths.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

bool is_option(std::string_view argument) { return argument.size() > 1 && argument[0] == '-'; }

/// `--profile` of `--profile=draft`.
std::string option_name(const std::string& argument) { return argument.substr(0, argument.find('=')); }

/// Null if there is no such command.
const CLI::App* find_command(const CLI::App& app, const std::string& name) {
  const std::vector<const CLI::App*> all = app.get_subcommands({});
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const CLI::App* c) { return c->get_name() == name; });
  return found == all.end() ? nullptr : *found;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string near_to(const std::string& written, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  return std::string(nearest(written, views));
}

/// The first argument that is neither an option of all commands nor its value; the end if there is none.
Arguments::const_iterator command_in(const CLI::App& app, const Arguments& arguments) {
  auto at = arguments.begin();
  while (at != arguments.end() && is_option(*at)) {
    const CLI::Option* option = app.get_option_no_throw(option_name(*at));
    const bool has_value = option && option->get_expected_min() > 0 && at->find('=') == std::string::npos;
    at += has_value && at + 1 != arguments.end() ? 2 : 1;
  }
  return at;
}

bool looks_like_scene(const std::string& argument) {
  std::error_code error;
  return argument.ends_with(".yaml") || argument.ends_with(".yml") ||
         std::filesystem::exists(argument, error);
}

std::string unknown_command(const CLI::App& app, const std::string& written) {
  if (looks_like_scene(written))
    return fmt::format("'{0}' is not a command\n  to render it, type: gradreel render {0}",
                       printable_line(written));
  if (plain_word(written) == "version") return "'version' is an option\n  type: gradreel --version";
  const std::string near = near_to(written, command_names(app));
  return fmt::format("unknown command '{}'\n  {}", printable_line(written),
                     near.empty() ? fmt::format("known: {}", fmt::join(command_names(app), ", "))
                                  : fmt::format("did you mean 'gradreel {}'?", near));
}

/// The first option that neither the command nor the program has; empty if there is none.
std::string unknown_option(const CLI::App& app, const CLI::App& command, const Arguments& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto unknown = std::find_if(arguments.begin(), end, [&](const std::string& argument) {
    if (!is_option(argument)) return false;
    // Of a short option only its letter counts: its value may follow at once.
    const std::string name = argument[1] == '-' ? option_name(argument) : argument.substr(0, 2);
    return !command.get_option_no_throw(name) && !app.get_option_no_throw(name);
  });
  return unknown == end ? "" : option_name(*unknown);
}

/// What a scene says that is asked for as an option: "fps is a key of scenes: outputs: [{fps: 30}]".
std::string scene_key_hint(const std::string& written) {
  if (!written.starts_with("--")) return {};
  std::string name = written.substr(2);
  std::replace(name.begin(), name.end(), '-', '_');
  std::vector<std::string_view> keys;
  for (const Key& key : scene_section().keys) keys.push_back(key.name);
  if (const std::string_view same = same_name(name, keys); !same.empty())
    return fmt::format("{} is a key of scenes: write it there", same);
  std::vector<KeyPath> paths = paths_below(scene_section(), name);
  for (const std::string_view ours : called_here(name)) {
    if (paths.empty()) paths = path_to(scene_section(), ours);
  }
  return paths.empty() ? "" : fmt::format("{} is a key of scenes: write it there", paths.front().text());
}

/// Of what the parser says, what people can do about it; empty: nothing more.
std::string parser_hint(const std::string& message, const CLI::App& command) {
  const std::string_view name = command.get_name();
  if (message.starts_with("PATH is required"))
    return fmt::format(
        "name a scene or a folder of scenes, as in: gradreel {} scene.yaml; - reads standard input", name);
  if (message.starts_with("SCENE is required"))
    return fmt::format("name a scene, as in: gradreel {} scene.yaml{}", name,
                       name == "frame" ? " 300 -o frame.png" : "");
  if (message.starts_with("K is required"))
    return "name a frame, as in: gradreel frame scene.yaml 300 -o frame.png";
  if (message.starts_with("FOLDER is required"))
    return fmt::format("name a folder of films, as in: gradreel {} output -o site", name);
  if (message.starts_with("--output is required"))
    return name == "gallery" ? "name the folder to write, as in: -o site"
                             : "name the file, as in: -o picture.png";
  if (message.find("At Most 1 required") != std::string::npos)
    return "give it once; for several films, write outputs: [lecture, blog] in the scene";
  return {};
}

std::string unknown_option_text(const CLI::App& app, const CLI::App& command, const std::string& written) {
  std::vector<std::string> known = option_names(command);
  for (std::string& name : option_names(app)) known.push_back(std::move(name));
  const std::string near = near_to(written, known), key = scene_key_hint(written);
  return fmt::format("{} has no option {}\n  {}", command.get_name(), printable_line(written),
                     !near.empty() ? fmt::format("did you mean {}?", near)
                     : !key.empty()
                         ? key
                         : fmt::format("`gradreel help {}` lists its options", command.get_name()));
}

}  // namespace

Arguments with_help_as_option(Arguments arguments) {
  if (arguments.empty() || arguments.front() != "help") return arguments;
  arguments.erase(arguments.begin());
  arguments.push_back("--help");
  return arguments;
}

bool names_unknown_command(const CLI::App& app, const Arguments& arguments) {
  const auto written = command_in(app, arguments);
  return written != arguments.end() && !find_command(app, *written);
}

std::string usage_error(const CLI::App& app, const Arguments& arguments, const std::string& parser_message) {
  const auto written = command_in(app, arguments);
  if (!arguments.empty() && is_option(arguments.front()) &&
      !app.get_option_no_throw(option_name(arguments.front())))
    return fmt::format(
        "there is no option {} without a command\n  `gradreel help` lists commands and options",
        printable_line(option_name(arguments.front())));
  if (written == arguments.end()) return "a command is missing\n  `gradreel help` lists them";
  const CLI::App* command = find_command(app, *written);
  if (!command) return unknown_command(app, *written);
  const std::string option = unknown_option(app, *command, arguments);
  if (!option.empty()) return unknown_option_text(app, *command, option);
  const std::string hint = parser_hint(parser_message, *command);
  return fmt::format(
      "{}\n  {}", printable_line(parser_message),
      hint.empty() ? fmt::format("`gradreel help {}` says how it is used", command->get_name()) : hint);
}

}  // namespace gradreel
