#include "core/error.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/printable.hpp"
#include "core/utf8.hpp"

namespace gradreel {

namespace {

/// The line and a caret below its column, which counts code points; tabs stay, so that the caret stands right
/// whatever their width is.
std::string pointed_at(const std::string& line, int column) {
  const auto before_count = static_cast<std::size_t>(std::max(0, column - 1));
  const std::size_t split = bytes_of_code_points(line, before_count);
  const std::string before = printable(std::string_view(line).substr(0, split), "\t");
  const std::size_t beyond = before_count - std::min(before_count, count_code_points(line));
  std::string indent;
  for (const char c : before) {
    if (c == '\t' || (static_cast<unsigned char>(c) & 0xC0) != 0x80) indent += c == '\t' ? '\t' : ' ';
  }
  return "\n  " + before + printable(std::string_view(line).substr(split), "\t") + "\n  " + indent +
         std::string(beyond, ' ') + '^';
}

std::string join(const std::vector<Mistake>& mistakes) {
  std::string all;
  for (const Mistake& m : mistakes) {
    if (!all.empty()) all += '\n';
    all += to_string(m);
  }
  return all;
}

}  // namespace

std::string to_string(const Mistake& mistake, std::string_view kind) {
  std::string text = printable_line(mistake.where.file);
  if (mistake.where.line > 0) {
    text += ':' + std::to_string(mistake.where.line) + ':' + std::to_string(mistake.where.column);
  }
  if (!text.empty()) text += ": ";
  text.append(kind).append(": ").append(printable_line(mistake.message));
  if (mistake.where.line > 0 && !mistake.line.empty()) {
    text += pointed_at(mistake.line, mistake.where.column);
  }
  if (!mistake.hint.empty()) text += "\n  " + printable_line(mistake.hint);
  return text;
}

Error::Error(std::vector<Mistake> mistakes)
    : std::runtime_error(join(mistakes)), mistakes_(std::move(mistakes)) {}

Error Error::about(const std::string& file, const std::string& message, const std::string& hint) {
  Mistake mistake;
  mistake.where.file = file;
  mistake.message = message;
  mistake.hint = hint;
  return Error(std::vector<Mistake>(1, mistake));
}

}  // namespace gradreel
