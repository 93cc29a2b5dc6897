#include "readers/number_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "readers/text_data.hpp"

namespace gradreel {

namespace {

constexpr char kSpaces = ' ';
constexpr std::string_view kMark = "\xEF\xBB\xBF";  // that text is UTF-8

char number_separator(std::string_view row) {
  char best = kSpaces;
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const auto count = std::count(row.begin(), row.end(), candidate);
    if (count > most) best = candidate;
    most = std::max<std::ptrdiff_t>(most, count);
  }
  return best;
}

class NumberRows {
 public:
  NumberRows(const std::string& file, std::string_view text, std::size_t most)
      : file_(file), text_(text), most_(most) {}

  NumberArray read() {
    const std::size_t last = text_.find_last_not_of(" \t\r\n");
    for (std::size_t at = 0; last != std::string_view::npos && at <= last;) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
      if (!trimmed(text_.substr(at, end - at)).starts_with('#')) read_row(at, end);
      at = end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    if (rows_ == 0) throw Error::about(file_, "there are no numbers in the file");
    return {{rows_, columns_}, std::move(values_)};
  }

 private:
  void read_row(std::size_t begin, std::size_t end) {
    if (rows_ == 0) separator_ = number_separator(text_.substr(begin, end - begin));
    std::size_t count = 0, last = begin;
    for (std::size_t at = begin;; ++at) {
      if (separator_ == kSpaces) at = skipped(at, end);
      if (separator_ == kSpaces && at == end && count > 0) break;
      const std::size_t stop = std::min(text_.find(separator_, at), end);
      if (rows_ > 0 && count == columns_) refuse_width(at, "more");
      add(at, stop);
      last = at;
      ++count;
      at = stop;
      if (at == end) break;
    }
    if (rows_ > 0 && count < columns_) refuse_width(last, std::to_string(count));
    columns_ = count;
    ++rows_;
  }

  void add(std::size_t begin, std::size_t end) {
    const std::string_view field = trimmed(text_.substr(begin, end - begin));
    double number = 0;
    if (!read_number(field, number)) fail_as_number(file_, text_, begin, field, "");
    if (values_.size() == most_)
      fail_at(file_, text_, begin, fmt::format("at most {} numbers are read", most_));
    values_.push_back(number);
  }

  [[noreturn]] void refuse_width(std::size_t at, const std::string& found) const {
    fail_at(file_, text_, at,
            fmt::format("expected {}, as in the first row, found {}",
                        counted(static_cast<std::int64_t>(columns_), "number"), found));
  }

  std::size_t skipped(std::size_t at, std::size_t end) const {
    while (at < end && text_[at] == ' ') ++at;
    return at;
  }

  const std::string& file_;
  std::string_view text_;
  std::size_t most_;
  char separator_ = kSpaces;
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> values_;
};

}  // namespace

NumberArray parse_number_rows(const std::string& file, std::string text, std::size_t most) {
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
  require_text(file, text);
  return NumberRows(file, text, most).read();
}

}  // namespace gradreel
