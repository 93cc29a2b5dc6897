// Text that a terminal shows and does not obey: names of files and scenes may hold anything.
#pragma once

#include <string>
#include <string_view>

namespace gradreel {

/// `text` with escapes in place of what is not to be seen: control characters (`\n`, `\x1b`, `\u009B`), what
/// turns the direction of writing or ends a line (`\u202E`, `\u2028`), and bytes that are no UTF-8 (`\xFF`).
/// Characters of `kept` stay. A second time it changes nothing.
std::string printable(std::string_view text, std::string_view kept = "\t\n");

/// The same as one line.
std::string printable_line(std::string_view text);

/// Whether printable() escapes the code point.
bool is_unprintable(char32_t code_point);

}  // namespace gradreel
