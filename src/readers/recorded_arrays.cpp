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

constexpr const char* kShapes[] = {
    "a descent is an array of one or two columns, x and loss, or of one dimension, which holds x",
    "a descent is an array of two or three columns, x, y and loss, or of one dimension, which holds losses"};

/// It has the coordinates, and perhaps losses, as columns.
bool is_descent(const NumberArray& array, int dimension) {
  const auto coordinates = static_cast<std::size_t>(dimension);
  return array.shape.size() == 2 && (array.shape[1] == coordinates || array.shape[1] == coordinates + 1);
}

RefuseRow refuser(const std::string& file, const std::string& what) {
  return [&file, what](std::size_t row, RecordedColumn column, const std::string& message) {
    constexpr const char* kNames[] = {"epoch", "x", "y", "loss"};
    throw Error::about(file, fmt::format("{}row {}, {}: {}", what.empty() ? "" : what + ", ", row,
                                         kNames[static_cast<int>(column)], message));
  };
}

RawDescent rows_of(const std::string& name, const NumberArray& array, int dimension) {
  std::vector<RecordedColumn> order = {RecordedColumn::x, RecordedColumn::loss};
  if (dimension > 1) order.insert(order.begin() + 1, RecordedColumn::y);
  const std::size_t columns = array.shape[1];
  RawDescent raw;
  raw.name = name;
  for (std::size_t i = 0; i < array.values.size(); ++i) raw[order[i % columns]].push_back(array.values[i]);
  return raw;
}

bool has_array(const NpzFile& npz, const std::string& name) {
  return std::find(npz.names().begin(), npz.names().end(), name) != npz.names().end();
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

RecordedDescent from_columns(const NpzFile& npz, const std::string& file, const ColumnNames& names,
                             int dimension) {
  const auto has = [&](const std::string& name) { return has_array(npz, name); };
  const bool has_loss = names.loss || has("loss");
  const bool has_points = names.x || names.y || has("x") || has("y") || !has_loss;
  RawDescent raw;
  std::size_t rows = 0;  // not known yet
  const auto add = [&](RecordedColumn column, const std::string& name) {
    raw[column] = column_of(npz, file, name, rows);
    rows = raw[column].size();
  };
  if (has_points) add(RecordedColumn::x, names.x.value_or("x"));
  if (has_points && dimension > 1) add(RecordedColumn::y, names.y.value_or("y"));
  if (has_loss) add(RecordedColumn::loss, names.loss.value_or("loss"));
  for (const char* usual : {"epoch", "step"}) {
    if (!names.epoch && raw[RecordedColumn::epoch].empty() && has(usual)) add(RecordedColumn::epoch, usual);
  }
  if (names.epoch) add(RecordedColumn::epoch, *names.epoch);
  return checked(std::move(raw), refuser(file, ""));
}

/// Of an array, and of the one that may have its epochs.
RecordedDescent from_array(const NpzFile& npz, const std::string& file, const std::string& name,
                           const NumberArray& array, int dimension) {
  RawDescent raw = rows_of(name, array, dimension);
  for (const std::string& epochs : {name + "_epoch", name + "_step"}) {
    if (raw[RecordedColumn::epoch].empty() && has_array(npz, epochs))
      raw[RecordedColumn::epoch] = column_of(npz, file, epochs, raw[RecordedColumn::x].size());
  }
  return checked(std::move(raw), refuser(file, name));
}

/// Whether x, y and z are those of a surface: see readers/grid.hpp.
bool has_grid(const NpzFile& npz) {
  return has_array(npz, "x") && has_array(npz, "y") && has_array(npz, "z") &&
         npz.array("z").shape.size() == 2;
}

}  // namespace

std::vector<RecordedDescent> recorded_in_npy(const std::string& file, const std::string& bytes,
                                             int dimension) {
  NumberArray array = parse_npy(file, "", bytes);
  if (array.shape.size() == 1) {
    RawDescent raw;
    raw[dimension == 1 ? RecordedColumn::x : RecordedColumn::loss] = std::move(array.values);
    return {checked(std::move(raw), refuser(file, ""))};
  }
  if (!is_descent(array, dimension))
    throw Error::about(file, fmt::format("the array has the shape {}", shape_text(array.shape)),
                       kShapes[dimension - 1]);
  return {checked(rows_of("", array, dimension), refuser(file, ""))};
}

std::vector<RecordedDescent> recorded_in_npz(const std::string& file, std::string bytes,
                                             const ColumnNames& names, int dimension) {
  const NpzFile npz(file, std::move(bytes));
  if (names.are_stated()) return {from_columns(npz, file, names, dimension)};
  const bool is_landscape = has_grid(npz);
  std::vector<RecordedDescent> all;
  for (const std::string& name : npz.names()) {
    if (is_landscape && (name == "x" || name == "y" || name == "z")) continue;
    const NumberArray array = npz.array(name);
    if (!is_descent(array, dimension)) continue;
    if (all.size() == kMaxRecordedDescents)
      throw Error::about(file, fmt::format("there are more than {} descents", kMaxRecordedDescents));
    all.push_back(from_array(npz, file, name, array, dimension));
  }
  if (all.empty() && is_landscape)
    throw Error::about(file, "x, y and z are a surface, and there is no descent beside them",
                       kShapes[dimension - 1]);
  return all.empty() ? std::vector{from_columns(npz, file, names, dimension)} : all;
}

}  // namespace gradreel
