#include "surfaces/many/objectives.hpp"

namespace gradreel {

namespace {

class RosenbrockChain : public Objective {
 public:
  RosenbrockChain(int dimension, double a, double b) : dimension_(dimension), a_(a), b_(b) {}

  int dimension() const override { return dimension_; }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      double sum = 0;
      for (Eigen::Index i = 0; i + 1 < x.rows(); ++i) {
        const double u = a_ - x(i, c), v = x(i + 1, c) - x(i, c) * x(i, c);
        sum += u * u + b_ * (v * v);
      }
      f(c) = sum;
    }
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g.setZero(x.rows(), x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      for (Eigen::Index i = 0; i + 1 < x.rows(); ++i) {
        const double u = a_ - x(i, c), v = x(i + 1, c) - x(i, c) * x(i, c);
        g(i, c) += -2 * u - 4 * b_ * v * x(i, c);
        g(i + 1, c) += 2 * b_ * v;
      }
    }
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    const Eigen::Index n = x.rows();
    h.setZero(n * (n + 1) / 2, x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      for (Eigen::Index i = 0, row = 0; i + 1 < n; row += n - i, ++i) {
        h(row, c) += 2 - 4 * b_ * (x(i + 1, c) - 3 * x(i, c) * x(i, c));
        h(row + 1, c) += -4 * b_ * x(i, c);
        h(row + n - i, c) += 2 * b_;
      }
    }
  }

 private:
  int dimension_;
  double a_, b_;
};

}  // namespace

std::unique_ptr<Objective> make_rosenbrock(int dimension, double a, double b) {
  return std::make_unique<RosenbrockChain>(dimension, a, b);
}

}  // namespace gradreel
