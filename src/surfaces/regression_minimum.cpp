// Where regression's mean loss is lowest.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/num.hpp"
#include "surfaces/regression_form.hpp"

namespace gradreel {

RegressionForm form_at(Point place, const RegressionRows& rows, const Regression& model) {
  const std::size_t n = rows.a.size();
  const auto count = static_cast<double>(n);
  const double l2 = model.l2, other = model.has_intercept ? 0 : l2;
  RegressionForm form;
  double aa = 0, ab = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double a = rows.a[i], b = rows.b[i], r = place.x * a + place.y * b - rows.y[i];
    form.value += r * r;
    form.slope.x += r * a;
    form.slope.y += r * b;
    aa += a * a;
    ab += a * b;
  }
  form.value = form.value / count + (l2 * place.x * place.x + other * place.y * place.y) / 2;
  form.slope = {2 * form.slope.x / count + l2 * place.x, 2 * form.slope.y / count + other * place.y};
  form.xx = 2 * aa / count + l2;
  if (form.xx > 0) form.tilt = 2 * ab / count / form.xx;
  double rest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double b = rows.b[i] - form.tilt * rows.a[i];
    rest += b * b;
  }
  form.rest = 2 * rest / count + l2 * form.tilt * form.tilt + other;
  return form;
}

bool is_collinear(const RegressionRows& rows) {
  constexpr double kRounding = 1e-20;  // of squares
  const RegressionForm form = form_at({0, 0}, rows, {});
  return !(form.xx > 0 && form.rest > kRounding * form.yy());
}

namespace {

constexpr int kMostSteps = 1000;

Point best_squares(const RegressionRows& rows, const Regression& model) {
  constexpr int kRefinements = 8;  // each leaves a share of rounding of the error before it
  Point w;
  for (int i = 0; i < kRefinements; ++i) w = w + form_at(w, rows, model).to_minimum();
  return w;
}

/// Newton's method on a smooth convex loss. Where second derivatives do not lead on, those of mse are added.
class NewtonSearch {
 public:
  NewtonSearch(const RegressionRows& rows, const Regression& model)
      : f_(make_regression(rows, model, {})), ground_(form_at({0, 0}, rows, {.l2 = model.l2})) {}

  Point from(Point start) {
    constexpr double kLeast = 1e-3, kMost = 1e12;
    go(start);
    double damping = 0;
    for (int i = 0; i < kMostSteps && damping < kMost; ++i) {
      const State before = now_;
      const Point step = step_with(damping);
      const Point next = before.at + step;
      if (next == before.at) break;
      if (is_finite(step)) go(next);
      if (is_finite(step) && is_better(now_, before)) {
        damping = damping > kLeast ? damping / 10 : 0;
      } else {
        now_ = before;
        damping = std::max(kLeast, 10 * damping);
      }
    }
    return now_.at;
  }

 private:
  struct State {
    Point at;
    double value = 0, steepness = 0;
    Point slope;
    double xx = 0, xy = 0, yy = 0;
  };

  void go(Point at) {
    Positions x(2, 1), g;
    x << at.x, at.y;
    Values f;
    Hessians h;
    f_->hessian(x, f, g, h);
    now_ = {at, f(0), 0, {g(0, 0), g(1, 0)}, h(0, 0), h(1, 0), h(2, 0)};
    const Point way = solved(ground_.xx, ground_.xy(), ground_.yy(), now_.slope);
    now_.steepness = way.x * now_.slope.x + way.y * now_.slope.y;
  }

  // Near the minimum the value no longer tells, but the gradient does.
  static bool is_better(const State& next, const State& before) {
    constexpr double kRounding = 1e-14;
    return next.value < before.value - kRounding * std::fabs(before.value) ||
           (next.value <= before.value + kRounding * std::fabs(before.value) &&
            next.steepness < before.steepness);
  }

  static Point solved(double xx, double xy, double yy, Point right) {
    const double tilt = xy / xx, y = (right.y - tilt * right.x) / (yy - tilt * xy);
    return {right.x / xx - tilt * y, y};
  }

  Point step_with(double damping) const {
    const Point way = solved(now_.xx + damping * ground_.xx, now_.xy + damping * ground_.xy(),
                             now_.yy + damping * ground_.yy(), now_.slope);
    return {-way.x, -way.y};
  }

  std::shared_ptr<const RowsObjective> f_;
  RegressionForm ground_;
  State now_;
};

/// The lowest mean absolute error for each first weight: its second weight is a weighted median.
class AbsoluteSearch {
 public:
  AbsoluteSearch(const RegressionRows& rows, const Regression& model)
      : rows_(rows), l2_(model.l2), other_(model.has_intercept ? 0 : model.l2), order_(rows.a.size()) {}

  Point around(Point middle) {
    double low = middle.x, high = middle.x;
    double step = std::max(std::fabs(middle.x), 1e-3);
    for (int i = 0; i < kMostSteps && slope_at(low) > 0; ++i, step *= 2) low = middle.x - step;
    for (int i = 0; i < kMostSteps && slope_at(high) < 0; ++i, step *= 2) high = middle.x + step;
    const double smallest = 0x1p-60 * (std::fabs(low) + std::fabs(high) + (high - low));
    while (high - low > smallest) {
      const double x = low + (high - low) / 2;
      if (x <= low || x >= high) break;
      (slope_at(x) < 0 ? low : high) = x;
    }
    const Point left = best_at(low), right = best_at(high);
    return value_at(left) < value_at(right) ? left : right;
  }

