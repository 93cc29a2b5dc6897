#include "readers/recorded_csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "core/suggest.hpp"
#include "readers/csv.hpp"
#include "readers/raw_descent.hpp"

namespace gradreel {

namespace {

using Names = std::initializer_list<std::string_view>;

/// Places of columns in a table; those that it lacks are npos.
class Columns {
 public:
  Columns(const CsvTable& table, const std::string& file, const ColumnNames& names, int dimension)
      : table_(table), file_(file) {
    places_ = {place(names.epoch, {"epoch", "step"}), place(names.x, {"x"}),
               dimension > 1 ? place(names.y, {"y"}) : std::string::npos, place(names.loss, {"loss"})};
    descent_ = place(names.descent, {"descent"});
    if (!names.descent) label_ = place(std::nullopt, {"label"});
    if (!has(RecordedColumn::x) && !has(RecordedColumn::y) && has(RecordedColumn::loss)) return;
    require(RecordedColumn::x, "x");
    if (dimension > 1) require(RecordedColumn::y, "y");
  }

  bool has(RecordedColumn column) const { return of(column) != std::string::npos; }
  std::size_t of(RecordedColumn column) const { return places_[static_cast<std::size_t>(column)]; }
  /// Those that the table has.
  std::vector<RecordedColumn> present() const {
    std::vector<RecordedColumn> all;
    for (const auto column :
         {RecordedColumn::epoch, RecordedColumn::x, RecordedColumn::y, RecordedColumn::loss}) {
      if (has(column)) all.push_back(column);
    }
    return all;
  }
  std::size_t descent() const { return descent_; }
  std::size_t label() const { return label_; }

 private:
  std::size_t place(const std::optional<std::string>& stated, Names usual) const {
    if (stated) {
      if (const auto at = table_.find(*stated)) return *at;
      throw Error::about(file_, fmt::format("there is no column '{}'", *stated), known());
    }
    for (const std::string_view name : usual) {
      if (const auto at = table_.find(name)) return *at;
    }
    return std::string::npos;
  }

  void require(RecordedColumn column, std::string_view name) const {
    if (has(column)) return;
    throw Error::about(file_, fmt::format("there is no column '{}'", name),
                       fmt::format("say which it is, as columns: {{{}: NAME}}; {}", name, known()));
  }

  std::string known() const { return fmt::format("the columns are {}", fmt::join(table_.names(), ", ")); }

  const CsvTable& table_;
  const std::string& file_;
  std::array<std::size_t, 4> places_ = {};
  std::size_t descent_ = std::string::npos, label_ = std::string::npos;
};

}  // namespace

std::vector<RecordedDescent> recorded_in_csv(const std::string& file, std::string text,
                                             const ColumnNames& names, int dimension) {
  const CsvTable table(file, std::move(text));
  const Columns columns(table, file, names, dimension);
  const std::vector<RecordedColumn> present = columns.present();
  std::vector<std::size_t> wanted;
  for (const RecordedColumn column : present) wanted.push_back(columns.of(column));
  const auto numbers = table.numbers(wanted);
  const std::size_t rows = numbers.front().size();
  Groups groups{{""}, std::vector<std::size_t>(rows, 0)};
  if (columns.descent() != std::string::npos && rows > 0) groups = table.groups(columns.descent());
  if (groups.names.size() > kMaxRecordedDescents)
    throw Error::about(file, fmt::format("there are {} descents; at most {} are read", groups.names.size(),
                                         kMaxRecordedDescents));
  std::vector<RawDescent> raw(groups.names.size());
  std::vector<std::vector<std::size_t>> rows_of(raw.size());
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t group = groups.of_row[row];
    rows_of[group].push_back(row);
    for (std::size_t i = 0; i < present.size(); ++i) raw[group][present[i]].push_back(numbers[i][row]);
  }
  const Groups labels = columns.label() == std::string::npos ? Groups{} : table.groups(columns.label());
  std::vector<RecordedDescent> all;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    raw[i].name = groups.names[i];
    if (!labels.names.empty() && !rows_of[i].empty())
      raw[i].name = labels.names[labels.of_row[rows_of[i].front()]];
    all.push_back(
        checked(std::move(raw[i]), [&](std::size_t row, RecordedColumn column, const std::string& message) {
          if (rows_of[i].empty())
            throw Error::about(file, "there are no rows below the names of the columns");
          // Epochs that are counted have no column of their own.
          const std::size_t at = columns.of(columns.has(column) ? column : present.front());
          table.refuse(rows_of[i][row], at, fmt::format("column '{}': {}", table.names()[at], message));
        }));
  }
  return all;
}

}  // namespace gradreel
