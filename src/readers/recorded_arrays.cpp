#include "readers/recorded_arrays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "readers/npy.hpp"
#include "readers/raw_descent.hpp"

namespace gradreel {

namespace {

constexpr const char* kShapes = "a descent is an array of two or three columns: x, y, loss";

bool is_descent(const NumberArray& array) {
  return array.shape.size() == 2 && (array.shape[1] == 2 || array.shape[1] == 3);
}

RefuseRow refuser(const std::string& file, const std::string& what) {
  return [&file, what](std::size_t row, RecordedColumn column, const std::string& message) {
    constexpr const char* kNames[] = {"epoch", "x", "y", "loss"};
    throw Error::about(file, fmt::format("{}row {}, {}: {}", what.empty() ? "" : what + ", ", row,
                                         kNames[static_cast<int>(column)], message));
  };
}

/// Of an array of two or three columns.
RecordedDescent from_rows(const std::string& file, const std::string& name, const NumberArray& array) {
  const std::size_t columns = array.shape[1];
  RawDescent raw;
  raw.name = name;
  for (std::size_t i = 0; i < array.shape[0]; ++i) {
    raw.x.push_back(array.values[i * columns]);
    raw.y.push_back(array.values[i * columns + 1]);
    if (columns == 3) raw.loss.push_back(array.values[i * columns + 2]);
  }
  return checked(std::move(raw), refuser(file, name));
}

/// The array of that name as a column.
std::vector<double> column_of(const NpzFile& npz, const std::string& file, const std::string& name,
                              std::size_t rows) {
  NumberArray array = npz.array(name);
  if (array.shape.size() != 1 || (rows > 0 && array.values.size() != rows)) {
    throw Error::about(
        file, fmt::format("{}: expected a column of {} numbers, found shape {}", name,
                          rows > 0 ? fmt::format("{}", rows) : "one dimension", shape_text(array.shape)));
  }
  return std::move(array.values);
}

RecordedDescent from_columns(const NpzFile& npz, const std::string& file, const ColumnNames& names) {
  const auto has = [&](const std::string& name) {
    return std::find(npz.names().begin(), npz.names().end(), name) != npz.names().end();
  };
  RawDescent raw;
  raw.x = column_of(npz, file, names.x.value_or("x"), 0);
  raw.y = column_of(npz, file, names.y.value_or("y"), raw.x.size());
  if (names.loss || has("loss")) raw.loss = column_of(npz, file, names.loss.value_or("loss"), raw.x.size());
  for (const char* usual : {"epoch", "step"}) {
    if (names.epoch || !raw.epoch.empty() || !has(usual)) continue;
    raw.epoch = column_of(npz, file, usual, raw.x.size());
  }
  if (names.epoch) raw.epoch = column_of(npz, file, *names.epoch, raw.x.size());
  return checked(std::move(raw), refuser(file, ""));
}

}  // namespace

std::vector<RecordedDescent> recorded_in_npy(const std::string& file, const std::string& bytes) {
  const NumberArray array = parse_npy(file, "", bytes);
  if (!is_descent(array))
    throw Error::about(file, fmt::format("the array has the shape {}", shape_text(array.shape)), kShapes);
  return {from_rows(file, "", array)};
}

std::vector<RecordedDescent> recorded_in_npz(const std::string& file, std::string bytes,
                                             const ColumnNames& names) {
  const NpzFile npz(file, std::move(bytes));
  if (names.are_stated()) return {from_columns(npz, file, names)};
  std::vector<RecordedDescent> all;
  for (const std::string& name : npz.names()) {
    const NumberArray array = npz.array(name);
    if (!is_descent(array)) continue;
    if (all.size() == kMaxRecordedDescents)
      throw Error::about(file, fmt::format("there are more than {} descents", kMaxRecordedDescents));
    all.push_back(from_rows(file, name, array));
  }
  return all.empty() ? std::vector{from_columns(npz, file, names)} : all;
}

}  // namespace gradreel
