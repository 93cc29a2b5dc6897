// Descents that other programs logged, from .csv, .tsv, .txt, .json, .npy and .npz files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

/// What columns are called, where they have not the usual names.
struct ColumnNames {
  std::optional<std::string> x, y;     ///< otherwise "x" and "y", if there are any
  std::optional<std::string> loss;     ///< otherwise "loss", if there is one
  std::optional<std::string> epoch;    ///< otherwise "epoch" or "step", if there is one
  std::optional<std::string> descent;  ///< otherwise "descent", if there is one

  bool are_stated() const { return x || y || loss || epoch || descent; }
};

/// A descent, row by row. At most its last row is not finite: it diverged there.
struct RecordedDescent {
  std::string name;            ///< as the file calls it; may be empty
  std::vector<int> epochs;     ///< rising, from 0 to kMaxRecordedEpoch
  std::vector<Point> points;   ///< as many, at least two; none if only the losses are known
  std::vector<double> losses;  ///< as many; none if only the points are known
  std::string outcome = {};    ///< "finished", "converged" or "diverged"; empty: the file does not say
};

inline constexpr int kMaxRecordedEpoch = 1'000'000;
inline constexpr std::size_t kMaxRecordedDescents = 512;

/// All descents of a file, in its order. `bytes` are all of it; the ending of `path` says what they are:
/// - text: rows in a table (readers/csv.hpp), each descent of the column `descent` by itself;
/// - JSON: what `gradreel trajectories` writes;
/// - .npy: an array of the columns x, y or x, y, loss; a single column holds losses;
/// - .npz: an array of two or three columns for each descent, and in the array NAME_epoch or NAME_step
/// perhaps
///   its epochs (x, y and z are none if they are a grid: readers/grid.hpp); or columns by name, each an array
///   of one dimension.
///
/// Places have `dimension` coordinates, 1 or 2: with one there is no y, and a single column holds x.
/// Throws Error with the place of the first mistake.
std::vector<RecordedDescent> recorded_descents(const std::string& path, std::string bytes,
                                               const ColumnNames& columns, int dimension);

}  // namespace gradreel
