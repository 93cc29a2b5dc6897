#include "optimizers/matrix_work.hpp"
#include "optimizers/quasi_newton.hpp"

namespace gradreel::optimizer_entries {

const OptimizerEntry& bfgs() {
  static const OptimizerEntry entry = {
      .name = "bfgs",
      .title = "BFGS",
      .family = "second_order",
      .formula =
          "d = −H g,  θ ← θ + t d,  t from α, reduced until J falls\n"
          "s = t d,  y = change of g,  ρ = 1 / sᵀy\n"
          "H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ",
      .latex =
          R"(d = -H g, \quad \theta \leftarrow \theta + t d, \quad t \text{ from } \alpha \text{, reduced until } J \text{ falls}
s = t d, \quad y = \text{change of } g, \quad \rho = 1 / s^T y
H \leftarrow (I - \rho s y^T) H (I - \rho y s^T) + \rho s s^T)",
      .source = "J. Nocedal and S. J. Wright, Numerical Optimization, 2006, section 6.1",
      .notes =
          "Not in PyTorch. The line search only asks for sufficient decrease (Armijo), so H is left as it is "
          "where the curvature along the step is not positive; if H g no longer leads downhill, H starts "
          "anew. "
          "SciPy's BFGS has a Wolfe line search and takes other steps.",
      .params = quasi_newton_params(),
      .work = square_work,
      .make = [](const ParamValues& p) { return make_quasi_newton(QuasiNewtonUpdate::bfgs, p); },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
