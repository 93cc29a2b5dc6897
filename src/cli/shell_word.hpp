// Quotes arguments for a shell.
#pragma once

#include <string>

namespace gradreel {

/// `text` as one word of a POSIX shell: as it is where nothing in it is special, else in single quotes; in
/// $'...' where printable() would change it.
std::string shell_word(const std::string& text);

}  // namespace gradreel
