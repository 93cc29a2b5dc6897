// Text that somebody else wrote, before anything is made of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scene/document.hpp"

namespace gradreel {

/// The bytes of a regular file of at most kMaxFileSize; else none, and a mistake is added.
std::optional<std::string> read_text_file(const std::string& path, std::vector<Mistake>& mistakes);

/// The first thing that is wrong with the characters: not UTF-8, or a control character other than tab and
/// line end.
std::optional<Mistake> find_bad_character(const std::string& file, std::string_view text);

/// Length of the well-formed UTF-8 sequence at `at`; 0 if it is malformed.
std::size_t code_point_length(std::string_view text, std::size_t at);

/// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace gradreel
