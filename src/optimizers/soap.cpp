#include "optimizers/rule.hpp"
#include "optimizers/soap_basis.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct SoapParams {
  double beta1, beta2, shampoo_beta, epsilon, weight_decay;
  int frequency;
  bool correct_bias, normalize_grads;
};

/// The state of one descent.
struct SoapColumn {
  SoapBasis basis;
  Eigen::ArrayXd m, v;  // in the basis
};

class Soap : public Optimizer {
 public:
  explicit Soap(const SoapParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (columns_.empty()) return begin(x);
    ++t_;
    const double bias1 = 1 - num::integer_power(p_.beta1, t_), bias2 = 1 - num::integer_power(p_.beta2, t_);
    const double rate = p_.correct_bias ? lr * num::sqrt(bias2) / bias1 : lr;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      SoapColumn& column = columns_[static_cast<std::size_t>(c)];
      const Eigen::ArrayXd g = g_.col(c);
      x.col(c) -= rate * direction(column, g);
      x.col(c) -= lr * p_.weight_decay * x.col(c);
      learn(column, g);
    }
  }

 private:
  double shampoo_beta() const { return p_.shampoo_beta < 0 ? p_.beta2 : p_.shampoo_beta; }

  /// The first gradient only makes the bases.
  void begin(const Positions& x) {
    columns_.resize(static_cast<std::size_t>(x.cols()));
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      SoapColumn& column = columns_[static_cast<std::size_t>(c)];
      column.basis.begin(g_.col(c), 1 - shampoo_beta());
      column.m = column.v = Eigen::ArrayXd::Zero(x.rows());
    }
  }

  /// Adam's direction in the basis, taken back.
  Eigen::ArrayXd direction(SoapColumn& column, const Eigen::ArrayXd& g) const {
    const Eigen::ArrayXd turned = column.basis.to(g);
    column.m = p_.beta1 * column.m + (1 - p_.beta1) * turned;
    column.v = p_.beta2 * column.v + (1 - p_.beta2) * turned * turned;
    Eigen::ArrayXd d = column.basis.from(column.m / (column.v.sqrt() + p_.epsilon));
    if (!p_.normalize_grads) return d;
    double square = 0;
    for (const double v : d) square += v * v;
    return d / (1e-30 + num::sqrt(square / static_cast<double>(d.size())));
  }

  void learn(SoapColumn& column, const Eigen::ArrayXd& g) const {
    const Eigen::ArrayXd m = column.basis.from(column.m);
    column.basis.gather(g, shampoo_beta());
    if (t_ % p_.frequency == 0) column.basis.turn(column.v);
    column.m = column.basis.to(m);
  }

  SoapParams p_;
  int t_ = 0;
  std::vector<SoapColumn> columns_;
  Values f_;
  Positions g_;
};

}  // namespace

const OptimizerEntry& soap() {
  static const OptimizerEntry entry = {
      .name = "soap",
      .title = "SOAP",
      .family = "matrices",
      .formula =
          "g′ = Qᵀ g,  m ← β₁ m + (1 − β₁) g′,  v ← β₂ v + (1 − β₂) g′²\n"
          "θ ← θ − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) Q (m / (√v + ε))\n"
          "C ← βₛ C + (1 − βₛ) g gᵀ,  every k epochs: Q ← qr(C Q)",
      .latex =
          R"(g' = Q^T g, \quad m \leftarrow \beta_1 m + (1 - \beta_1) g', \quad v \leftarrow \beta_2 v + (1 - \beta_2) g'^2
\theta \leftarrow \theta - \alpha \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} Q \frac{m}{\sqrt{v} + \epsilon}
C \leftarrow \beta_s C + (1 - \beta_s) g g^T, \quad \text{every } k \text{ epochs: } Q \leftarrow \text{qr}(C Q))",
      .source = "N. Vyas et al., SOAP: Improving and Stabilizing Shampoo using Adam, ICLR 2025",
      .notes =
          "As the authors' code with precondition_1d, in double precision throughout: Adam in the "
          "eigenvectors "
          "of the mean of g gᵀ. The first epoch only makes Q, and the point stays. In a direction without "
          "gradients ε divides rounding errors: with a small ε the path is not reproducible in other "
          "precision. "
          "pytorch_optimizer counts the first epoch in the bias correction. Not in PyTorch.",
      .params = {learning_rate_param(0.003),
                 beta1_param(0.95),
                 beta2_param(0.95),
                 {.name = "shampoo_beta",
                  .fallback = -1.0,
                  .doc = "decay of the mean C; negative: β₂",
                  .range = {.low = -1, .high = 1, .high_open = true},
                  .symbol = "βₛ"},
                 epsilon_param(1e-8, "added to the root"),
                 {.name = "weight_decay",
                  .fallback = 0.01,
                  .doc = "after each step θ shrinks by a share α λ",
                  .range = non_negative(),
                  .symbol = "λ"},
                 {.name = "precondition_frequency",
                  .fallback = 10.0,
                  .doc = "epochs from one new basis to the next",
                  .range = {.low = 1, .high = 1e6, .whole = true},
                  .symbol = "k"},
                 {.name = "correct_bias", .fallback = true, .doc = "correct the bias of both means"},
                 flag_param("normalize_grads", "scale every direction to a root mean square of 1")},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Soap>(
            SoapParams{p.number("beta1"), p.number("beta2"), p.number("shampoo_beta"), p.number("epsilon"),
                       p.number("weight_decay"), static_cast<int>(p.number("precondition_frequency")),
                       p.flag("correct_bias"), p.flag("normalize_grads")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
