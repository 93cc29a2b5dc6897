#include "optimizers/matrix_work.hpp"
#include "optimizers/per_matrix.hpp"
#include "optimizers/soap_basis.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct SoapParams {
  double beta1, beta2, shampoo_beta, epsilon, weight_decay;
  int frequency;
  bool correct_bias, normalize_grads;
};

/// The rule of one matrix; of a vector, which is one column, it turns the rows alone.
class SoapRule {
 public:
  explicit SoapRule(const SoapParams& p) : p_(p) {}

  void step(Matrix& w, const Matrix& g, double lr) {
    if (m_.size() == 0) return begin(g);
    ++t_;
    const double bias1 = 1 - num::integer_power(p_.beta1, t_), bias2 = 1 - num::integer_power(p_.beta2, t_);
    const double rate = p_.correct_bias ? lr * num::sqrt(bias2) / bias1 : lr;
    w -= rate * direction(g);
    w -= lr * p_.weight_decay * w;
    learn(g);
  }

 private:
  double shampoo_beta() const { return p_.shampoo_beta < 0 ? p_.beta2 : p_.shampoo_beta; }
  bool has_columns() const { return m_.cols() > 1; }

  /// The first gradient only makes the bases.
  void begin(const Matrix& g) {
    m_ = v_ = Matrix::Zero(g.rows(), g.cols());
    rows_.begin(g, 1 - shampoo_beta());
    if (has_columns()) columns_.begin(transposed(g), 1 - shampoo_beta());
  }

  Matrix to_bases(const Matrix& a) const {
    const Matrix turned = rows_.to(a);
    return has_columns() ? transposed(columns_.to(transposed(turned))) : turned;
  }

  Matrix from_bases(const Matrix& a) const {
    const Matrix back = rows_.from(a);
    return has_columns() ? transposed(columns_.from(transposed(back))) : back;
  }

  /// Adam's direction in the bases, taken back.
  Matrix direction(const Matrix& g) {
    const Matrix turned = to_bases(g);
    m_ = p_.beta1 * m_ + (1 - p_.beta1) * turned;
    v_ = p_.beta2 * v_ + (1 - p_.beta2) * turned * turned;
    Matrix d = from_bases(m_ / (v_.sqrt() + p_.epsilon));
    if (!p_.normalize_grads) return d;
    return d / (1e-30 + norm(d) / num::sqrt(static_cast<double>(d.size())));
  }

  void learn(const Matrix& g) {
    const Matrix m = from_bases(m_);
    rows_.gather(g, shampoo_beta());
    if (has_columns()) columns_.gather(transposed(g), shampoo_beta());
    if (t_ % p_.frequency == 0) {
      v_ = rows_in(v_, rows_.turn());
      if (has_columns()) v_ = transposed(rows_in(transposed(v_), columns_.turn()));
    }
    m_ = to_bases(m);
  }

  static Matrix rows_in(const Matrix& a, const std::vector<Eigen::Index>& order) {
    Matrix result(a.rows(), a.cols());
    for (Eigen::Index i = 0; i < a.rows(); ++i) result.row(i) = a.row(order[static_cast<std::size_t>(i)]);
    return result;
  }

  SoapParams p_;
  int t_ = 0;
  SoapBasis rows_, columns_;
  Matrix m_, v_;  // in the bases
};

}  // namespace

const OptimizerEntry& soap() {
  static const OptimizerEntry entry = {
      .name = "soap",
      .title = "SOAP",
      .family = "matrices",
      .formula =
          "G′ = Q_Lᵀ G Q_R,  M ← β₁ M + (1 − β₁) G′,  V ← β₂ V + (1 − β₂) G′²\n"
          "θ ← θ − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) Q_L (M / (√V + ε)) Q_Rᵀ\n"
          "L ← βₛ L + (1 − βₛ) G Gᵀ,  R ← βₛ R + (1 − βₛ) Gᵀ G\n"
          "every k epochs: Q_L ← qr(L Q_L),  Q_R ← qr(R Q_R)",
      .latex =
          R"(G' = Q_L^T G Q_R, \quad M \leftarrow \beta_1 M + (1 - \beta_1) G', \quad V \leftarrow \beta_2 V + (1 - \beta_2) G'^2
\theta \leftarrow \theta - \alpha \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} Q_L \frac{M}{\sqrt{V} + \epsilon} Q_R^T
L \leftarrow \beta_s L + (1 - \beta_s) G G^T, \quad R \leftarrow \beta_s R + (1 - \beta_s) G^T G
\text{every } k \text{ epochs: } Q_L \leftarrow \text{qr}(L Q_L), \quad Q_R \leftarrow \text{qr}(R Q_R))",
      .source = "N. Vyas et al., SOAP: Improving and Stabilizing Shampoo using Adam, ICLR 2025",
      .notes =
          "As the authors' code, in double precision throughout: Adam in the eigenvectors of the means of "
          "G Gᵀ and Gᵀ G, for every matrix among the parameters. A vector g has one basis, that of the mean "
          "of "
          "g gᵀ (precondition_1d): a rotated Adam. The first epoch only makes the bases, and the point "
          "stays. "
          "In a direction without gradients ε divides rounding errors: with a small ε the path is not "
          "reproducible in other precision. pytorch_optimizer counts the first epoch in the bias correction. "
          "Not in PyTorch.",
      .params = {learning_rate_param(0.003),
                 beta1_param(0.95),
                 beta2_param(0.95),
                 {.name = "shampoo_beta",
                  .fallback = -1.0,
                  .doc = "decay of the means L and R; negative: β₂",
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
      .for_matrices = true,
      .keeps_sides = true,
      .work = [](const ParameterShapes& shapes) { return sides_work(shapes, 8); },
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerMatrix<SoapRule>>(SoapRule(
            SoapParams{p.number("beta1"), p.number("beta2"), p.number("shampoo_beta"), p.number("epsilon"),
                       p.number("weight_decay"), static_cast<int>(p.number("precondition_frequency")),
                       p.flag("correct_bias"), p.flag("normalize_grads")}));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
