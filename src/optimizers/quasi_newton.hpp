// What BFGS and DFP share: a matrix that learns the inverse of the Hessian, and a line search.
#pragma once

#include <memory>
#include <vector>

#include "optimizers/optimizer.hpp"

namespace gradreel {

enum class QuasiNewtonUpdate { bfgs, dfp };

std::vector<Param> quasi_newton_params();

std::unique_ptr<Optimizer> make_quasi_newton(QuasiNewtonUpdate update, const ParamValues& p);

}  // namespace gradreel
