// Rows of a table for regression: one or two features and a target.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/fit_data.hpp"

namespace gradreel {

/// What is read of a table.
struct DataColumns {
  std::vector<std::string> features;  ///< names of one or two columns
  std::string target;
  bool has_classes = false;  ///< the target is one of two values, which need not be numbers
  std::size_t most_rows = 0;
};

/// Of a table (readers/csv.hpp): `bytes` are all of the file at `path`. Two numbers are ordered as numbers,
/// other classes as texts; the second is 1. Throws Error with the place of the first mistake: a column that
/// is missing, something else than finite numbers, other than two classes, fewer than two rows, or too many.
FitData data_rows(const std::string& path, std::string bytes, const DataColumns& columns);

/// A table of many features.
struct FeatureColumns {
  std::vector<std::string> features;
  std::string target;
  std::size_t most_classes = 0;  ///< 0: the target is a number; 2: as above; more: two or more values
  std::size_t most_rows = 0;
};
struct FeatureTable {
  std::vector<std::vector<double>> columns;  ///< the features
  std::vector<double> y;                     ///< numbers, or classes 0, 1 ...
  std::vector<std::string> classes;          ///< what these are, in order
};

/// Throws as data_rows() does.
FeatureTable feature_table(const std::string& path, std::string bytes, const FeatureColumns& columns);

}  // namespace gradreel
