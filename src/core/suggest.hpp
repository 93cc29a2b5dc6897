// Spelling suggestions: "did you mean ...?"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Damerau-Levenshtein distance (optimal string alignment) in bytes, ignoring ASCII case.
int edit_distance(std::string_view a, std::string_view b);

/// Without capitals and what joins words: "multistep" of "Multi-Step" and "multi_step".
std::string plain_word(std::string_view word);

/// The words between single spaces.
std::vector<std::string_view> words_of(std::string_view text);

/// What gradreel calls what other programs call `written`, best first; see Synonyms::ours.
std::vector<std::string_view> called_here(std::string_view written);

/// The one of `known` that has the same plain_word(), or else the first that other programs call `written`;
/// empty if there is none.
std::string_view same_name(std::string_view written, std::span<const std::string_view> known);

/// same_name(), or else the closest of `known`, if it is within an edit distance of about a third of its
/// length or if one name contains the other; otherwise empty. Ties go to the first.
std::string_view nearest(std::string_view written, std::span<const std::string_view> known);

/// `did you mean 'x'?`, or `known: a, b, c` if nothing is close.
std::string suggestion(std::string_view written, std::span<const std::string_view> known);

}  // namespace gradreel
