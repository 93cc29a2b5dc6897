#include "core/num.hpp"
#include "core/random.hpp"
#include "surfaces/many/objectives.hpp"

namespace gradreel {

namespace {

class MatrixSensing : public Objective {
 public:
  MatrixSensing(const Matrix& a, const Matrix& b)
      : a_(a), b_(b), a_transposed_(transposed(a)), rows_(b.rows()), columns_(a.rows()) {}

  int dimension() const override { return static_cast<int>(rows_ * columns_); }
  ParameterShapes shapes() const override { return {{rows_, columns_}}; }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = half_square(residual(x, c));
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.resize(x.rows(), x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const Matrix r = residual(x, c);
      f(c) = half_square(r);
      const Matrix gradient = product(r, a_transposed_);
      for (Eigen::Index i = 0; i < rows_; ++i) {
        for (Eigen::Index j = 0; j < columns_; ++j) g(i * columns_ + j, c) = gradient(i, j);
      }
    }
  }

  /// A block A Aᵀ for every row of W.
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    const Matrix block = product(a_, a_transposed_);
    const Eigen::Index n = x.rows();
    h.setZero(n * (n + 1) / 2, x.cols());
    for (Eigen::Index i = 0, row = 0; i < n; ++i) {
      for (Eigen::Index j = i; j < n; ++j, ++row) {
        if (i / columns_ == j / columns_) h.row(row) = block(i % columns_, j % columns_);
      }
    }
  }

 private:
  /// W A − B
  Matrix residual(const Positions& x, Eigen::Index c) const {
    Matrix w(rows_, columns_);
    for (Eigen::Index i = 0; i < rows_; ++i) {
      for (Eigen::Index j = 0; j < columns_; ++j) w(i, j) = x(i * columns_ + j, c);
    }
    return product(w, a_) - b_;
  }

  static double half_square(const Matrix& r) {
    double sum = 0;
    for (Eigen::Index j = 0; j < r.cols(); ++j) {
      for (Eigen::Index i = 0; i < r.rows(); ++i) sum += r(i, j) * r(i, j);
    }
    return sum / 2;
  }

  Matrix a_, b_, a_transposed_;
  Eigen::Index rows_, columns_;
};

}  // namespace

std::unique_ptr<Objective> make_matrix_sensing(const Matrix& a, const Matrix& b) {
  return std::make_unique<MatrixSensing>(a, b);
}

SensedPairs pairs_of(const AssociativeMemory& memory) {
  SensedPairs pairs = {Matrix(memory.columns, memory.pairs), Matrix(memory.rows, memory.pairs)};
  const auto fill = [&](Matrix& m, std::uint64_t which) {
    const double size = 1 / num::sqrt(static_cast<double>(m.rows()));
    for (Eigen::Index k = 0; k < m.cols(); ++k) {
      const double root = num::pow(static_cast<double>(k + 1), -memory.decay / 2);
      for (Eigen::Index i = 0; i < m.rows(); ++i) {
        m(i, k) = root * size * gaussian(memory.seed, which, static_cast<std::uint64_t>(k * m.rows() + i));
      }
    }
  };
  fill(pairs.a, 0);
  fill(pairs.b, 1);
  return pairs;
}

}  // namespace gradreel
