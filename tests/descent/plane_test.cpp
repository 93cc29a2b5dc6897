#include "descent/plane.hpp"

#include <cmath>

#include "catch.hpp"
#include "descent/descend.hpp"
#include "optimizers/optimizer.hpp"
#include "surfaces/many/objectives.hpp"

using namespace gradreel;

namespace {

/// A descent through these positions.
std::shared_ptr<const Trajectory> through(const std::vector<std::vector<double>>& positions) {
  auto t = std::make_shared<Trajectory>();
  auto all = std::make_shared<std::vector<double>>();
  for (const auto& p : positions) {
    all->insert(all->end(), p.begin(), p.end());
    t->points.push_back({p[0], p[1]});
    t->losses.push_back(0);
  }
  t->positions = all;
  return t;
}

}  // namespace

TEST_CASE("a descent in four dimensions has all positions, and its losses and norms are of all coordinates") {
  const auto f = make_quadratic({.dimension = 4, .condition = 8, .rotated = false});
  const OptimizerEntry* entry = find_optimizer("gradient_descent");
  const auto optimizer = entry->make(ParamValues(entry->params));
  const Eigen::ArrayXd start = Eigen::ArrayXd::Constant(4, 1.0);
  DescentSettings settings;
  settings.learning_rate = 0.1;
  settings.epochs = 3;
  const Trajectory t = descend_from(*f, *optimizer, start, settings);
  REQUIRE(t.epochs() == 3);
  const double values[4] = {1, 2, 4, 8};
  double loss = 0, square = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = std::pow(1 - 0.1 * values[i], 3);
    CHECK(t.position(3)[i] == Approx(x).epsilon(1e-12));
    loss += values[i] * x * x / 2;
    square += values[i] * x * values[i] * x;
  }
  CHECK(t.losses.back() == Approx(loss).epsilon(1e-12));
  CHECK(t.gradient_norms.back() == Approx(std::sqrt(square)).epsilon(1e-12));
}

TEST_CASE("a plane of coordinates keeps their values") {
  const auto t = through({{1, 2, 3}, {4, 5, 6}});
  const Plane plane = coordinate_plane(Eigen::Array3d(7, 8, 9), 2, 0);
  const auto flat = projected(*t, plane);
  CHECK(flat->points[0] == Point{3, 1});
  CHECK(flat->points[1] == Point{6, 4});
  CHECK(flat->plane_distances[0] == 6);  // of x1 from 8
  CHECK(flat->plane_distances[1] == 3);
}

TEST_CASE("the principal plane is that of the largest scatter, and its shares are the explained ones") {
  // Along (3, 4, 0) / 5 by ±2, along (0, 0, 1) by ±1, and not at all along the third direction.
  const auto a = through({{-1.2, -1.6, 0}, {0, 0, 1}, {1.2, 1.6, 0}}), b = through({{0, 0, -1}});
  const std::vector<std::shared_ptr<const Trajectory>> all = {a, b};
  const Plane plane = principal_plane(all);
  CHECK(plane.u(0) == Approx(0.6).epsilon(1e-12));  // the way of the first descent
  CHECK(plane.u(1) == Approx(0.8).epsilon(1e-12));
  CHECK(std::fabs(plane.v(2)) == Approx(1).epsilon(1e-12));
  const auto shares = explained_shares(plane, all);
  CHECK(shares[0] == Approx(0.8).epsilon(1e-12));  // 8 of 10
  CHECK(shares[1] == Approx(0.2).epsilon(1e-12));
  CHECK(projected(*a, plane)->plane_distances[1] < 1e-12);
}

TEST_CASE("descents on a line, or at rest, have a plane as well") {
  const std::vector<std::shared_ptr<const Trajectory>> line = {through({{0, 0, 0}, {2, 0, 0}})},
                                                       rest = {through({{1, 1, 1}, {1, 1, 1}})};
  for (const auto& all : {line, rest}) {
    const Plane plane = principal_plane(all);
    CHECK((plane.u * plane.u).sum() == Approx(1));
    CHECK((plane.v * plane.v).sum() == Approx(1));
    CHECK(std::fabs((plane.u * plane.v).sum()) < 1e-12);
  }
  CHECK(explained_shares(principal_plane(rest), rest) == std::array<double, 2>{0, 0});
}

TEST_CASE("directions of a random plane are as long as the parts of the point, and orthogonal") {
  Eigen::ArrayXd x(6);
  x << 3, 0, 0, 4, 0.1, 0.1;
  const Plane plane = random_plane(x, {{2, 2}, {2, 1}}, 5);
  CHECK(plane.u.head(4).square().sum() == Approx(25));
  CHECK(plane.u.tail(2).square().sum() == Approx(0.02));
  CHECK(std::fabs((plane.u * plane.v).sum()) < 1e-12);
  CHECK((random_plane(x, {{6, 1}}, 6).u != plane.u).any());
}

TEST_CASE("losses on a plane are the objective's, whatever the number of threads") {
  const auto f = make_rosenbrock(3, 1, 100);
  const Plane plane = coordinate_plane(Eigen::Array3d(0.5, 0.25, 0), 0, 1);
  const Domain domain = {-1, 1, 0, 2};
  const ValueGrid one = loss_on(plane, *f, domain, 5, 1), two = loss_on(plane, *f, domain, 5, 2);
  CHECK(one.z == two.z);
  Values v;
  f->value(Eigen::Array3d(0.5, 1, 0), v);
  CHECK(one.z[2 * 5 + 3] == v(0));
}
