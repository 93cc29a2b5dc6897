// Spelling suggestions: "did you mean ...?"
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gradreel {

/// Damerau-Levenshtein distance (optimal string alignment) in bytes, ignoring ASCII case.
int edit_distance(std::string_view a, std::string_view b);

/// The closest of `known`, if it is within an edit distance of about a third of its length or if one name
/// contains the other; otherwise empty. Ties go to the first.
std::string_view nearest(std::string_view written, std::span<const std::string_view> known);

/// `did you mean 'x'?`, or `known: a, b, c` if nothing is close.
std::string suggestion(std::string_view written, std::span<const std::string_view> known);

}  // namespace gradreel
