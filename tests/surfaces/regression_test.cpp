// Numbers are those of Python's decimal module with 40 digits: the loss of each row summed as the entry of
// RowLoss says, derivatives written out by hand, minima by Newton's method (of mae: the best line through two
// points).
#include "surfaces/regression.hpp"

#include <cmath>

#include "catch.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

RegressionRows numbers() { return {{1, 2, 3, 4, 6}, {1, 1, 1, 1, 1}, {1.2, 1.9, 3.4, 3.9, 7.1}}; }
RegressionRows classes() { return {{1, 2, 3, 4, 6}, {1, 1, 1, 1, 1}, {0, 0, 1, 0, 1}}; }

/// Value, gradient and the upper triangle of the second derivatives.
std::vector<double> all_at(const Objective& f, double slope, double intercept) {
  Positions x(2, 1), g;
  x << slope, intercept;
  Values v;
  Hessians h;
  f.hessian(x, v, g, h);
  return {v(0), g(0, 0), g(1, 0), h(0, 0), h(1, 0), h(2, 0)};
}

void check_all(const RegressionRows& rows, const Regression& model, const std::vector<double>& expected) {
  const auto f = make_regression(rows, model, best_weights(rows, model));
  const std::vector<double> found = all_at(*f, 0.7, -0.4);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(i);
    CHECK(found[i] == Approx(expected[i]).epsilon(1e-14).margin(1e-15));
  }
}

void check_minimum(const RegressionRows& rows, const Regression& model, Point expected, double value) {
  const Point found = best_weights(rows, model);
  CHECK(found.x == Approx(expected.x).epsilon(1e-14));
  CHECK(found.y == Approx(expected.y).epsilon(1e-14));
  CHECK(value_at(*make_regression(rows, model, found), found) == Approx(value).epsilon(1e-14));
}

}  // namespace

TEST_CASE("regression: losses, gradients and second derivatives are those of the definitions") {
  check_all(numbers(), {.loss = RowLoss::mse}, {3.53, -13.44, -3.32, 26.4, 6.4, 2});
  check_all(numbers(), {.loss = RowLoss::mse, .l2 = 0.5}, {3.6525, -13.09, -3.32, 26.9, 6.4, 2});
  check_all(numbers(), {.loss = RowLoss::mae}, {1.66, -3.2, -1, 0, 0, 0});
  check_all(numbers(), {.loss = RowLoss::huber}, {1.162, -3.14, -0.96, 1, 0.6, 0.4});
  check_all(classes(), {.loss = RowLoss::logistic},
            {0.9688726659963689, 1.0218370934457184, 0.40919637258561525, 0.83938541304855729,
             0.2925868601579687, 0.13386669437372764});
  check_all(classes(), {.loss = RowLoss::logistic, .l2 = 0.1},
            {0.99337266599636898, 1.0918370934457184, 0.40919637258561525, 0.93938541304855727,
             0.2925868601579687, 0.13386669437372764});
}

TEST_CASE("regression: minima are found to rounding") {
  check_minimum(numbers(), {.loss = RowLoss::mse}, {1.1756756756756757, -0.26216216216216215},
                0.10464864864864865);
  check_minimum(numbers(), {.loss = RowLoss::mse, .l2 = 0.5}, {1.0841121495327102, 0.030841121495327101},
                0.42328971962616824);
  check_minimum(numbers(), {.loss = RowLoss::mae}, {37 / 30.0, -0.3}, 0.25333333333333335);
  check_minimum(numbers(), {.loss = RowLoss::huber, .delta = 0.4}, {1.1857142857142857, -0.25714285714285712},
                0.049714285714285711);
  check_minimum(classes(), {.loss = RowLoss::logistic}, {0.99266631924947024, -3.7196119277740074},
                0.45703238847659527);
  check_minimum(classes(), {.loss = RowLoss::logistic, .l2 = 0.1}, {0.75465968742268008, -2.9181869812686263},
                0.49391019076707104);
}

TEST_CASE("regression: the minimum of mae with a penalty is lower than all around it") {
  const Regression model = {.loss = RowLoss::mae, .l2 = 0.4};
  const Point best = best_weights(numbers(), model);
  const auto f = make_regression(numbers(), model, best);
  const double lowest = value_at(*f, best);
  for (const double step : {1e-9, 1e-5, 1e-2, 1.0}) {
    for (int turn = 0; turn < 64; ++turn) {
      const double angle = turn * 0.0981747704246810387;
      const Point near = {best.x + step * std::cos(angle), best.y + step * std::sin(angle)};
      CHECK(value_at(*f, near) >= lowest - 1e-15);
    }
  }
}

TEST_CASE("regression: two features without an intercept have a penalty on both weights") {
  const RegressionRows rows = {{1, -2, 0.5}, {0.5, 1, -1}, {2, -3, 1}};
  const Regression model = {.l2 = 2, .has_intercept = false};
  const auto f = make_regression(rows, model, best_weights(rows, model));
  // ((2 - 0.5 - 2)² + (-4 - 1 + 3)² + (1 + 1 - 1)²) / 3 + (2² + 1²), at (2, -1)
  CHECK(value_at(*f, {2, -1}) == Approx(5.25 / 3 + 5).epsilon(1e-15));
}

