#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "core/suggest.hpp"
#include "reference/catalogue.hpp"
#include "reference/describe_scene.hpp"
#include "reference/reference_pages.hpp"
#include "reference/text_layout.hpp"

namespace gradreel {

namespace {

std::string heading(const Named& named, const Kind& kind) {
  const std::string title = named.title.empty() ? "" : ": " + named.title;
  return fmt::format("{}{} ({})\n\n", named.name, title, kind.singular);
}

/// Nothing if `name` is unknown.
std::string description(const std::string& name, const Configs& configs) {
  std::string text;
  for (const Kind& kind : kinds()) {
    for (const Named& named : kind.all(configs)) {
      if (named.name != name) continue;
      text += (text.empty() ? "" : "\n\n") + heading(named, kind);
      text += kind.describe(name, configs, output_columns());
    }
  }
  return text;
}

[[noreturn]] void refuse(const std::string& name, const Configs& configs) {
  std::vector<std::string> all;
  for (const Kind& kind : kinds()) {
    for (const Named& named : kind.all(configs)) all.push_back(named.name);
  }
  const std::vector<std::string_view> views(all.begin(), all.end());
  const std::string_view near = nearest(name, views);
  throw Error::about(
      "describe", fmt::format("unknown name '{}'", name),
      near.empty() ? "`gradreel list` shows all names" : fmt::format("did you mean '{}'?", near));
}

int write_page(const std::string& name) {
  const auto& known = reference_pages();
  if (name == "pages") {
    print(fmt::format("{}\n", fmt::join(known, "\n")));
    return kDone;
  }
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    throw Error::about("--markdown", fmt::format("unknown page '{}'", name), suggestion(name, known));
  }
  print(reference_page(name));
  return kDone;
}

bool is_scene(const std::string& name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.find('/') != std::string::npos;
}

int describe(const std::string& name, const LoadOptions& load, const Globals& globals) {
  if (is_scene(name)) {
    print(describe_surface_of(load_undrawn(name, globals, load), output_columns()));
    return kDone;
  }
  if (!load.set.empty()) throw Error::about("--set", "is for scenes, which have variables");
  const Configs configs(find_config_dirs(globals.config_dir));
  const std::string text = description(name, configs);
  if (text.empty()) refuse(name, configs);
  print(text);
  return kDone;
}

}  // namespace

void add_describe_command(CLI::App& app, const Globals& globals, Action& action) {
  struct Options {
    std::string name;
    bool markdown = false;
    LoadOptions load;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "describe",
      "Explain an optimizer, a surface, or anything else that a scene can name, or a scene's surface");
  command
      ->add_option("NAME", options->name,
                   "a name from `gradreel list KIND`, or a scene, whose surface is explained")
      ->required();
  command->add_flag(
      "--markdown", options->markdown,
      "print a reference page of docs/ instead; NAME is `pages` for a list of them, or one of these");
  add_set_option(*command, options->load);
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      return options->markdown ? write_page(options->name) : describe(options->name, options->load, globals);
    };
  });
}

}  // namespace gradreel
