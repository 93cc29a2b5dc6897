// Characters that JSON writes as two escapes, which YAML does not know.
#pragma once

#include <string>
#include <vector>

namespace gradreel {

/// A text in which escapes like \ud83d\ude00 have become \U0001F600, which is two characters shorter.
struct WithoutSurrogates {
  std::string text;
  std::vector<std::size_t> ends;  ///< bytes of `text` at which these escapes end

  /// How many bytes fewer there are than before, from the line's beginning to `column`, both in bytes.
  std::size_t missing(std::size_t line_begin, std::size_t column) const;
};
WithoutSurrogates without_surrogates(const std::string& text);

}  // namespace gradreel
