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

/// Numbers as numbers, if all are, and other classes as texts.
std::vector<std::string> in_order(std::vector<std::string> classes) {
  const bool are_numbers = std::all_of(classes.begin(), classes.end(),
                                       [](const std::string& c) { return number_in(c).has_value(); });
  std::sort(classes.begin(), classes.end(), [&](const std::string& a, const std::string& b) {
    if (!are_numbers) return a < b;
    return std::pair(*number_in(a), a) < std::pair(*number_in(b), b);
  });
  return classes;
}

struct Labels {
  std::vector<std::string> classes;
  std::vector<double> y;
};

/// The labels as 0, 1 ... of at most `most` classes.
Labels read_classes(const CsvTable& table, const std::string& file, std::size_t column, std::size_t most) {
  Groups groups = table.groups(column);
  const std::string& name = table.names()[column];
  for (std::size_t i = 0; i < groups.names.size(); ++i) {
    if (!groups.names[i].empty()) continue;
    const auto row = std::find(groups.of_row.begin(), groups.of_row.end(), i) - groups.of_row.begin();
    table.refuse(static_cast<std::size_t>(row), column,
                 fmt::format("column '{}': expected a label, found nothing", name));
  }
  if (groups.names.size() < 2 || groups.names.size() > most) {
    const auto shown = std::min<std::ptrdiff_t>(kMostNamed, std::ssize(groups.names));
    throw Error::about(
        file,
        fmt::format("column '{}' has {}, and a label has {}", name,
                    counted(static_cast<int>(groups.names.size()), "value"),
                    most == 2 ? "two" : fmt::format("2 to {}", most)),
        groups.names.size() == 1
            ? fmt::format("all rows say {}", groups.names[0])
            : fmt::format("it says {}{}", fmt::join(groups.names.begin(), groups.names.begin() + shown, ", "),
                          groups.names.size() > kMostNamed ? " ..." : ""));
  }
  Labels labels;
  labels.classes = in_order(groups.names);
  for (const std::size_t group : groups.of_row) {
    const auto at = std::find(labels.classes.begin(), labels.classes.end(), groups.names[group]);
    labels.y.push_back(static_cast<double>(at - labels.classes.begin()));
  }
  return labels;
}

/// The columns of that names as numbers, checked.
std::vector<std::vector<double>> read_numbers(const CsvTable& table, const std::string& file,
                                              const std::vector<std::string>& names, std::size_t most_rows) {
  std::vector<std::size_t> wanted;
  for (const std::string& name : names) wanted.push_back(place_of_column(table, file, name));
  std::vector<std::vector<double>> numbers = table.numbers(wanted);
  check_count(numbers[0].size(), file, most_rows);
  for (std::size_t i = 0; i < wanted.size(); ++i) check_numbers(table, wanted[i], numbers[i]);
  return numbers;
}

}  // namespace

FitData data_rows(const std::string& path, std::string bytes, const DataColumns& columns) {
  const FeatureTable table = feature_table(
      path, std::move(bytes),
      {columns.features, columns.target, columns.has_classes ? std::size_t{2} : 0, columns.most_rows});
  FitData data;
  data.features = columns.features;
  data.target = columns.target;
  data.classes = table.classes;
  for (std::size_t i = 0; i < columns.features.size(); ++i) data.columns[i] = table.columns[i];
  data.y = table.y;
  return data;
}

FeatureTable feature_table(const std::string& path, std::string bytes, const FeatureColumns& columns) {
  check_lines(bytes, path, columns.most_rows);
  const CsvTable table(path, std::move(bytes));
  FeatureTable result;
  std::vector<std::string> names = columns.features;
  if (columns.most_classes == 0) names.push_back(columns.target);
  for (const std::string& name : columns.features) place_of_column(table, path, name);
  const std::size_t target = place_of_column(table, path, columns.target);
  result.columns = read_numbers(table, path, names, columns.most_rows);
  if (columns.most_classes == 0) {
    result.y = std::move(result.columns.back());
    result.columns.pop_back();
    return result;
  }
  Labels labels = read_classes(table, path, target, columns.most_classes);
  result.classes = std::move(labels.classes);
  result.y = std::move(labels.y);
  return result;
}

}  // namespace gradreel
