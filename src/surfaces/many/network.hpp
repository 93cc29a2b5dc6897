// Networks of one or two hidden layers that tell two classes apart, as functions of their weights.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/classifier.hpp"
#include "core/rows_objective.hpp"

namespace gradreel {

enum class Activation { tanh, relu, gelu };

struct NetworkForm {
  std::vector<int> hidden = {16, 16};  ///< units of each hidden layer
  Activation activation = Activation::tanh;
  double l2 = 0;  ///< l2 / 2 times the square of the weights, biases apart, is added to the loss
};

/// The mean over the rows of the logistic loss of one output. The parameters are, layer by layer, the weights
/// (a row for each unit) and the biases. Gradients are by reverse-mode differentiation; it has no Hessian.
std::unique_ptr<RowsObjective> make_network(const NetworkForm& form, const LabelledPoints& data);

/// The parts of its parameters.
ParameterShapes shapes_of(const NetworkForm& form);

/// Where training usually begins: weights normal with variance 1 / inputs (2 / inputs for relu and gelu),
/// biases 0.
Eigen::ArrayXd initial_weights(const NetworkForm& form, std::uint64_t seed);

/// The same network as a function of places: see Classifier.
std::unique_ptr<Classifier> make_classifier(const NetworkForm& form);

/// Multiply-adds of a gradient for one row, of which a third are those of the value.
double work_per_row(const NetworkForm& form);

}  // namespace gradreel
