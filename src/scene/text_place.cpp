#include "scene/text_place.hpp"

#include <string>
#include <string_view>

#include "scene/text_file.hpp"

namespace gradreel {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Goes through a scalar as it was written, beside what it says. White space is passed over in both, since
/// YAML folds lines and indents them.
class Walk {
 public:
  Walk(const Source& source, Place from) : source_(source), file_(from.file), line_(from.line) {
    // From code points to bytes.
    for (int column = 1; column < from.column && at_ < text().size(); ++column)
      at_ += code_point_length(text(), at_) > 0 ? code_point_length(text(), at_) : 1;
    begin();
  }

  /// Goes past white space, to where the next character stands. False at the end of the file.
  bool to_next() {
    while (true) {
      while (const std::size_t length = blank_length()) at_ += length;
      const bool broken = quote_ == '"' && at_ + 1 == text().size() && text()[at_] == '\\';
      if (at_ < text().size() && !broken) return true;
      if (source_.line(line_ + 1, file_).empty() && ++empty_ > kMostEmpty) return false;
      ++line_;
      at_ = 0;
    }
  }

  /// Goes past the one character that says `c`. False if it says something else.
  bool take(char c) {
    const std::string& line = text();
    if (quote_ == '\'' && line.compare(at_, 2, "''") == 0) {
      at_ += 2;
      return c == '\'';
    }
    if (quote_ == '"' && line[at_] == '\\') {
      const char kind = line[at_ + 1];
      at_ += kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
      return at_ <= line.size();
    }
    return line[at_++] == c;
  }

  Place place() const { return source_.place(line_ - 1, static_cast<int>(at_), file_); }

 private:
  static constexpr int kMostEmpty = 10'000;  // lines in a row

  const std::string& text() const { return source_.line(line_, file_); }

  /// Of one blank here, perhaps an escaped one; 0 if here is none.
  std::size_t blank_length() const {
    if (at_ >= text().size()) return 0;
    if (is_blank(text()[at_])) return 1;
    const bool escaped = quote_ == '"' && text()[at_] == '\\' && at_ + 1 < text().size();
    return escaped && std::string_view("tnr \t").find(text()[at_ + 1]) != std::string_view::npos ? 2 : 0;
  }

  /// Past an anchor, the opening quote or the head of a block.
  void begin() {
    if (at_ < text().size() && text()[at_] == '&') {
      while (at_ < text().size() && !is_blank(text()[at_])) ++at_;
      to_next();
    }
    if (at_ >= text().size()) return;
    const char first = text()[at_];
    if (first == '"' || first == '\'') {
      quote_ = first;
      ++at_;
    } else if (first == '|' || first == '>') {
      ++line_;
      at_ = 0;
    }
  }

  const Source& source_;
  int file_, line_;
  std::size_t at_ = 0;  ///< bytes
  char quote_ = 0;
  int empty_ = 0;
};

}  // namespace

Place place_within(const Source& source, const Value& value, std::size_t offset) {
  if (!value.is_as_written() || value.where.line < 1) return value.where;
  Walk walk(source, value.where);
  for (std::size_t i = 0; i < offset && i < value.text.size(); ++i) {
    if (is_blank(value.text[i])) continue;
    if (!walk.to_next() || !walk.take(value.text[i])) return value.where;
  }
  const bool ends = offset >= value.text.size() || is_blank(value.text[offset]);
  if (!ends && !walk.to_next()) return value.where;
  return walk.place();
}

}  // namespace gradreel
