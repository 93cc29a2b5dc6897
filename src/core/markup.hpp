// Text that stays text in pages and addresses.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gradreel {

/// For HTML, and for Markdown between tags: everything but letters, digits, spaces and harmless marks becomes
/// a number. Bytes that are no UTF-8 are shown as such.
std::string as_text(std::string_view text);

/// The same of several lines, whose ends and tabs stay.
std::string as_lines(std::string_view text);

/// A path for an address: all but letters, digits and -._~/ is percent-encoded.
std::string as_address(std::string_view path);

std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace gradreel
