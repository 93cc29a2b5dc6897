// Rows of data, and the model with two weights that is fitted to them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

/// With one feature x, the model's value is x.slope + intercept; with two, which have no intercept, it is
/// the sum of the features times their weights. A model of classes takes it as the log of the odds.
struct FitData {
  std::vector<std::string> features;           ///< names of columns: one or two
  std::string target;                          ///< the column that is predicted
  std::vector<std::string> classes;            ///< what the labels 0 and 1 are; empty: the target is a number
  std::array<std::vector<double>, 2> columns;  ///< the features as read; with one, the second is empty
  std::vector<double> y;                       ///< the target: numbers, or 0 and 1
  /// The model sees (feature - mean) / deviation.
  std::array<double, 2> mean = {0, 0}, deviation = {1, 1};

  bool has_intercept() const { return features.size() == 1; }
  bool has_classes() const { return !classes.empty(); }

  /// Whether the rows and the model can be drawn in a plane.
  bool is_flat() const { return has_intercept() || has_classes(); }

  /// A feature as the model sees it.
  double scaled(std::size_t feature, double value) const {
    return (value - mean[feature]) / deviation[feature];
  }

  /// The model's value with one feature.
  double value_at(Point weights, double feature) const { return weights.x * scaled(0, feature) + weights.y; }
};

}  // namespace gradreel
