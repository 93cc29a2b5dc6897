#include "cli/argument_values.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "outputs/new_scene.hpp"
#include "reference/catalogue.hpp"
#include "reference/schema.hpp"

namespace gradreel {

namespace {

std::vector<std::string> kind_plurals() {
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) names.emplace_back(kind.plural);
  return names;
}

std::vector<std::string> words(std::span<const std::string_view> known) {
  return {known.begin(), known.end()};
}

}  // namespace

bool is_named(const CLI::Option& option) {
  return !option.get_lnames().empty() || !option.get_snames().empty();
}

bool takes_value(const CLI::Option& option) { return option.get_expected_min() > 0; }

std::string long_name(const CLI::Option& option) {
  return option.get_lnames().empty() ? option.get_name() : "--" + option.get_lnames().front();
}

std::string short_name(const CLI::Option& option) {
  return option.get_snames().empty() ? "" : "-" + option.get_snames().front();
}

ArgumentValue value_of(const CLI::App& command, const CLI::Option& option) {
  const std::string name = long_name(option);
  if (!takes_value(option)) return {};
  if (name == "--profile") return {ValueOf::names, {"profiles"}};
  if (name == "--theme") return {ValueOf::names, {"themes"}};
  if (name == "--format" && command.get_name() == "trajectories") return {ValueOf::words, {"csv", "json"}};
  if (name == "--format") return {ValueOf::names, {"formats"}};
  if (name == "--at") return {ValueOf::words, {"end", "frame=", "epoch=", "time="}};
  if (name == "--config-dir" || name == "--output-dir" || name == "--cache-dir" || name == "--baseline" ||
      (name == "--report" && command.get_name() == "verify"))
    return {ValueOf::folders, {}};
  if (name == "--output" || name == "--lock" || name == "--report") return {ValueOf::files, {}};
  if (name == "PATH" || name == "SCENE") return {ValueOf::scenes, {}};
  if (name == "KIND") return {ValueOf::words, kind_plurals()};
  if (name == "NAME" && command.get_name() == "describe") return {ValueOf::names, kind_plurals()};
  if (name == "FILE") return {ValueOf::words, words(schema_names())};
  if (name == "--template") return {ValueOf::words, words(template_names())};
  if (name == "--moments") return {ValueOf::words, {"captions"}};
  if (name == "SHELL") return {ValueOf::words, {"bash", "zsh", "fish", "man"}};
  return {};
}

}  // namespace gradreel
