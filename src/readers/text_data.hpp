// What the readers of text share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gradreel {

/// Throws Error about the byte `at` of a file's text, with its line and column.
[[noreturn]] void fail_at(const std::string& file, std::string_view text, std::size_t at,
                          const std::string& message, const std::string& hint = {});

/// Throws Error where the text is not UTF-8, or holds a NUL.
void require_text(const std::string& file, std::string_view text);

/// Without spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// Whether all of `text` is a number as tables write it: "nan" and "inf" are. Sets `number`.
bool read_number(std::string_view text, double& number);

/// Why a text is none, after `what`: "column 'x': expected a number, found 'y'". Throws Error as fail_at()
/// does.
[[noreturn]] void fail_as_number(const std::string& file, std::string_view text, std::size_t at,
                                 std::string_view field, const std::string& what);

}  // namespace gradreel
