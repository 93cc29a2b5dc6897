// What must hold for any bytes that are taken for a file of data: shared by the fuzzers and by the tests that
// replay their corpora. A file is read, or refused with a message; what is read is what the headers of
// src/readers/ promise.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "readers/data_rows.hpp"
#include "readers/grid.hpp"
#include "readers/number_rows.hpp"
#include "readers/recorded_descents.hpp"
#include "surfaces/grid_objective.hpp"

namespace gradreel::fuzz {

/// What read() gives, or complains of.
template <class Read>
std::string tried(const Read& read) {
  try {
    return read();
  } catch (const Error& e) {
    if (!e.is_input_error()) return "an error is not about the input";
    for (const Mistake& m : e.mistakes()) {
      if (m.message.empty()) return "a mistake says nothing";
      if (m.where.line < 0 || m.where.column < 0) return "a mistake has no place";
    }
    return "";
  }
}

inline std::string complaint_about(const RecordedDescent& d) {
  const std::size_t rows = d.epochs.size();
  if (rows < 2 || (d.points.empty() && d.losses.empty()))
    return "a descent has fewer than two rows, or nothing";
  if (!d.points.empty() && d.points.size() != rows) return "a descent has not as many points";
  if (!d.losses.empty() && d.losses.size() != rows) return "a descent has not as many losses";
  for (std::size_t i = 0; i < rows; ++i) {
    if (d.epochs[i] < 0 || d.epochs[i] > kMaxRecordedEpoch) return "an epoch is out of range";
    if (i > 0 && d.epochs[i] <= d.epochs[i - 1]) return "epochs do not rise";
    const bool is_whole =
        (d.points.empty() || is_finite(d.points[i])) && (d.losses.empty() || std::isfinite(d.losses[i]));
    if (!is_whole && i + 1 < rows) return "a row before the last is not finite";
  }
  return "";
}

inline std::string complaint_about_descents(const std::string& file, const std::string& bytes,
                                            const ColumnNames& names = {}) {
  for (const int dimension : {2, 1}) {
    const std::string complaint = tried([&]() -> std::string {
      const std::vector<RecordedDescent> all = recorded_descents(file, bytes, names, dimension);
      if (all.empty() || all.size() > kMaxRecordedDescents) return "no descents, or too many";
      for (const RecordedDescent& d : all) {
        if (std::string about = complaint_about(d); !about.empty()) return about;
      }
      return "";
    });
    if (!complaint.empty()) return complaint;
  }
  return "";
}

inline std::string complaint_about(const NumberArray& array) {
  std::size_t count = 1;
  for (const std::size_t n : array.shape) count *= n;
  return count == array.values.size() ? "" : "an array has not as many numbers as its shape says";
}

/// Values at nodes, and the same ones with derivatives.
inline std::string complaint_about(const ValueGrid& grid) {
  if (grid.z.size() != grid.x.size() * grid.y.size()) return "a grid has not as many values as nodes";
  for (const auto* axis : {&grid.x, &grid.y}) {
    if (std::adjacent_find(axis->begin(), axis->end(), std::greater_equal<>()) != axis->end())
      return "an axis does not rise";
  }
  const GridObjective f(grid);
  Positions places(2, static_cast<Eigen::Index>(grid.z.size()) + 1), g1, g2;
  for (std::size_t n = 0; n < grid.z.size(); ++n)
    places.col(static_cast<Eigen::Index>(n)) << grid.x[n % grid.x.size()], grid.y[n / grid.x.size()];
  places.col(places.cols() - 1) << grid.x[0] / 2 + grid.x[1] / 2, grid.y[0] / 2 + grid.y[1] / 2;
  Values v0, v1, v2;
  Hessians h;
  f.value(places, v0);
  f.gradient(places, v1, g1);
  f.hessian(places, v2, g2, h);
  bool has_value = false;
  for (Eigen::Index c = 0; c < places.cols(); ++c) {
    const bool is_known = std::isfinite(v0(c));
    has_value = has_value || is_known;
    if (!is_known && !(std::isnan(v0(c)) && std::isnan(v1(c)) && std::isnan(v2(c))))
      return "a value is infinite";
    if (!is_known) continue;
    if (v0(c) != v1(c) || v0(c) != v2(c)) return "values differ";
    if (!g1.col(c).isFinite().all() || !h.col(c).isFinite().all()) return "a derivative is not finite";
    if ((g1.col(c) != g2.col(c)).any()) return "gradients differ";
    if (c + 1 < places.cols() && v0(c) != grid.z[static_cast<std::size_t>(c)])
      return "a node has another value";
  }
  if (!has_value) return "a grid has no value";
  const auto lowest = lowest_minimum(f, f.domain());
  if (!lowest || !f.domain().contains(lowest->at)) return "no minimum";
  for (Eigen::Index c = 0; c + 1 < places.cols(); ++c) {
    if (v0(c) < lowest->value) return "a node is below the lowest minimum";
  }
  return "";
}

inline std::string complaint_about_arrays(const std::string& file, const GridArrays& arrays) {
  return tried([&] { return complaint_about(grid_of(file, arrays)); });
}

inline std::string complaint_about(const FitData& data) {
  if (data.y.size() < 2) return "there are fewer than two rows";
  for (std::size_t i = 0; i < data.features.size(); ++i) {
    if (data.columns[i].size() != data.y.size()) return "a column has not as many rows";
  }
  for (const double y : data.y) {
    if (!std::isfinite(y) || (!data.classes.empty() && y != 0 && y != 1))
      return "a target is no number or class";
  }
  return data.classes.empty() || data.classes.size() == 2 ? "" : "there are not two classes";
}

inline std::string complaint_about_rows(const std::string& text) {
  for (const bool has_classes : {false, true}) {
    for (const std::vector<std::string>& features : {std::vector<std::string>{"x"}, {"x", "y"}}) {
      const DataColumns columns = {features, "loss", has_classes, 1000};
      std::string complaint = tried([&] { return complaint_about(data_rows("a.csv", text, columns)); });
      if (!complaint.empty()) return complaint;
    }
  }
  return "";
}

inline std::string complaint_about_csv(const std::string& text) {
  std::string complaint = complaint_about_descents("a.csv", text);
  const ColumnNames names = {.x = "a", .y = "b", .loss = "c", .epoch = "t", .descent = "d"};
  if (complaint.empty()) complaint = complaint_about_descents("a.csv", text, names);
  if (complaint.empty()) complaint = complaint_about_rows(text);
  if (!complaint.empty()) return complaint;
  return tried([&] { return complaint_about(parse_number_rows("a.csv", text, 1000)); });
}

inline std::string complaint_about_npy(const std::string& bytes) {
  const std::string complaint = tried([&] { return complaint_about(parse_npy("a.npy", "", bytes)); });
  return complaint.empty() ? complaint_about_descents("a.npy", bytes) : complaint;
}

inline std::string complaint_about_npz(const std::string& bytes) {
  std::string complaint = tried([&]() -> std::string {
    const NpzFile npz("a.npz", bytes);
    for (const std::string& name : npz.names()) {
      if (std::string about = tried([&] { return complaint_about(npz.array(name)); }); !about.empty())
        return about;
    }
    return "";
  });
  if (complaint.empty()) complaint = complaint_about_descents("a.npz", bytes);
  if (!complaint.empty()) return complaint;
  return tried([&] { return complaint_about_arrays("a.npz", grid_arrays("a.npz", bytes)); });
}

inline std::string complaint_about_json(const std::string& text) {
  return complaint_about_descents("a.json", text);
}

/// Numbers from bytes; once they are used up, others.
class Bytes {
 public:
  explicit Bytes(const std::string& bytes) : rest_(bytes) {}

