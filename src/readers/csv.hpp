// Tables as text: CSV by RFC 4180.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// What the rows of a column say, each text once, in the order of appearance.
struct Groups {
  std::vector<std::string> names;
  std::vector<std::size_t> of_row;  ///< places in `names`
};

/// A table whose first line names its columns. Fields are separated by commas, semicolons or tabs, whichever
/// the first line has most of, and may be quoted. A "#" before the first name is taken off, as numpy.savetxt
/// writes it.
///
/// All functions throw Error with the line and column of the mistake.
class CsvTable {
 public:
  /// `text` is all of the file; `file` is for messages.
  CsvTable(std::string file, std::string text);

  const std::vector<std::string>& names() const { return names_; }

  /// The column of that name.
  std::optional<std::size_t> find(std::string_view name) const;

  /// Some columns as numbers, in one pass over all rows, each of which must have as many fields as the first
  /// line. "nan" and "inf" are numbers; empty fields are none.
  std::vector<std::vector<double>> numbers(std::span<const std::size_t> columns) const;

  Groups groups(std::size_t column) const;

  /// Refuses row `row` (from 0) of a column.
  [[noreturn]] void refuse(std::size_t row, std::size_t column, const std::string& message,
                           const std::string& hint = {}) const;

 private:
  struct Field {
    std::size_t begin, end;  ///< with its quotes
  };

  std::size_t read_row(std::size_t at, std::vector<Field>& fields) const;
  std::size_t quoted_end(std::size_t begin) const;
  template <class Visit>
  void each_row(const Visit& visit) const;
  void check_width(const std::vector<Field>& fields) const;
  double number_of(const Field& field, std::size_t column) const;
  std::string text_of(const Field& field) const;
  [[noreturn]] void fail(std::size_t at, const std::string& message, const std::string& hint = {}) const;

  std::string file_, text_;
  char separator_ = ',';
  std::vector<std::string> names_;
  std::size_t rows_at_ = 0;
};

}  // namespace gradreel
