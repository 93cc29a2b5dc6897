#include "surfaces/grid_objective.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

const std::vector<double> kUnevenX = {-2, -1.5, 0, 0.1, 1, 3}, kUnevenY = {0, 0.5, 0.75, 2, 4};

template <class F>
ValueGrid grid_with(const std::vector<double>& x, const std::vector<double>& y, const F& f) {
  ValueGrid grid = {x, y, {}};
  for (const double b : y) {
    for (const double a : x) grid.z.push_back(f(a, b));
  }
  return grid;
}

ValueGrid random_grid(const std::vector<double>& x, const std::vector<double>& y) {
  std::mt19937_64 engine(3);
  return grid_with(x, y, [&](double, double) { return static_cast<double>(engine() >> 11) * 0x1p-50 - 4; });
}

double value_of(const Objective& f, double x, double y) { return value_at(f, {x, y}); }

/// Of Keys' kernel with a = -1/2.
double keys_weight(double s) {
  s = std::fabs(s);
  if (s < 1) return 1.5 * s * s * s - 2.5 * s * s + 1;
  return s < 2 ? -0.5 * s * s * s + 2.5 * s * s - 4 * s + 2 : 0;
}

}  // namespace

TEST_CASE("a grid's surface has the grid's values at its nodes, to the last bit") {
  const ValueGrid grid = random_grid(kUnevenX, kUnevenY);
  const GridObjective f(grid);
  for (std::size_t i = 0; i < grid.y.size(); ++i) {
    for (std::size_t j = 0; j < grid.x.size(); ++j)
      CHECK(value_of(f, grid.x[j], grid.y[i]) == grid.z[i * grid.x.size() + j]);
  }
  CHECK(f.domain() == Domain{-2, 3, 0, 4});
}

TEST_CASE("products of parabolas are reproduced with all derivatives, on uneven axes as well") {
  const auto p = [](double x) { return 1 + 2 * x - 3 * x * x; };
  const auto q = [](double y) { return 2 - y + 0.5 * y * y; };
  const GridObjective f(grid_with(kUnevenX, kUnevenY, [&](double x, double y) { return p(x) * q(y); }));
  const Positions places = random_points(f.domain(), 500);
  for (Eigen::Index c = 0; c < places.cols(); ++c) {
    const double x = places(0, c), y = places(1, c);
    const Derivatives d = derivatives_at(f, {x, y});
    CHECK(d.f == Approx(p(x) * q(y)).margin(1e-11));
    CHECK(d.x == Approx((2 - 6 * x) * q(y)).margin(1e-10));
    CHECK(d.y == Approx(p(x) * (y - 1)).margin(1e-10));
    CHECK(d.xx == Approx(-6 * q(y)).margin(1e-8));
    CHECK(d.xy == Approx((2 - 6 * x) * (y - 1)).margin(1e-8));
    CHECK(d.yy == Approx(p(x)).margin(1e-8));
  }
}

TEST_CASE("where nodes are evenly spaced, a grid's surface is Keys' cubic convolution") {
  const std::vector<double> eight = {0, 1, 2, 3, 4, 5, 6, 7};
  const ValueGrid grid = random_grid(eight, eight);
  const GridObjective f(grid);
  for (const double x : {2.0, 2.25, 3.5, 4.9}) {
    for (const double y : {2.1, 3.0, 4.75}) {
      double sum = 0;
      for (std::size_t i = 0; i < 8; ++i) {
        for (std::size_t j = 0; j < 8; ++j)
          sum += grid.z[i * 8 + j] * keys_weight(x - eight[j]) * keys_weight(y - eight[i]);
      }
      CHECK(value_of(f, x, y) == Approx(sum).margin(1e-13));
    }
  }
}

// In a cell f is a cubic in x and in y: these differences have no error but rounding's.
TEST_CASE("derivatives of a grid's surface are exactly the interpolant's") {
  const GridObjective f(random_grid(kUnevenX, kUnevenY));
  const double h = 1.0 / 256;
  const auto slope = [&](const auto& g) {
    const auto central = [&](double s) { return (g(s) - g(-s)) / (2 * s); };
    return (4 * central(h) - central(2 * h)) / 3;
  };
  const auto bend = [&](const auto& g) { return (g(h) - 2 * g(0.0) + g(-h)) / (h * h); };
  for (const Point at : {Point{-1.75, 0.25}, {-1, 0.6}, {0.05, 1}, {0.5, 3}, {2, 0.6}}) {
    const Derivatives d = derivatives_at(f, at);
    const auto along_x = [&](double s) { return value_of(f, at.x + s, at.y); };
    const auto along_y = [&](double s) { return value_of(f, at.x, at.y + s); };
    CHECK(d.x == Approx(slope(along_x)).margin(1e-10));
    CHECK(d.y == Approx(slope(along_y)).margin(1e-10));
    CHECK(d.xx == Approx(bend(along_x)).margin(1e-7));
    CHECK(d.yy == Approx(bend(along_y)).margin(1e-7));
    const auto slope_along_x = [&](double s) { return derivatives_at(f, {at.x, at.y + s}).x; };
    CHECK(d.xy == Approx(slope(slope_along_x)).margin(1e-8));
  }
}

