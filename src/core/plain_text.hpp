// Texts without formulas, for places that show letters only: metadata, chapters, subtitles, file names.
#pragma once

#include <string>
#include <string_view>

namespace gradreel {

/// A text as it reads without LaTeX: formulas become letters as far as Unicode has them, "$\alpha_k$" is
/// "αₖ" and "$\frac{a}{b}$" is "a/b"; what has no letters stands as its name. White space is one space.
std::string plain_text(std::string_view text);

/// At most `length` code points (at least 2): what is longer ends in "…", at the end of a word where there is
/// one in its second half.
std::string shortened(std::string_view text, std::size_t length);

}  // namespace gradreel
