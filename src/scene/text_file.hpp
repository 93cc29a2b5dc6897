// Text that somebody else wrote, before anything is made of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/utf8.hpp"
#include "scene/document.hpp"

namespace gradreel {

/// The bytes of a regular file of at most kMaxFileSize; else none, and a mistake is added.
std::optional<std::string> read_text_file(const std::string& path, std::vector<Mistake>& mistakes);

/// How messages call a scene that comes from standard input, and what stands for it on the command line.
inline constexpr std::string_view kStandardInput = "<stdin>", kStandardInputPath = "-";

/// The same from standard input, to its end; mistakes are about kStandardInput.
std::optional<std::string> read_standard_input(std::vector<Mistake>& mistakes);

/// The first thing that is wrong with the characters: not UTF-8, or a control character other than tab and
/// line end.
std::optional<Mistake> find_bad_character(const std::string& file, std::string_view text);

}  // namespace gradreel
