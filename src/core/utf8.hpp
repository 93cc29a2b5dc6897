// UTF-8, byte by byte.
#pragma once

#include <cstddef>
#include <string_view>

namespace gradreel {

/// Length of the well-formed UTF-8 sequence at `at`; 0 if it is malformed.
std::size_t code_point_length(std::string_view text, std::size_t at);

/// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// Bytes of the first `count` code points, or of all where there are fewer. `text` is valid.
std::size_t bytes_of_code_points(std::string_view text, std::size_t count);

/// The code point of the well-formed sequence of `length` bytes (1..4) at `at`.
char32_t code_point_at(std::string_view text, std::size_t at, std::size_t length);

}  // namespace gradreel