 private:
  struct Break {
    double at;
    std::size_t row;
  };

  Point best_at(double x) {
    slope_at(x);
    return {x, second_};
  }

  double value_at(Point w) const {
    double sum = 0;
    for (std::size_t i = 0; i < rows_.a.size(); ++i)
      sum += std::fabs(w.x * rows_.a[i] + w.y * rows_.b[i] - rows_.y[i]);
    return sum / static_cast<double>(rows_.a.size()) + (l2_ * w.x * w.x + other_ * w.y * w.y) / 2;
  }

  /// The derivative of the lowest loss by the first weight, or one of those that it has at a kink. Sets
  /// second_.
  double slope_at(double x) {
    const auto n = static_cast<double>(rows_.a.size());
    order_.clear();
    double slope = n * l2_ * x, fall = 0;  // times n
    for (std::size_t i = 0; i < rows_.a.size(); ++i) {
      const double left = rows_.y[i] - x * rows_.a[i];
      if (rows_.b[i] != 0) {
        order_.push_back({left / rows_.b[i], i});
        fall -= std::fabs(rows_.b[i]);
      } else if (left != 0) {
        slope += left < 0 ? rows_.a[i] : -rows_.a[i];
      }
    }
    std::sort(order_.begin(), order_.end(),
              [](const Break& p, const Break& q) { return p.at < q.at || (p.at == q.at && p.row < q.row); });
    std::size_t k = 0;  // the breaks before it lie below the second weight
    double share = -1;  // of row k: its side, or between them where the second weight lies on its break
    for (;; ++k) {
      const double at = order_[std::min(k, order_.size() - 1)].at;
      if (k == order_.size() || fall + n * other_ * at >= 0) {
        second_ = other_ > 0 ? -fall / (n * other_) : at;
        break;
      }
      const double b = std::fabs(rows_.b[order_[k].row]);
      if (fall + 2 * b + n * other_ * at >= 0) {
        second_ = at;
        share = -(fall + b + n * other_ * at) / b;
        break;
      }
      fall += 2 * b;
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::size_t row = order_[i].row;
      const double side = i < k ? 1 : i == k ? share : -1;
      slope += side * (rows_.b[row] > 0 ? rows_.a[row] : -rows_.a[row]);
    }
    return slope;
  }

  const RegressionRows& rows_;
  double l2_, other_;
  std::vector<Break> order_;
  double second_ = 0;
};

}  // namespace

Point best_weights(const RegressionRows& rows, const Regression& model) {
  switch (model.loss) {
    case RowLoss::logistic:
      return NewtonSearch(rows, model).from({0, 0});
    case RowLoss::huber:
      return NewtonSearch(rows, model).from(best_squares(rows, model));
    case RowLoss::mae:
      return AbsoluteSearch(rows, model).around(best_squares(rows, model));
    case RowLoss::mse:
      break;
  }
  return best_squares(rows, model);
}

bool is_separable(const RegressionRows& rows) {
  constexpr double kRounding = 1e-15, kHalfTurn = 2;
  std::vector<double> angles;  // of what must be on the right side, from 0 to 4
  for (std::size_t i = 0; i < rows.a.size(); ++i) {
    const double side = rows.y[i] > 0 ? 1 : -1;
    double a = side * rows.a[i], b = side * rows.b[i];
    if (a == 0 && b == 0) continue;
    const bool is_below = b < 0 || (b == 0 && a < 0);
    if (is_below) {
      a = -a;
      b = -b;
    }
    angles.push_back((a >= 0 ? b / (a + b) : 1 - a / (b - a)) + (is_below ? kHalfTurn : 0));
  }
  if (angles.empty()) return true;
  std::sort(angles.begin(), angles.end());
  double widest = angles.front() + 2 * kHalfTurn - angles.back();
  for (std::size_t i = 1; i < angles.size(); ++i) widest = std::max(widest, angles[i] - angles[i - 1]);
  return widest >= kHalfTurn - kRounding;
}

namespace {

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The loss of the best model that has no features: a constant, or nothing.
double plain_loss(const RegressionRows& rows, const Regression& model) {
  if (model.loss == RowLoss::logistic) {
    const double p = model.has_intercept ? mean_of(rows.y) : 0.5;
    return -(p * num::log(p) + (1 - p) * num::log(1 - p));
  }
  const double middle = model.has_intercept ? mean_of(rows.y) : 0;
  double sum = 0;
  for (const double y : rows.y) sum += (y - middle) * (y - middle);
  return sum / static_cast<double>(rows.y.size());
}

}  // namespace

std::optional<Domain> domain_around(Point minimum, const RegressionRows& rows, const Regression& model) {
  RegressionForm form = form_at(minimum, rows, model);
  if (model.loss == RowLoss::logistic) {
    Positions x(2, 1), g;
    x << minimum.x, minimum.y;
    Values f;
    Hessians h;
    make_regression(rows, model, minimum)->hessian(x, f, g, h);
    form.xx = h(0, 0);
    form.tilt = h(1, 0) / h(0, 0);
    form.rest = h(2, 0) - form.tilt * h(1, 0);
  }
  const double rise = 2 * plain_loss(rows, model);
  if (!(rise > 0)) return std::nullopt;
  const double width = num::sqrt(rise * (1 / form.xx + form.tilt * form.tilt / form.rest)),
               height = num::sqrt(rise / form.rest);
  return Domain{minimum.x - width, minimum.x + width, minimum.y - height, minimum.y + height};
}

}  // namespace gradreel
