// Regression with two weights: the mean loss over rows of data as a function of the weights.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/rows_objective.hpp"

namespace gradreel {

enum class RowLoss {
  mse,       ///< (z - y)², without a half: scikit-learn's mean_squared_error, PyTorch's MSELoss
  mae,       ///< |z - y|; the derivative is 0 where z = y
  huber,     ///< (z - y)² / 2 up to |z - y| = δ, and beyond it δ (|z - y| - δ / 2): P. J. Huber, 1964
  logistic,  ///< log(1 + eᶻ) - y z for y of 0 and 1: the negative log-likelihood
};

/// Of each row two features, of which the second may be the constant 1 of an intercept, and the target. The
/// model is z = x a + y b, x and y being the weights.
struct RegressionRows {
  std::vector<double> a, b, y;
};

/// l2 adds l2 / 2 times the square of the weights; not of an intercept, as T. Hastie, R. Tibshirani and
/// J. Friedman, The Elements of Statistical Learning, 2009, section 3.4.1, have it.
struct Regression {
  RowLoss loss = RowLoss::mse;
  double delta = 1;           ///< of huber, positive
  double l2 = 0;              ///< not negative
  bool has_intercept = true;  ///< the second weight is one
};

/// Whether a direction of weights changes nothing that the model says of these rows.
bool is_collinear(const RegressionRows& rows);

/// Whether some weights, not all 0, have no row of classes on the wrong side: then the loss of logistic
/// regression falls for ever as they grow.
bool is_separable(const RegressionRows& rows);

/// The weights of the lowest mean loss, to rounding. Where those of mae are not unique, some of them. Needs
/// rows that are not collinear and, for logistic without l2, not separable.
Point best_weights(const RegressionRows& rows, const Regression& model);

/// The surface around its minimum: half as wide as the ellipse on which the quadratic form of its second
/// derivatives there has risen by the loss of the best model without features. Of mae and huber, whose second
/// derivatives may vanish, the ellipse is that of mse. Empty if the target does not vary.
std::optional<Domain> domain_around(Point minimum, const RegressionRows& rows, const Regression& model);

/// Values and exact derivatives at any number of weights. mse is a quadratic form around `minimum`, which is
/// best_weights(), summed up once; the other losses go through all rows. Columns are independent: rows are
/// summed in their order.
std::shared_ptr<const RowsObjective> make_regression(RegressionRows rows, const Regression& model,
                                                     Point minimum);

}  // namespace gradreel
