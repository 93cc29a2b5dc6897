#include "readers/grid.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "readers/number_rows.hpp"

namespace gradreel {

namespace {

constexpr double kMaxPlace = 1e15;
constexpr const char* kWhere = "z[i, j] is the value at x[j], y[i]";

/// "x[3]", "x[1, 3]".
std::string element(const char* name, const std::vector<std::size_t>& shape, std::size_t at) {
  if (shape.size() == 1) return fmt::format("{}[{}]", name, at);
  return fmt::format("{}[{}, {}]", name, at / shape[1], at % shape[1]);
}

class GridArrayFile {
 public:
  explicit GridArrayFile(const std::string& file) : file_(file) {}

  GridArrays packed(std::string bytes) const {
    const NpzFile npz(file_, std::move(bytes));
    const auto has = [&](const char* name) {
      return std::find(npz.names().begin(), npz.names().end(), name) != npz.names().end();
    };
    for (const char* name : {"z", "x", "y"}) {
      if (has(name) || (name[0] != 'z' && !has("x") && !has("y"))) continue;
      fail(fmt::format("there is no array '{}': a grid has the arrays x, y and z", name),
           fmt::format("the arrays are {}", fmt::join(npz.names(), ", ")));
    }
    GridArrays arrays;
    arrays.z = npz.array("z");
    check_shape(arrays.z);
    if (!has("x")) return arrays;
    arrays.x = npz.array("x");
    arrays.y = npz.array("y");
    return arrays;
  }

  GridArrays alone(NumberArray z) const {
    check_shape(z);
    return {{}, {}, std::move(z)};
  }

 private:
  void check_shape(const NumberArray& z) const {
    if (z.shape.size() != 2)
      fail(fmt::format("z has the shape {}: expected rows and columns", shape_text(z.shape)), kWhere);
    if (z.shape[0] < 2 || z.shape[1] < 2)
      fail(fmt::format("z has the shape {}: expected at least 2 rows and 2 columns", shape_text(z.shape)));
    if (z.values.size() > kMaxGridNodes)
      fail(fmt::format("z has the shape {}: at most {} values are read", shape_text(z.shape), kMaxGridNodes),
           "leave out rows and columns, as z[::2, ::2] does");
  }

  [[noreturn]] void fail(const std::string& message, const std::string& hint = {}) const {
    throw Error::about(file_, message, hint);
  }

  const std::string& file_;
};

NumberArray transposed(const NumberArray& a) {
  const std::size_t rows = a.shape[0], columns = a.shape[1];
  NumberArray t = {{columns, rows}, std::vector<double>(a.values.size())};
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) t.values[j * rows + i] = a.values[i * columns + j];
  }
  return t;
}

bool is_same_in_all_rows(const NumberArray& a) {
  const std::size_t columns = a.shape[1];
  for (std::size_t n = columns; n < a.values.size(); ++n) {
    if (a.values[n] != a.values[n - columns]) return false;
  }
  return true;
}

bool is_same_in_all_columns(const NumberArray& a) {
  for (std::size_t n = 0; n < a.values.size(); ++n) {
    if (a.values[n] != a.values[n - n % a.shape[1]]) return false;
  }
  return true;
}

class GridMaker {
 public:
  GridMaker(const std::string& file, GridArrays arrays) : file_(file), z_(std::move(arrays.z)) {
    if (!arrays.x || !arrays.y) fail("the file has no axes", "state both, like x: [-1, 1]");
    x_ = *std::move(arrays.x);
    y_ = *std::move(arrays.y);
  }

  ValueGrid make() {
    check_places("x", x_);
    check_places("y", y_);
    if (x_.shape.size() == 2 && y_.shape.size() == 2) {
      take_axes_out_of_mesh();
    } else if (x_.shape.size() != 1 || y_.shape.size() != 1) {
      fail_at_shapes();
    }
    if (z_.shape != std::vector{y_.values.size(), x_.values.size()}) fail_at_shapes();
    ValueGrid grid;
    if (turn_round("x", x_)) reverse_rows();
    if (turn_round("y", y_)) reverse_columns();
    check_values();
    grid.x = std::move(x_.values);
    grid.y = std::move(y_.values);
    grid.z = std::move(z_.values);
    return grid;
  }

 private:
  void check_places(const char* name, const NumberArray& axis) const {
    for (std::size_t n = 0; n < axis.values.size(); ++n) {
      const double place = axis.values[n];
      if (axis.shape.size() < 3 && !(std::abs(place) <= kMaxPlace)) {
        fail(fmt::format("{}: expected a number of at most 10¹⁵ in size, found {}",
                         axis.shape.empty() ? name : element(name, axis.shape, n), place));
      }
    }
  }

