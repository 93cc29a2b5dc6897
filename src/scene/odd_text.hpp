// Slips of the keyboard and of word processors that are hard to see: for hints.
#pragma once

#include <string>
#include <string_view>

#include "scene/document.hpp"

namespace gradreel {

/// What to write in place of a text that is no number, name or key: "surface:booth", "0,1", "‘slate’", or one
/// with a no-break space. Empty if nothing odd is in it.
std::string odd_text_hint(std::string_view text);

/// The same of a line that YAML stumbles over, which may stand on the line above. Tabs count, too.
std::string odd_line_hint(const Source& source, int line);

/// Of a list with more numbers than `count`, if commas in them are to be decimal points: "[0,5, 1,5]".
std::string decimal_commas_hint(const Source& source, Place where, std::size_t count);

/// Of a formula in double quotes, where `where` is; empty for any other text.
std::string escape_hint(const Source& source, Place where);

}  // namespace gradreel
