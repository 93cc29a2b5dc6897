#include "optimizers/matrix_work.hpp"
#include "optimizers/quasi_newton.hpp"

namespace gradreel::optimizer_entries {

const OptimizerEntry& dfp() {
  static const OptimizerEntry entry = {
      .name = "dfp",
      .title = "DFP",
      .family = "second_order",
      .formula =
          "d = −H g,  θ ← θ + t d,  t from α, reduced until J falls\n"
          "s = t d,  y = change of g\n"
          "H ← H − H y yᵀ H / yᵀ H y + s sᵀ / sᵀy",
      .latex =
          R"(d = -H g, \quad \theta \leftarrow \theta + t d, \quad t \text{ from } \alpha \text{, reduced until } J \text{ falls}
s = t d, \quad y = \text{change of } g
H \leftarrow H - \frac{H y y^T H}{y^T H y} + \frac{s s^T}{s^T y})",
      .source =
          "R. Fletcher and M. J. D. Powell, A Rapidly Convergent Descent Method for Minimization, The "
          "Computer "
          "Journal 6, 1963",
      .notes =
          "Not in PyTorch. The first quasi-Newton method; line search and safeguards are those of bfgs. It "
          "recovers more slowly than BFGS from a poor H.",
      .params = quasi_newton_params(),
      .work = square_work,
      .make = [](const ParamValues& p) { return make_quasi_newton(QuasiNewtonUpdate::dfp, p); },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
