#include <algorithm>
#include <vector>

#include "core/num.hpp"
#include "core/random.hpp"
#include "surfaces/many/objectives.hpp"

namespace gradreel {

namespace {

constexpr int kMostMirrors = 16;

class Quadratic : public Objective {
 public:
  explicit Quadratic(const QuadraticForm& form) : values_(form.dimension) {
    const double steps = form.dimension - 1;
    for (int i = 0; i < form.dimension; ++i) values_(i) = num::pow(form.condition, i / steps);
    const int mirrors = form.rotated ? std::min(form.dimension - 1, kMostMirrors) : 0;
    for (int k = 0; k < mirrors; ++k) {
      Eigen::ArrayXd v(form.dimension);
      double square = 0;
      for (int i = 0; i < form.dimension; ++i) {
        v(i) = gaussian(form.seed, static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(i));
        square += v(i) * v(i);
      }
      mirrors_.emplace_back(v / num::sqrt(square));
    }
  }

  int dimension() const override { return static_cast<int>(values_.size()); }

  void value(const Positions& x, Values& f) const override {
    Positions g;
    gradient(x, f, g);
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.resize(x.rows(), x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      Eigen::ArrayXd y = x.col(c);
      for (const Eigen::ArrayXd& v : mirrors_) reflect(y, v);
      double sum = 0;
      for (Eigen::Index i = 0; i < y.size(); ++i) {
        sum += values_(i) * y(i) * y(i);
        y(i) *= values_(i);
      }
      for (auto v = mirrors_.rbegin(); v != mirrors_.rend(); ++v) reflect(y, *v);
      f(c) = sum / 2;
      g.col(c) = y;
    }
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    const Eigen::Index n = x.rows();
    Positions units = Positions::Zero(n, n), columns;
    for (Eigen::Index i = 0; i < n; ++i) units(i, i) = 1;
    Values ignored;
    gradient(units, ignored, columns);  // that of a unit vector is a column of H
    h.resize(n * (n + 1) / 2, x.cols());
    for (Eigen::Index i = 0, row = 0; i < n; ++i) {
      for (Eigen::Index j = i; j < n; ++j, ++row) h.row(row) = columns(i, j);
    }
  }

 private:
  /// y ← (I − 2 v vᵀ) y
  static void reflect(Eigen::ArrayXd& y, const Eigen::ArrayXd& v) {
    double along = 0;
    for (Eigen::Index i = 0; i < y.size(); ++i) along += v(i) * y(i);
    y -= 2 * along * v;
  }

  Eigen::ArrayXd values_;
  std::vector<Eigen::ArrayXd> mirrors_;
};

}  // namespace

std::unique_ptr<Objective> make_quadratic(const QuadraticForm& form) {
  return std::make_unique<Quadratic>(form);
}

}  // namespace gradreel
