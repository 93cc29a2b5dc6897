// What somebody may have meant by a name that is none. For the files of expression/ alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Names of numbers that an expression may use: variables, parameters, constants, indices.
using KnownNames = std::vector<std::string_view>;

/// A hint for an unknown name: "write sin", "write x*y for a product", "did you mean 'alpha'?".
std::string advice_for_name(std::string_view name, const KnownNames& numbers);

/// The same for a name before a parenthesis.
std::string advice_for_function(std::string_view name, const KnownNames& numbers);

/// For a word of another language, such as "and", where a sign should follow; empty for others.
std::string advice_for_word(std::string_view word);

}  // namespace gradreel
