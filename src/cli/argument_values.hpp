// What may be typed as the value of an option or in the place of an argument: for completions.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace gradreel {

enum class ValueOf {
  other,   ///< numbers and the like: nothing to offer
  scenes,  ///< .yaml files and folders
  files,
  folders,
  names,  ///< what `gradreel list KIND` lists; the kinds are `words`
  words,
};

struct ArgumentValue {
  ValueOf of = ValueOf::other;
  std::vector<std::string> words;
};

/// Of an option or a positional argument of a command; `command` may be the whole program.
ArgumentValue value_of(const CLI::App& command, const CLI::Option& option);

/// "--profile", or "PATH" of a positional.
std::string long_name(const CLI::Option& option);

/// "-o", or nothing.
std::string short_name(const CLI::Option& option);

/// An option with a name, whether or not it takes a value.
bool is_named(const CLI::Option& option);
bool takes_value(const CLI::Option& option);

}  // namespace gradreel
