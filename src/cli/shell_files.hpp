// What an installed program brings for shells and for man, made from its declared commands and options.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace gradreel {

std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

/// In the macros of man(7).
std::string man_page(const CLI::App& app);

}  // namespace gradreel
