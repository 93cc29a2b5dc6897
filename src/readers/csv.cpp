#include "readers/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "readers/text_data.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxColumns = 10'000, kMaxRows = 8'000'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

char separator_of(std::string_view first_line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    bool is_quoted = false;
    const auto count = std::count_if(first_line.begin(), first_line.end(), [&](char c) {
      is_quoted ^= c == '"';
      return c == candidate && !is_quoted;
    });
    if (count > most) best = candidate;
    most = std::max<std::ptrdiff_t>(most, count);
  }
  return best;
}

}  // namespace

CsvTable::CsvTable(std::string file, std::string text) : file_(std::move(file)), text_(std::move(text)) {
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  if (text_.starts_with('#')) text_[0] = ' ';
  const std::size_t end = std::min(text_.find_first_of("\r\n"), text_.size());
  require_text(file_, text_);
  separator_ = separator_of(std::string_view(text_).substr(0, end));
  std::vector<Field> fields;
  rows_at_ = read_row(0, fields);
  for (const Field& field : fields) {
    std::string name = text_of(field);
    if (name.empty()) fail(field.begin, "expected the name of a column", "the first line names the columns");
    if (find(name)) fail(field.begin, fmt::format("there are two columns '{}'", name));
    names_.push_back(std::move(name));
  }
  double number = 0;
  const std::string& first = names_.front();
  if (std::from_chars(first.data(), first.data() + first.size(), number).ptr == first.data() + first.size())
    fail(0, fmt::format("expected the names of the columns, found '{}'", first),
         "put a first line such as x,y,loss");
}

std::optional<std::size_t> CsvTable::find(std::string_view name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names_.begin());
}

std::vector<std::vector<double>> CsvTable::numbers(std::span<const std::size_t> columns) const {
  std::vector<std::vector<double>> all(columns.size());
  each_row([&](const std::vector<Field>& fields) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      all[i].push_back(number_of(fields[columns[i]], columns[i]));
    return true;
  });
  return all;
}

Groups CsvTable::groups(std::size_t column) const {
  Groups groups;
  std::unordered_map<std::string, std::size_t> known;
  each_row([&](const std::vector<Field>& fields) {
    const auto [at, is_new] = known.try_emplace(text_of(fields[column]), groups.names.size());
    if (is_new) groups.names.push_back(at->first);
    groups.of_row.push_back(at->second);
    return true;
  });
  return groups;
}

void CsvTable::refuse(std::size_t row, std::size_t column, const std::string& message,
                      const std::string& hint) const {
  std::size_t n = 0;
  each_row([&](const std::vector<Field>& fields) {
    if (n++ == row) fail(fields[column].begin, message, hint);
    return true;
  });
  throw Error::about(file_, message, hint);
}

// Blank lines at the end are no rows.
template <class Visit>
void CsvTable::each_row(const Visit& visit) const {
  const std::size_t last = text_.find_last_not_of(" \t\r\n");
  std::vector<Field> fields;
  std::size_t rows = 0;
  for (std::size_t at = rows_at_; last != std::string::npos && at <= last;) {
    if (rows++ == kMaxRows) fail(at, fmt::format("at most {} rows are read", kMaxRows));
    at = read_row(at, fields);
    check_width(fields);
    visit(fields);
  }
}

void CsvTable::check_width(const std::vector<Field>& fields) const {
  if (fields.size() == names_.size()) return;
  fail(fields.size() > names_.size() ? fields[names_.size()].begin : fields.back().begin,
       fmt::format("expected {}, as in the first line, found {}", counted(std::ssize(names_), "field"),
                   fields.size()));
}

/// Where the next row begins.
std::size_t CsvTable::read_row(std::size_t at, std::vector<Field>& fields) const {
  fields.clear();
  for (;;) {
    const std::size_t begin = at;
    if (fields.size() == kMaxColumns) fail(begin, fmt::format("at most {} columns are read", kMaxColumns));
    if (at < text_.size() && text_[at] == '"') {
      at = quoted_end(begin);
    } else {
      while (at < text_.size() && text_[at] != separator_ && !is_line_end(text_[at])) ++at;
    }
    fields.push_back({begin, at});
    if (at == text_.size()) return at;
    if (text_[at] != separator_) break;
    ++at;
  }
  const bool is_pair = text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
  return at + (is_pair ? 2 : 1);
}

std::size_t CsvTable::quoted_end(std::size_t begin) const {
  std::size_t at = begin + 1;
  for (;; at += 2) {
    at = text_.find('"', at);
    if (at == std::string::npos) fail(begin, "this quotation mark is never closed");
    if (at + 1 == text_.size() || text_[at + 1] != '"') break;
  }
  ++at;
  if (at < text_.size() && text_[at] != separator_ && !is_line_end(text_[at]))
    fail(at, "expected the end of the field after its closing quotation mark",
         "a quotation mark inside a field is doubled");
  return at;
}

double CsvTable::number_of(const Field& field, std::size_t column) const {
  std::string_view text = trimmed(std::string_view(text_).substr(field.begin, field.end - field.begin));
  if (text.size() >= 2 && text.front() == '"') text = trimmed(text.substr(1, text.size() - 2));
  double number = 0;
  if (!read_number(text, number))
    fail_as_number(file_, text_, field.begin, text, fmt::format("column '{}': ", names_[column]));
  return number;
}

std::string CsvTable::text_of(const Field& field) const {
  const std::string_view raw = std::string_view(text_).substr(field.begin, field.end - field.begin);
  if (!raw.starts_with('"')) return std::string(trimmed(raw));
  std::string text;
  for (std::size_t at = 1; at + 1 < raw.size(); ++at) {
    text += raw[at];
    if (raw[at] == '"') ++at;
  }
  return text;
}

void CsvTable::fail(std::size_t at, const std::string& message, const std::string& hint) const {
  fail_at(file_, text_, at, message, hint);
}

}  // namespace gradreel
