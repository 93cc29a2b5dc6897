#include <fmt/format.h>

#include <algorithm>

#include "scene/document.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

/// A longer line is not shown: it would not fit beside its caret.
constexpr std::size_t kLongestShownLine = 200;

}  // namespace

Source::Source(std::string file, const std::string& text) {
  File own = {std::move(file), {}};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool cr = end > begin && text[end - 1] == '\r';
    own.lines.push_back(text.substr(begin, end - begin - (cr ? 1 : 0)));
    begin = end + 1;
  }
  files_.push_back(std::make_shared<const File>(std::move(own)));
}

const std::string& Source::file(int number) const {
  static const std::string none;
  const auto at = static_cast<std::size_t>(number);
  return at < files_.size() ? files_[at]->name : none;
}

const std::string& Source::line(int number, int file) const {
  static const std::string none;
  const auto at = static_cast<std::size_t>(file), index = static_cast<std::size_t>(number) - 1;
  const bool exists = at < files_.size() && number >= 1 && index < files_[at]->lines.size();
  return exists ? files_[at]->lines[index] : none;
}

int Source::add(const Source& other) {
  files_.push_back(other.files_.front());
  return static_cast<int>(files_.size()) - 1;
}

std::optional<Place> Source::place_of(const Location& where) const {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (files_[i]->name == where.file) return Place{where.line, where.column, static_cast<int>(i)};
  }
  return std::nullopt;
}

Place Source::place(int line_index, int byte, int file) const {
  if (line_index < 0) return {};
  const std::string_view before(line(line_index + 1, file));
  const int column = static_cast<int>(count_code_points(before.substr(0, static_cast<std::size_t>(byte))));
  return {line_index + 1, column + 1, file};
}

std::size_t Source::byte_of(Place where) const {
  const std::string& text = line_at(where);
  std::size_t at = 0;
  for (int column = 1; column < where.column && at < text.size(); ++column)
    at += std::max<std::size_t>(1, code_point_length(text, at));
  return std::min(at, text.size());
}

Place Source::find(Place from, std::string_view text) const {
  const auto file = static_cast<std::size_t>(from.file);
  const int last = file < files_.size() ? static_cast<int>(files_[file]->lines.size()) : 0;
  for (int number = from.line; number >= 1 && number <= last; ++number) {
    const std::string& written = line(number, from.file);
    for (std::size_t at = 0; (at = written.find(text, at)) != std::string::npos; ++at) {
      const Place found = place(number - 1, static_cast<int>(at), from.file);
      if (found >= from) return found;
    }
  }
  return from;
}

Mistake Source::mistake(Place where, std::string message, std::string hint) const {
  const std::string& text = line_at(where);
  const bool shown = text.size() <= 4 * kLongestShownLine && count_code_points(text) <= kLongestShownLine;
  return {
      {file(where.file), where.line, where.column}, shown ? text : "", std::move(message), std::move(hint)};
}

Mistake Source::mistake(const Value& value, std::string message, std::string hint) const {
  if (value.anchor.line > 0) {
    message += fmt::format(" (the value stands at {}:{})", value.anchor.line, value.anchor.column);
  } else if (value.alias.line > 0) {
    message += fmt::format(" (through the alias at {}:{})", value.alias.line, value.alias.column);
  }
  message += value.made_of;
  return mistake(value.where, std::move(message), std::move(hint));
}

Mistake mistake_in(std::string file, std::string message, std::string hint) {
  Mistake m;
  m.where.file = std::move(file);
  m.message = std::move(message);
  m.hint = std::move(hint);
  return m;
}

void sort_by_place(std::vector<Mistake>& mistakes, std::ptrdiff_t first, const std::string& file) {
  const auto key = [&](const Location& where) {
    return std::tuple(where.file != file, std::string_view(where.file), where.line, where.column);
  };
  std::stable_sort(mistakes.begin() + first, mistakes.end(),
                   [&](const Mistake& a, const Mistake& b) { return key(a.where) < key(b.where); });
}

}  // namespace gradreel
