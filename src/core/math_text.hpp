// Texts with formulas in them: "the rate $\alpha_k$". "\$" is a dollar.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Without a dollar a text is what it says, backslashes included.
inline bool has_math(std::string_view text) { return text.find('$') != std::string_view::npos; }

/// A stretch of a text.
struct TextPart {
  std::string text;  ///< of a formula: its LaTeX; else what is shown
  bool is_formula = false;
  std::size_t begin = 0, end = 0;  ///< bytes of the whole, dollars and backslashes included
  friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// In order; neighbours that are no formulas are joined. A dollar without a partner is shown as it is.
std::vector<TextPart> split_math(std::string_view text);

/// What is wrong with the dollars of a text.
struct MathSlip {
  std::size_t at = 0;  ///< byte
  std::string message, hint;
};

/// A dollar without a partner, a formula of nothing, or one with braces that do not pair.
std::optional<MathSlip> find_math_slip(std::string_view text);

/// Where `separator` is found at or after `from`, outside of formulas; npos if nowhere.
std::size_t find_outside_math(std::string_view text, std::string_view separator, std::size_t from = 0);

/// The smallest pieces that a text can be cut into, as the bytes where they end: code points, escaped
/// dollars, formulas.
std::vector<std::size_t> cut_points(std::string_view text);

}  // namespace gradreel
