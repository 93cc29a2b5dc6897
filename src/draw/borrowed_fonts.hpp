// Which fonts of the machine stand in where a text needs what our files lack.
#pragma once

#include <map>
#include <span>
#include <string>

namespace gradreel {

/// Names of the font files, without folders, and the versions that the files state.
std::map<std::string, std::string> borrowed_fonts(std::span<const std::string> texts);

}  // namespace gradreel
