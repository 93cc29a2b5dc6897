// Plain-text versions of texts with formulas, for metadata, chapters, subtitles and file names.
#pragma once

#include <string>
#include <string_view>

namespace gradreel {

/// Replaces formulas by Unicode: "$\alpha_k$" becomes "αₖ" and "$\frac{a}{b}$" becomes "a/b". A command
/// without a Unicode counterpart becomes its name. Runs of white space become one space.
std::string plain_text(std::string_view text);

/// Shortens a text to at most `length` (>= 2) code points, ending it with "…". Cuts after a word if one ends
/// in the second half.
std::string shortened(std::string_view text, std::size_t length);

}  // namespace gradreel