  int byte() {
    if (rest_.empty()) return ++made_ % 256;
    const int value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  /// Of any size.
  double number() {
    if (rest_.size() < sizeof(double)) return byte();
    double value = 0;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

 private:
  std::string_view rest_;
  int made_ = 0;
};

/// The first bytes say what axes and values are like, and how many.
inline std::string complaint_about_grid(const std::string& input) {
  Bytes bytes(input);
  const int kind = bytes.byte();
  const auto columns = static_cast<std::size_t>(2 + bytes.byte() % 7),
             rows = static_cast<std::size_t>(2 + bytes.byte() % 7);
  const auto axis = [&](std::size_t count, bool is_any, bool falls) {
    NumberArray a = {{count}, {}};
    double place = 0;
    for (std::size_t i = 0; i < count; ++i) {
      place += (falls ? -1 : 1) * (0.125 + bytes.byte());
      a.values.push_back(is_any ? bytes.number() : place);
    }
    return a;
  };
  NumberArray x = axis(columns, (kind & 1) != 0, (kind & 2) != 0),
              y = axis(rows, (kind & 1) != 0, (kind & 4) != 0);
  NumberArray z = {{rows, columns}, {}};
  for (std::size_t i = 0; i < rows * columns; ++i)
    z.values.push_back((kind & 8) != 0 ? bytes.number() : bytes.byte());
  const bool is_ij = (kind & 16) != 0, is_mesh = is_ij || (kind & 32) != 0;
  if (is_mesh) {
    const std::vector<double> xs = x.values, ys = y.values;
    if (is_ij) z.shape = {columns, rows};
    x = y = NumberArray{z.shape, std::vector<double>(z.values.size())};
    for (std::size_t n = 0; n < z.values.size(); ++n) {
      const std::size_t i = n / z.shape[1], j = n % z.shape[1];
      x.values[n] = xs[is_ij ? i : j];
      y.values[n] = ys[is_ij ? j : i];
    }
  }
  return complaint_about_arrays("a.npz", {x, y, z});
}

}  // namespace gradreel::fuzz
