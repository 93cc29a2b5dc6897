// Text with formulas, such as "the rate $\alpha_k$". "\$" is a dollar sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Text without a dollar sign is plain: its backslashes have no special meaning.
inline bool has_math(std::string_view text) { return text.find('$') != std::string_view::npos; }

/// A run of plain text, or a formula.
struct TextPart {
  std::string text;  ///< a formula's LaTeX, or the text as displayed
  bool is_formula = false;
  std::size_t begin = 0, end = 0;  ///< byte range in the source, with dollar signs and backslashes
  friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// The parts in order; adjacent plain parts are joined. An unpaired dollar sign is plain text.
std::vector<TextPart> split_math(std::string_view text);

/// A syntax error in a text with formulas.
struct MathSlip {
  std::size_t at = 0;  ///< byte offset
  std::string message, hint;
};

/// Finds an unpaired dollar sign, an empty formula, or unbalanced braces.
std::optional<MathSlip> find_math_slip(std::string_view text);

/// The first `separator` at or after `from` that is not inside a formula; npos if there is none.
std::size_t find_outside_math(std::string_view text, std::string_view separator, std::size_t from = 0);

/// The byte offsets at which a text may be cut: the ends of code points, escaped dollar signs and formulas.
std::vector<std::size_t> cut_points(std::string_view text);

}  // namespace gradreel
