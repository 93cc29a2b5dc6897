// `${name}` in texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gradreel {

/// A stretch of a text that names a variable.
struct Reference {
  std::size_t begin = 0, end = 0;  ///< bytes
  std::string name;
};

/// Whether a variable may be called so: [a-z][a-z0-9_]*.
bool is_variable_name(std::string_view name);

/// The next `${name}` from byte `from` on, whatever stands between the braces; one behind a backslash is
/// none.
std::optional<Reference> next_reference(std::string_view text, std::size_t from = 0);

}  // namespace gradreel
