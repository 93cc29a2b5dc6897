#include "core/error.hpp"

#include <algorithm>
#include <utility>

namespace gradreel {

namespace {

// Keeps tabs so that the caret stands under its column whatever the tab width is.
std::string indent_to(const std::string& line, int column) {
  std::string indent;
  int at = 1;
  for (std::size_t i = 0; i < line.size() && at < column; ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) continue;  // inside a code point
    indent += line[i] == '\t' ? '\t' : ' ';
    ++at;
  }
  indent.append(static_cast<std::size_t>(std::max(0, column - at)), ' ');
  return indent;
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

std::string to_string(const Mistake& mistake) {
  std::string text = mistake.where.file;
  if (mistake.where.line > 0) {
    text += ':' + std::to_string(mistake.where.line) + ':' + std::to_string(mistake.where.column);
  }
  if (!text.empty()) text += ": ";
  text += "error: " + mistake.message;
  if (mistake.where.line > 0 && !mistake.line.empty()) {
    text += "\n  " + mistake.line + "\n  " + indent_to(mistake.line, mistake.where.column) + '^';
  }
  if (!mistake.hint.empty()) text += "\n  " + mistake.hint;
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
