#include "core/jet.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

using J = Jet2<Lanes>;

void check(const J& a, const std::array<double, 6>& want) {
  const Lanes* const parts[] = {&a.v, &a.x, &a.y, &a.xx, &a.xy, &a.yy};
  for (std::size_t i = 0; i < want.size(); ++i) {
    for (const double lane : parts[i]->lane) CHECK(lane == want[i]);
  }
}

/// The value and gradient at one place.
std::array<double, 3> at(const char* surface, double x, double y) {
  Positions p(2, 1), g;
  Values f;
  p << x, y;
  const SurfaceEntry* entry = find_surface(surface);
  entry->make(ParamValues(entry->params))->gradient(p, f, g);
  return {f(0), g(0, 0), g(1, 0)};
}

}  // namespace

TEST_CASE("jets with constants") {
  const J a = {2.0, 3.0, -4.0, 5.0, -6.0, 8.0};
  check(a + 1.0, {3, 3, -4, 5, -6, 8});
  check(1.0 + a, {3, 3, -4, 5, -6, 8});
  check(a - 1.0, {1, 3, -4, 5, -6, 8});
  check(1.0 - a, {-1, -3, 4, -5, 6, -8});
  check(0.5 * a, {1, 1.5, -2, 2.5, -3, 4});
  check(a * 0.5, {1, 1.5, -2, 2.5, -3, 4});
  check(a / 2.0, {1, 1.5, -2, 2.5, -3, 4});
  check(8.0 / a, {4, -6, 8, 8, -12, 16});  // 8 (2 aₓ² / a³ − aₓₓ / a²) = 8 (18 / 8 − 5 / 4), and so on
}

TEST_CASE("a constant leaves what is infinite infinite") {
  const J a = {kInf, kInf, -kInf, kInf, -kInf, kInf};
  check(2.0 * a, {kInf, kInf, -kInf, kInf, -kInf, kInf});
  check(a / -2.0, {-kInf, -kInf, kInf, -kInf, kInf, -kInf});
  check(a - 2.0, {kInf, kInf, -kInf, kInf, -kInf, kInf});
  check(1.0 - a, {-kInf, -kInf, kInf, -kInf, kInf, -kInf});
  const J huge = {1e200, 1.0, 0.0, 0.0, 0.0, 0.0};
  const J cube = num::integer_power(huge, 3);
  CHECK(cube.v.lane[0] == kInf);
  CHECK(cube.x.lane[0] == kInf);
  CHECK(num::integer_power(huge, 1).x.lane[0] == 1);
}

TEST_CASE("far outside, where values overflow, gradients are infinite or large, not NaN") {
  CHECK(at("rosenbrock", 1e160, 1) == std::array{kInf, kInf, -kInf});
  const auto valley = at("rosenbrock", 1e150, 1);
  CHECK(valley[0] == kInf);
  CHECK(valley[1] == kInf);
  CHECK(valley[2] == Approx(-2e302));
  const auto camel = at("n_hump_camel", 1e200, -1e200);
  CHECK(camel[0] == kInf);
  CHECK(camel[1] == Approx(2e199));
  CHECK(camel[2] == Approx(-2e199));
  CHECK(at("himmelblau", 1e160, 1e160) == std::array{kInf, kInf, kInf});
}
