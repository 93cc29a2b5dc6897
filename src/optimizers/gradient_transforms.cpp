#include "optimizers/gradient_transforms.hpp"

#include <stdexcept>

#include "core/num.hpp"

namespace gradreel {

GradientTransforms::GradientTransforms(const Objective& inner, const GradientSettings& settings)
    : inner_(inner), settings_(settings) {
  if (settings.batches.size > 0) {
    rows_ = dynamic_cast<const RowsObjective*>(&inner);
    if (!rows_) throw std::logic_error("batches are of the rows of an objective, and this one has none");
    batches_.emplace(rows_->rows(), settings.batches, settings.seed);
  }
  set_epoch(0);
}

void GradientTransforms::set_epoch(int epoch) {
  if (batches_) batch_ = rows_->over(batches_->rows_of(epoch));
  if (settings_.noise_std == 0) return;
  noise_.resize(dimension());
  for (int i = 0; i < dimension(); ++i) {
    noise_(i) = settings_.noise_std *
                gaussian(settings_.seed, static_cast<std::uint64_t>(epoch), static_cast<std::uint64_t>(i));
  }
}

void GradientTransforms::value(const Positions& x, Values& f) const {
  seen().value(x, f);
  change_values(x, f);
}

void GradientTransforms::gradient(const Positions& x, Values& f, Positions& g) const {
  seen().gradient(x, f, g);
  change_values(x, f);
  change_gradients(x, g);
}

void GradientTransforms::hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const {
  seen().hessian(x, f, g, h);
  change_values(x, f);
  change_gradients(x, g);
  if (settings_.weight_decay == 0) return;
  for (Eigen::Index i = 0, row = 0; i < x.rows(); row += x.rows() - i, ++i) {
    h.row(row) += settings_.weight_decay;  // the diagonal of the upper triangle
  }
}

void GradientTransforms::change_values(const Positions& x, Values& f) const {
  for (Eigen::Index c = 0; c < x.cols(); ++c) {
    for (Eigen::Index i = 0; i < noise_.size(); ++i) f(c) += noise_(i) * x(i, c);
    if (settings_.weight_decay == 0) continue;
    double square = 0;
    for (Eigen::Index i = 0; i < x.rows(); ++i) square += x(i, c) * x(i, c);
    f(c) += settings_.weight_decay / 2 * square;
  }
}

void GradientTransforms::change_gradients(const Positions& x, Positions& g) const {
  if (noise_.size() > 0) g.colwise() += noise_;
  if (const double limit = settings_.clip_value; limit > 0) {
    g = g.unaryExpr([limit](double v) { return v > limit ? limit : v < -limit ? -limit : v; });
  }
  if (settings_.clip_norm > 0) {
    for (Eigen::Index c = 0; c < g.cols(); ++c) {
      double square = 0;
      for (Eigen::Index i = 0; i < g.rows(); ++i) square += g(i, c) * g(i, c);
      // 1e-6 as torch.nn.utils.clip_grad_norm_ has it.
      const double factor = settings_.clip_norm / (num::sqrt(square) + 1e-6);
      if (factor < 1) g.col(c) *= factor;
    }
  }
  if (settings_.weight_decay != 0) g += settings_.weight_decay * x;
}

}  // namespace gradreel
