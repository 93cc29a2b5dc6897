#include "reference/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "core/suggest.hpp"

namespace gradreel {

namespace {

constexpr const char* kSchemaHelp =
    R"(An editor with the YAML language server completes and checks a scene that begins with

  # yaml-language-server: $schema=gradreel.schema.json

where `gradreel schema > gradreel.schema.json` wrote the schema. It holds the names of the themes, profiles and sets of
optimizers of --config-dir. Where it is silent, `gradreel check` still speaks: a schema cannot compare two values.)";

int write_schema(const std::string& name, const Globals& globals) {
  const auto known = schema_names();
  if (std::find(known.begin(), known.end(), name) == known.end())
    throw Error::about("schema", fmt::format("unknown kind of file '{}'", name), suggestion(name, known));
  print_data(json_schema(name, Configs(find_config_dirs(globals.config_dir))));
  return kDone;
}

}  // namespace

void add_schema_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto name = std::make_shared<std::string>("scene");
  CLI::App* command =
      app.add_subcommand("schema", "Print a JSON Schema, with which editors complete and check scenes");
  command->add_option("FILE", *name, "scene, profile or theme: what the files are")->capture_default_str();
  command->footer(kSchemaHelp);
  command->callback(
      [name, &globals, &action] { action = [name, &globals] { return write_schema(*name, globals); }; });
}

}  // namespace gradreel