TEST_CASE("regression: values do not overflow, and tiny losses are exact") {
  const RegressionRows rows = {{1, -1}, {1, 1}, {1, 0}};
  const auto f = make_regression(rows, {.loss = RowLoss::logistic}, {});
  CHECK(all_at(*f, 1000, 0)[0] == 0);
  CHECK(all_at(*f, -1e6, 0)[0] == 1e6);
  CHECK(all_at(*f, 40, 0)[0] == Approx(4.248354255291589e-18).epsilon(1e-14));  // log1p(e⁻⁴⁰)
  CHECK(all_at(*f, 40, 0)[1] == Approx(-4.248354255291589e-18).epsilon(1e-14));
}

TEST_CASE("regression: a mean over some rows is that of these rows, with the whole penalty") {
  const std::vector<std::uint32_t> some = {4, 0};
  for (const RowLoss loss : {RowLoss::mse, RowLoss::mae, RowLoss::huber, RowLoss::logistic}) {
    const RegressionRows rows = loss == RowLoss::logistic ? classes() : numbers();
    const Regression model = {.loss = loss, .l2 = 0.3};
    const auto f = make_regression(rows, model, best_weights(rows, model));
    CHECK(f->rows() == 5);
    const RegressionRows picked = {{rows.a[4], rows.a[0]}, {1, 1}, {rows.y[4], rows.y[0]}};
    const auto expected = all_at(*make_regression(picked, model, best_weights(picked, model)), 0.3, 0.2);
    const auto found = all_at(*f->over(some), 0.3, 0.2);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(expected[i]).epsilon(1e-13));
  }
}

TEST_CASE("regression: a column's bits do not depend on its neighbours") {
  for (const RowLoss loss : {RowLoss::mse, RowLoss::mae, RowLoss::huber, RowLoss::logistic}) {
    const RegressionRows rows = loss == RowLoss::logistic ? classes() : numbers();
    const auto f = make_regression(rows, {.loss = loss}, {1, 0});
    Positions x(2, 7), g;
    for (Eigen::Index c = 0; c < 7; ++c)
      x.col(c) << 0.37 * static_cast<double>(c) - 1, 0.9 - 0.21 * static_cast<double>(c);
    Values v, values;
    Hessians h;
    f->hessian(x, v, g, h);
    f->value(x, values);
    for (Eigen::Index c = 0; c < 7; ++c) {
      CHECK(values(c) == v(c));
      CHECK(all_at(*f, x(0, c), x(1, c)) ==
            std::vector<double>{v(c), g(0, c), g(1, c), h(0, c), h(1, c), h(2, c)});
    }
  }
}

TEST_CASE("regression: rows without a unique minimum are recognised") {
  CHECK_FALSE(is_collinear(numbers()));
  CHECK(is_collinear({{3, 3, 3}, {1, 1, 1}, {1, 2, 3}}));
  CHECK(is_collinear({{1, 2, -3}, {2, 4, -6}, {1, 2, 3}}));
  CHECK_FALSE(is_collinear({{2021, 2022, 2023}, {1, 1, 1}, {1, 2, 3}}));
}

TEST_CASE("regression: classes that some line separates are recognised") {
  CHECK_FALSE(is_separable(classes()));
  const std::vector<double> ones(4, 1);
  CHECK(is_separable({{1, 2, 3, 4}, ones, {0, 0, 1, 1}}));
  CHECK(is_separable({{1, 2, 3, 4}, ones, {1, 1, 0, 0}}));
  CHECK(is_separable({{1, 2, 2, 4}, ones, {0, 0, 1, 1}}));  // but for those that lie on it
  CHECK_FALSE(is_separable({{1, 2, 3, 4}, ones, {0, 1, 0, 1}}));
  CHECK(is_separable({{1, 2, -1, -3}, {1, -1, 0.5, 0.1}, {1, 1, 0, 0}}));
  CHECK_FALSE(is_separable({{1, -1, 1, -1}, {1, 1, -1, -1}, {1, 0, 0, 1}}));
}

TEST_CASE(
    "regression: the domain is the ellipse of the second derivatives, risen by the loss without features") {
  // Twice the means of a² and b² are 1 and 4, the mixed one is 0, and the mean of y² is 5.
  const RegressionRows rows = {{1, -1, 0, 0}, {0, 0, 2, -2}, {1, -1, 3, -3}};
  const Regression model = {.has_intercept = false};
  const Domain d = *domain_around({1, 1.5}, rows, model);
  CHECK(d.x_max - 1 == Approx(std::sqrt(2 * 5 / 1.0)));
  CHECK(1 - d.x_min == Approx(std::sqrt(2 * 5 / 1.0)));
  CHECK(d.y_max - 1.5 == Approx(std::sqrt(2 * 5 / 4.0)));
  CHECK_FALSE(domain_around({0, 0}, {{1, 2}, {2, 1}, {0, 0}}, model));
}
