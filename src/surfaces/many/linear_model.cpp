#include "surfaces/many/linear_model.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/num.hpp"

namespace gradreel {

namespace {

class LinearRegression : public RowsObjective {
 public:
  LinearRegression(const LinearModel& model, FeatureRows rows) : model_(model), rows_(std::move(rows)) {}

  int dimension() const override { return outputs() * (features() + (model_.has_intercept ? 1 : 0)); }

  ParameterShapes shapes() const override {
    ParameterShapes shapes = {{outputs(), features()}};
    if (model_.has_intercept) shapes.push_back({outputs(), 1});
    return shapes;
  }

  std::size_t rows() const override { return rows_.y.size(); }

  std::unique_ptr<const Objective> over(std::span<const std::uint32_t> rows) const override {
    FeatureRows some;
    some.features.resize(rows_.features.size());
    for (const std::uint32_t row : rows) {
      for (std::size_t k = 0; k < some.features.size(); ++k)
        some.features[k].push_back(rows_.features[k][row]);
      some.y.push_back(rows_.y[row]);
    }
    return std::make_unique<LinearRegression>(model_, std::move(some));
  }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = loss(x.col(c).data(), nullptr);
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.setZero(x.rows(), x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = loss(x.col(c).data(), g.col(c).data());
  }

  void hessian(const Positions&, Values&, Positions&, Hessians&) const override {
    throw std::logic_error("regression with all weights has no Hessian here");
  }

 private:
  int outputs() const { return model_.outputs(); }
  int features() const { return static_cast<int>(rows_.features.size()); }

  double loss(const double* w, double* g) const {
    std::vector<double> z(static_cast<std::size_t>(outputs()));
    double sum = 0;
    for (std::size_t row = 0; row < rows(); ++row) {
      run_model(w, row, z);
      sum += row_loss(z, rows_.y[row]);  // z becomes its derivative
      if (g) add_gradient(z, row, g);
    }
    return sum / static_cast<double>(rows()) + penalty(w, g);
  }

  void run_model(const double* w, std::size_t row, std::vector<double>& z) const {
    const std::size_t n = rows_.features.size();
    for (std::size_t o = 0; o < z.size(); ++o) {
      z[o] = model_.has_intercept ? w[z.size() * n + o] : 0;
      for (std::size_t k = 0; k < n; ++k) z[o] += w[o * n + k] * rows_.features[k][row];
    }
  }

  double row_loss(std::vector<double>& z, double y) const {
    if (model_.loss == LinearLoss::squared) {
      const double r = z[0] - y;
      z[0] = 2 * r;
      return r * r;
    }
    if (model_.loss == LinearLoss::logistic) {
      const double e = num::exp(-std::fabs(z[0])), f = std::max(z[0], 0.0) + num::log1p(e) - y * z[0];
      z[0] = (z[0] >= 0 ? 1 / (1 + e) : e / (1 + e)) - y;
      return f;
    }
    const auto right = static_cast<std::size_t>(y);
    const double most = *std::max_element(z.begin(), z.end()), own = z[right] - most;
    double sum = 0;
    for (double& v : z) {
      v = num::exp(v - most);
      sum += v;
    }
    for (double& v : z) v /= sum;
    z[right] -= 1;
    return num::log(sum) - own;
  }

  void add_gradient(const std::vector<double>& d, std::size_t row, double* g) const {
    const std::size_t n = rows_.features.size();
    const auto count = static_cast<double>(rows());
    for (std::size_t o = 0; o < d.size(); ++o) {
      for (std::size_t k = 0; k < n; ++k) g[o * n + k] += d[o] * rows_.features[k][row] / count;
      if (model_.has_intercept) g[d.size() * n + o] += d[o] / count;
    }
  }

  double penalty(const double* w, double* g) const {
    if (model_.l2 == 0) return 0;
    double square = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(outputs()) * rows_.features.size(); ++i) {
      square += w[i] * w[i];
      if (g) g[i] += model_.l2 * w[i];
    }
    return model_.l2 / 2 * square;
  }

  LinearModel model_;
  FeatureRows rows_;
};

}  // namespace

std::unique_ptr<RowsObjective> make_linear_model(const LinearModel& model, FeatureRows rows) {
  return std::make_unique<LinearRegression>(model, std::move(rows));
}

}  // namespace gradreel
