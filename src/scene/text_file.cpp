#include "scene/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace gradreel {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// What is wrong with the character of `length` bytes at `at`; empty if nothing is.
std::string problem_with(std::string_view text, std::size_t at, std::size_t length) {
  const unsigned char c = byte_at(text, at);
  if (length == 0) return fmt::format("not UTF-8: byte 0x{:02X} does not belong here", c);
  if (c == '\r') {
    const bool ends_line = at + 1 < text.size() && text[at + 1] == '\n';
    return ends_line ? "" : "a carriage return without a line feed";
  }
  const bool c1 = c == 0xC2 && byte_at(text, at + 1) < 0xA0;
  if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c1) {
    return fmt::format("control character U+{:04X}", c1 ? byte_at(text, at + 1) : c);
  }
  return {};
}

}  // namespace

std::optional<Mistake> find_bad_character(const std::string& file, std::string_view text) {
  int line = 1;
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = code_point_length(text, at);
    if (const std::string problem = problem_with(text, at, length); !problem.empty()) {
      // The rest of the line may be as bad: only what stands before is shown.
      const std::string before(text.substr(line_begin, at - line_begin));
      const int column = static_cast<int>(count_code_points(before)) + 1;
      return Mistake{{file, line, column}, before + "\uFFFD", problem, "scenes are UTF-8 text"};
    }
    if (text[at] == '\n') {
      ++line;
      line_begin = at + 1;
    }
    at += length;
  }
  return std::nullopt;
}

std::optional<std::string> read_standard_input(std::vector<Mistake>& mistakes) {
  std::string text(kMaxFileSize + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), stdin));
  if (std::ferror(stdin)) {
    mistakes.push_back(mistake_in(std::string(kStandardInput), "cannot be read"));
  } else if (text.size() > kMaxFileSize) {
    mistakes.push_back(
        mistake_in(std::string(kStandardInput), fmt::format("larger than {} bytes", kMaxFileSize)));
  } else {
    return text;
  }
  return std::nullopt;
}

std::optional<std::string> read_text_file(const std::string& path, std::vector<Mistake>& mistakes) {
  const auto fail = [&](const std::string& why) {
    mistakes.push_back(mistake_in(path, why));
    return std::nullopt;
  };
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return fail("no such file");
  if (!std::filesystem::is_regular_file(status)) return fail("not a regular file");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(fmt::format("cannot be read: {}", std::strerror(errno)));
  // A byte more than it says that it has: if there is one, that was not the whole.
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  std::string text(
      static_cast<std::size_t>(std::min<std::uintmax_t>(error ? kMaxFileSize : size, kMaxFileSize)) + 1,
      '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return fail(fmt::format("cannot be read: {}", std::strerror(errno)));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kMaxFileSize) return fail(fmt::format("larger than {} bytes", kMaxFileSize));
  if (!error && text.size() > size) return fail("cannot be read: it grows");
  return text;
}

}  // namespace gradreel
