#include "surfaces/regression.hpp"

#include <algorithm>
#include <utility>

#include "core/num_more.hpp"
#include "core/wide.hpp"
#include "surfaces/regression_form.hpp"

namespace gradreel {

namespace {

using Indices = std::span<const std::uint32_t>;

RegressionRows picked(const RegressionRows& rows, Indices indices) {
  RegressionRows some;
  for (const std::uint32_t i : indices) {
    some.a.push_back(rows.a[i]);
    some.b.push_back(rows.b[i]);
    some.y.push_back(rows.y[i]);
  }
  return some;
}

/// mse: evaluated without the rows.
class QuadraticRegression : public RowsObjective {
 public:
  /// `is_minimum`: the gradient at `anchor` is 0 but for rounding.
  QuadraticRegression(RegressionRows rows, const Regression& model, Point anchor, bool is_minimum)
      : rows_(std::move(rows)), model_(model), anchor_(anchor), form_(form_at(anchor, rows_, model)) {
    if (is_minimum) form_.slope = {};
  }

  int dimension() const override { return 2; }
  std::size_t rows() const override { return rows_.a.size(); }

  std::unique_ptr<const Objective> over(Indices indices) const override {
    return std::make_unique<QuadraticRegression>(picked(rows_, indices), model_, anchor_, false);
  }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = form_.at(away(x, c));
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g.resize(2, x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const Point slope = form_.gradient(away(x, c));
      g(0, c) = slope.x;
      g(1, c) = slope.y;
    }
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    h.resize(3, x.cols());
    h.row(0) = form_.xx;
    h.row(1) = form_.xy();
    h.row(2) = form_.yy();
  }

 private:
  Point away(const Positions& x, Eigen::Index c) const { return {x(0, c) - anchor_.x, x(1, c) - anchor_.y}; }

  RegressionRows rows_;
  Regression model_;
  Point anchor_;
  RegressionForm form_;
};

/// The loss of a row at model values z, and its derivatives by z.
struct LossTerms {
  Lanes value, first, second;
};

struct AbsoluteLoss {
  LossTerms operator()(const Lanes& z, double y) const {
    const Lanes r = z - y;
    return {num::abs(r), select(r > 0.0, 1.0, select(r < 0.0, -1.0, 0.0)), 0.0};
  }
};

struct HuberLoss {
  double delta;

  LossTerms operator()(const Lanes& z, double y) const {
    const Lanes r = z - y, size = num::abs(r);
    const Mask is_near = size <= delta;
    return {select(is_near, 0.5 * r * r, delta * (size - delta / 2)),
            select(is_near, r, select(r > 0.0, delta, -delta)), select(is_near, 1.0, 0.0)};
  }
};

/// Without overflow, and exact where the loss is tiny.
struct LogisticLoss {
  LossTerms operator()(const Lanes& z, double y) const {
    const double side = 1 - 2 * y;
    const Lanes m = side * z, e = num::exp(-num::abs(m)), whole = 1.0 + e;
    const Mask is_wrong = m > 0.0;
    return {select(is_wrong, m, 0.0) + num::log1p(e), side * (select(is_wrong, 1.0, e) / whole),
            e / (whole * whole)};
  }
};

/// Losses that go through all rows.
template <class Loss>
class LoopedRegression : public RowsObjective {
 public:
  LoopedRegression(RegressionRows rows, const Regression& model, Loss loss)
      : rows_(std::move(rows)), model_(model), loss_(loss) {}

  int dimension() const override { return 2; }
  std::size_t rows() const override { return rows_.a.size(); }

  std::unique_ptr<const Objective> over(Indices indices) const override {
    return std::make_unique<LoopedRegression>(picked(rows_, indices), model_, loss_);
  }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for_lanes(x, [&](const Lanes& u, const Lanes& v, Eigen::Index column, int count) {
      const Sums s = sums(u, v);
      for (int i = 0; i < count; ++i) f(column + i) = s.f.lane[i];
    });
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.resize(2, x.cols());
    for_lanes(x, [&](const Lanes& u, const Lanes& v, Eigen::Index column, int count) {
      const Sums s = sums(u, v);
      for (int i = 0; i < count; ++i) {
        f(column + i) = s.f.lane[i];
        g(0, column + i) = s.x.lane[i];
        g(1, column + i) = s.y.lane[i];
      }
    });
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    f.resize(x.cols());
    g.resize(2, x.cols());
    h.resize(3, x.cols());
    for_lanes(x, [&](const Lanes& u, const Lanes& v, Eigen::Index column, int count) {
      const Sums s = sums(u, v);
      for (int i = 0; i < count; ++i) {
        f(column + i) = s.f.lane[i];
        g(0, column + i) = s.x.lane[i];
        g(1, column + i) = s.y.lane[i];
        h(0, column + i) = s.xx.lane[i];
        h(1, column + i) = s.xy.lane[i];
        h(2, column + i) = s.yy.lane[i];
      }
    });
  }

 private:
  struct Sums {
    Lanes f = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  };

  Sums sums(const Lanes& u, const Lanes& v) const {
    Sums s;
    const std::size_t n = rows_.a.size();
    for (std::size_t i = 0; i < n; ++i) {
      const double a = rows_.a[i], b = rows_.b[i];
      const LossTerms t = loss_(u * a + v * b, rows_.y[i]);
      s.f = s.f + t.value;
      s.x = s.x + t.first * a;
      s.y = s.y + t.first * b;
      s.xx = s.xx + t.second * (a * a);
      s.xy = s.xy + t.second * (a * b);
      s.yy = s.yy + t.second * (b * b);
    }
    const auto count = static_cast<double>(n);
    for (Lanes* sum : {&s.f, &s.x, &s.y, &s.xx, &s.xy, &s.yy}) *sum = *sum / count;
    const double l2 = model_.l2, other = model_.has_intercept ? 0 : l2;
    s.f = s.f + (l2 / 2 * u * u + other / 2 * v * v);
    s.x = s.x + l2 * u;
    s.y = s.y + other * v;
    s.xx = s.xx + l2;
    s.yy = s.yy + other;
    return s;
  }

  // The last lanes of a batch repeat its last column.
  template <class F>
  static void for_lanes(const Positions& x, const F& f) {
    run_wide([&] {
      for (Eigen::Index column = 0; column < x.cols(); column += kLanes) {
        const int count = static_cast<int>(std::min<Eigen::Index>(kLanes, x.cols() - column));
        Lanes u, v;
        for (int i = 0; i < kLanes; ++i) {
          u.lane[i] = x(0, column + std::min(i, count - 1));
          v.lane[i] = x(1, column + std::min(i, count - 1));
        }
        f(u, v, column, count);
      }
    });
  }

  RegressionRows rows_;
  Regression model_;
  Loss loss_;
};

}  // namespace

std::shared_ptr<const RowsObjective> make_regression(RegressionRows rows, const Regression& model,
                                                     Point minimum) {
  switch (model.loss) {
    case RowLoss::mae:
      return std::make_shared<LoopedRegression<AbsoluteLoss>>(std::move(rows), model, AbsoluteLoss{});
    case RowLoss::huber:
      return std::make_shared<LoopedRegression<HuberLoss>>(std::move(rows), model, HuberLoss{model.delta});
    case RowLoss::logistic:
      return std::make_shared<LoopedRegression<LogisticLoss>>(std::move(rows), model, LogisticLoss{});
    case RowLoss::mse:
      break;
  }
  return std::make_shared<QuadraticRegression>(std::move(rows), model, minimum, true);
}

}  // namespace gradreel
