// Regression with a weight for every feature: the mean loss over rows of data.
#pragma once

#include <memory>
#include <vector>

#include "core/rows_objective.hpp"

namespace gradreel {

enum class LinearLoss {
  squared,   ///< (z - y)², without a half, as RowLoss::mse
  logistic,  ///< log(1 + eᶻ) - y z for y of 0 and 1
  softmax,   ///< log Σ e^z_k - z_y for classes y = 0, 1 ...
};

/// What a model sees of a table.
struct FeatureRows {
  std::vector<std::vector<double>> features;  ///< column by column
  std::vector<double> y;
};

struct LinearModel {
  LinearLoss loss = LinearLoss::squared;
  int classes = 2;            ///< of softmax
  bool has_intercept = true;  ///< a constant is added to every output
  double l2 = 0;              ///< l2 / 2 times the square of the weights is added; not of intercepts

  int outputs() const { return loss == LinearLoss::softmax ? classes : 1; }
};

/// Parameters are the weights, a row for each output, and then the intercepts. Rows are summed in their
/// order.
std::unique_ptr<RowsObjective> make_linear_model(const LinearModel& model, FeatureRows rows);

}  // namespace gradreel
