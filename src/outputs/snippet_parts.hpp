// What snippets are made of.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gradreel {

/// Each character of `from` becomes the text at its place in `to`.
std::string escaped(std::string_view text, std::string_view from, std::span<const std::string_view> to);

std::string html(std::string_view text);
std::string url(std::string_view name);  ///< of a file's name

/// A heading, words and code to copy.
std::string block(std::string_view heading, std::string_view words, std::string_view language,
                  std::string_view code);

/// Attributes that keep the page from moving while a film loads. `style`: more of it.
std::string size_attributes(int width, int height, std::string_view style = {});

}  // namespace gradreel