TEST_CASE("values and gradients are continuous across the lines of a grid") {
  const GridObjective f(random_grid(kUnevenX, kUnevenY));
  const double e = 1e-9;
  for (const double line : {-1.5, 0.0, 0.1, 1.0}) {
    for (const double y : {0.0, 0.3, 0.75, 3.9}) {
      const Derivatives before = derivatives_at(f, {line - e, y}), after = derivatives_at(f, {line, y});
      CHECK(before.f == Approx(after.f).margin(1e-6));
      CHECK(before.x == Approx(after.x).margin(1e-4));
      CHECK(before.y == Approx(after.y).margin(1e-4));
    }
  }
}

TEST_CASE("cells with a corner without a value are holes, and so is all outside of the grid") {
  ValueGrid grid = random_grid({0, 1, 2, 3, 4}, {0, 1, 2, 3});
  grid.z[1 * 5 + 2] = kNan;
  grid.z[3 * 5 + 4] = std::numeric_limits<double>::infinity();
  const GridObjective f(grid);
  for (const Point hole : {Point{1.5, 0.5},
                           {2.5, 1.5},
                           {2, 1},
                           {2, 1.5},
                           {3.5, 2.5},
                           {4, 3},
                           {-0.1, 1},
                           {2, 3.5},
                           {kNan, 1},
                           {1, kNan}}) {
    const Derivatives d = derivatives_at(f, hole);
    for (const double number : {d.f, d.x, d.y, d.xx, d.xy, d.yy}) CHECK(std::isnan(number));
  }
  // The border of a whole cell belongs to it.
  for (const Point border : {Point{1, 0.5}, {1, 1}, {3, 1.5}, {2.5, 2}, {2, 2}, {3, 3}, {4, 2}, {0, 0}}) {
    const Derivatives d = derivatives_at(f, border);
    for (const double number : {d.f, d.x, d.y, d.xx, d.xy, d.yy}) CHECK(std::isfinite(number));
  }
  CHECK(value_of(f, 1, 1) == grid.z[6]);
  CHECK(value_of(f, 3, 3) == grid.z[18]);
}

TEST_CASE("slopes beside a hole come from the other side") {
  ValueGrid grid = grid_with({0, 1, 2, 3, 4}, {0, 1, 2}, [](double x, double) { return x * x; });
  grid.z[2] = grid.z[7] = grid.z[12] = kNan;  // the column x = 2
  const GridObjective f(grid);
  CHECK(value_of(f, 0.5, 1.5) == 0.5);  // one straight line
  CHECK(value_of(f, 3.5, 0.5) == 12.5);
}

TEST_CASE("values are the same alone, in a batch, and with derivatives") {
  const GridObjective f(random_grid(kUnevenX, kUnevenY));
  const Positions places = random_points({-2.5, 3.5, -0.5, 4.5}, 301);
  Values v0, v1, v2;
  Positions g1, g2;
  Hessians h;
  f.value(places, v0);
  f.gradient(places, v1, g1);
  f.hessian(places, v2, g2, h);
  int finite = 0;
  for (Eigen::Index c = 0; c < places.cols(); ++c) {
    const Derivatives alone = derivatives_at(f, {places(0, c), places(1, c)});
    if (std::isnan(alone.f)) {
      CHECK((std::isnan(v0(c)) && std::isnan(v1(c)) && std::isnan(v2(c)) && std::isnan(g1(0, c))));
      continue;
    }
    ++finite;
    CHECK((v0(c) == alone.f && v1(c) == alone.f && v2(c) == alone.f));
    CHECK((g1(0, c) == alone.x && g2(0, c) == alone.x && g1(1, c) == alone.y && g2(1, c) == alone.y));
  }
  CHECK(finite > 150);
}

TEST_CASE("the lowest minimum is below the lowest node, or on the edge") {
  const auto bowl = [](double x, double y) { return (x - 0.3) * (x - 0.3) + 2 * (y - 1.1) * (y - 1.1) + 5; };
  const GridObjective f(grid_with(kUnevenX, kUnevenY, bowl));
  const auto inside = lowest_minimum(f, f.domain());
  REQUIRE(inside);
  CHECK(inside->at.x == Approx(0.3).margin(1e-9));
  CHECK(inside->at.y == Approx(1.1).margin(1e-9));
  CHECK(inside->value == Approx(5).margin(1e-12));
  CHECK((inside->global && !inside->on_edge));
  const auto edge = lowest_minimum(f, {0.9, 3, 0, 4});
  REQUIRE(edge);
  CHECK(edge->at.x == 0.9);
  CHECK(edge->at.y == Approx(1.1).margin(1e-9));
  CHECK(edge->on_edge);
  CHECK_FALSE(lowest_minimum(f, {0.2, 0.3, 0.1, 0.2}));  // between nodes
}

TEST_CASE("values and steps at the bounds have finite derivatives") {
  std::mt19937_64 engine(5);
  for (const double step : {kLeastGridStep, 1.0, 1e14}) {
    const std::vector<double> axis = {0, step, 2 * step, 3 * step};
    const GridObjective f(
        grid_with(axis, axis, [&](double, double) { return engine() % 2 ? 1e100 : -1e100; }));
    for (const double x : {0.0, 0.5 * step, step, 2.75 * step}) {
      const Derivatives d = derivatives_at(f, {x, 1.5 * step});
      for (const double number : {d.f, d.x, d.y, d.xx, d.xy, d.yy}) CHECK(std::isfinite(number));
    }
  }
}
