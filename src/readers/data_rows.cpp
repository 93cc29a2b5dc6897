#include "readers/data_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "core/suggest.hpp"
#include "readers/csv.hpp"

namespace gradreel {

namespace {

constexpr double kLargest = 1e15;  // of a number: its square is far from overflow
constexpr std::size_t kMostNamed = 12;

std::size_t place_of_column(const CsvTable& table, const std::string& file, const std::string& name) {
  if (const auto at = table.find(name)) return *at;
  const std::vector<std::string>& names = table.names();
  const std::vector<std::string_view> known(names.begin(), names.end());
  std::string hint =
      fmt::format("the columns are {}",
                  fmt::join(names.begin(),
                            names.begin() + std::min<std::ptrdiff_t>(kMostNamed, std::ssize(names)), ", "));
  if (names.size() > kMostNamed) hint += fmt::format(" and {} more", names.size() - kMostNamed);
  if (const auto near = nearest(name, known); !near.empty())
    hint = fmt::format("did you mean '{}'? {}", near, hint);
  throw Error::about(file, fmt::format("there is no column '{}'", name), hint);
}

void check_count(std::size_t rows, const std::string& file, std::size_t most) {
  if (rows == 0) throw Error::about(file, "there are no rows below the names of the columns");
  if (rows == 1) throw Error::about(file, "there is one row: two weights need at least two");
  if (rows > most)
    throw Error::about(file, fmt::format("there are {} rows; at most {} are read", rows, most));
}

/// Before memory is taken. A file may have blank lines, and line ends in quotes.
void check_lines(const std::string& bytes, const std::string& file, std::size_t most) {
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (lines > 4 * most)
    throw Error::about(file, fmt::format("there are {} lines; at most {} rows are read", lines, most));
}

void check_numbers(const CsvTable& table, std::size_t column, const std::vector<double>& values) {
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (std::fabs(values[row]) <= kLargest) continue;
    const bool is_finite = std::isfinite(values[row]);
    table.refuse(row, column,
                 fmt::format("column '{}': expected a {}, found {}", table.names()[column],
                             is_finite ? "number from -1e15 to 1e15" : "finite number", values[row]));
  }
}

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool comes_before(const std::string& a, const std::string& b) {
  const auto x = number_in(a), y = number_in(b);
  return x && y && *x != *y ? *x < *y : a < b;
}

/// The labels as 0 and 1.
void read_classes(const CsvTable& table, const std::string& file, std::size_t column, FitData& data) {
  const Groups groups = table.groups(column);
  const std::string& name = table.names()[column];
  for (std::size_t i = 0; i < groups.names.size(); ++i) {
    if (!groups.names[i].empty()) continue;
    const auto row = std::find(groups.of_row.begin(), groups.of_row.end(), i) - groups.of_row.begin();
    table.refuse(static_cast<std::size_t>(row), column,
                 fmt::format("column '{}': expected a label, found nothing", name));
  }
  if (groups.names.size() != 2) {
    const auto shown = std::min<std::ptrdiff_t>(kMostNamed, std::ssize(groups.names));
    throw Error::about(
        file,
        fmt::format("column '{}' has {}, and a label has two", name,
                    counted(static_cast<int>(groups.names.size()), "value")),
        groups.names.size() == 1
            ? fmt::format("all rows say {}", groups.names[0])
            : fmt::format("it says {}{}", fmt::join(groups.names.begin(), groups.names.begin() + shown, ", "),
                          groups.names.size() > kMostNamed ? " ..." : ""));
  }
  data.classes = groups.names;
  const bool is_swapped = comes_before(data.classes[1], data.classes[0]);
  if (is_swapped) std::swap(data.classes[0], data.classes[1]);
  for (const std::size_t group : groups.of_row) data.y.push_back((group == 1) != is_swapped ? 1 : 0);
}

}  // namespace

FitData data_rows(const std::string& path, std::string bytes, const DataColumns& columns) {
  check_lines(bytes, path, columns.most_rows);
  const CsvTable table(path, std::move(bytes));
  FitData data;
  data.features = columns.features;
  data.target = columns.target;
  std::vector<std::size_t> wanted;
  for (const std::string& name : columns.features) wanted.push_back(place_of_column(table, path, name));
  const std::size_t target = place_of_column(table, path, columns.target);
  if (!columns.has_classes) wanted.push_back(target);
  std::vector<std::vector<double>> numbers = table.numbers(wanted);
  check_count(numbers[0].size(), path, columns.most_rows);
  for (std::size_t i = 0; i < wanted.size(); ++i) check_numbers(table, wanted[i], numbers[i]);
  for (std::size_t i = 0; i < columns.features.size(); ++i) data.columns[i] = std::move(numbers[i]);
  if (columns.has_classes) {
    read_classes(table, path, target, data);
  } else {
    data.y = std::move(numbers.back());
  }
  return data;
}

}  // namespace gradreel