  void take_axes_out_of_mesh() {
    if (x_.shape != z_.shape || y_.shape != z_.shape) fail_at_shapes();
    const bool is_mesh = is_same_in_all_rows(x_) && is_same_in_all_columns(y_);
    if (!is_mesh && is_same_in_all_columns(x_) && is_same_in_all_rows(y_)) {
      for (NumberArray* a : {&x_, &y_, &z_}) *a = transposed(*a);
    } else if (!is_mesh) {
      fail(
          "x and y are no mesh: as numpy.meshgrid writes them, x is the same in every row and y in every "
          "column");
    }
    const std::size_t rows = x_.shape[0], columns = x_.shape[1];
    for (std::size_t i = 0; i < rows; ++i) y_.values[i] = y_.values[i * columns];
    x_.values.resize(columns);
    y_.values.resize(rows);
    x_.shape = {columns};
    y_.shape = {rows};
  }

  [[noreturn]] void fail_at_shapes() const {
    const bool is_swapped = x_.shape.size() == 1 && y_.shape.size() == 1 &&
                            z_.shape == std::vector{x_.values.size(), y_.values.size()};
    fail(fmt::format(
             "x, y and z have the shapes {}, {} and {}: expected (n,), (m,) and (m, n), or (m, n) for all",
             shape_text(x_.shape), shape_text(y_.shape), shape_text(z_.shape)),
         fmt::format("{}{}", kWhere, is_swapped ? ": write z.T" : ""));
  }

  /// Makes an axis rise; true if it fell.
  bool turn_round(const char* name, NumberArray& axis) const {
    std::vector<double>& places = axis.values;
    if (places.size() < 2) fail_at_shapes();
    const bool falls = places[1] < places[0];
    for (std::size_t n = 1; n < places.size(); ++n) {
      const double step = falls ? places[n - 1] - places[n] : places[n] - places[n - 1];
      const double least =
          std::max(kLeastGridStep, kLeastGridShare * std::max(std::abs(places[n - 1]), std::abs(places[n])));
      if (step >= least) continue;
      fail(fmt::format("{}: expected a number {} {}, found {}", element(name, {places.size()}, n),
                       falls ? "below" : "above", places[n - 1], places[n]),
           "an axis rises or falls all the way, in steps of at least 10⁻¹² of its numbers");
    }
    if (falls) std::reverse(places.begin(), places.end());
    return falls;
  }

  void reverse_rows() {
    const auto columns = static_cast<std::ptrdiff_t>(z_.shape[1]);
    for (auto row = z_.values.begin(); row != z_.values.end(); row += columns)
      std::reverse(row, row + columns);
  }

  void reverse_columns() {
    const std::size_t rows = z_.shape[0], columns = z_.shape[1];
    for (std::size_t i = 0; i < rows / 2; ++i) {
      const auto row = [&](std::size_t n) {
        return z_.values.begin() + static_cast<std::ptrdiff_t>(n * columns);
      };
      std::swap_ranges(row(i), row(i + 1), row(rows - 1 - i));
    }
  }

  void check_values() const {
    const std::size_t columns = z_.shape[1];
    for (std::size_t n = 0; n < z_.values.size(); ++n) {
      const double value = z_.values[n];
      if (std::isfinite(value) && std::abs(value) > kMaxGridValue)
        fail(fmt::format("z: {} is beyond 10¹⁰⁰", value), "write nan where there is no value");
    }
    const auto is_known = [&](std::size_t n) { return std::isfinite(z_.values[n]); };
    for (std::size_t n = 0; n + columns + 1 < z_.values.size(); ++n) {
      const bool is_last = n % columns + 1 == columns;
      if (!is_last && is_known(n) && is_known(n + 1) && is_known(n + columns) && is_known(n + columns + 1))
        return;
    }
    fail("z has no four neighbouring values that are finite: there is nothing to show");
  }

  [[noreturn]] void fail(const std::string& message, const std::string& hint = {}) const {
    throw Error::about(file_, message, hint);
  }

  const std::string& file_;
  NumberArray x_, y_, z_;
};

}  // namespace

GridArrays grid_arrays(const std::string& path, std::string bytes) {
  const std::string ending = std::filesystem::path(path).extension().string();
  const GridArrayFile file(path);
  if (ending == ".npz") return file.packed(std::move(bytes));
  if (ending == ".npy") return file.alone(parse_npy(path, "", bytes));
  if (ending == ".csv" || ending == ".tsv" || ending == ".txt")
    return file.alone(parse_number_rows(path, std::move(bytes), kMaxGridNodes));
  throw Error::about(path, fmt::format("the ending '{}' is of no file that is read", ending),
                     "grids are read from .npz, .npy, .csv, .tsv and .txt");
}

ValueGrid grid_of(const std::string& file, GridArrays arrays) {
  return GridMaker(file, std::move(arrays)).make();
}

}  // namespace gradreel
