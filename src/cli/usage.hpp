// What to type instead, after a command line that cannot be parsed.
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <vector>

namespace gradreel {

/// The arguments behind the program's name.
using Arguments = std::vector<std::string>;

/// `gradreel help [COMMAND]` as `gradreel [COMMAND] --help`; other arguments as they are.
Arguments with_help_as_option(Arguments arguments);

/// Whether a command is named that does not exist.
bool names_unknown_command(const CLI::App& app, const Arguments& arguments);

/// One mistake and what to type instead: for an unknown command, a scene without a command, an unknown
/// option; else `parser_message`.
std::string usage_error(const CLI::App& app, const Arguments& arguments, const std::string& parser_message);

}  // namespace gradreel
