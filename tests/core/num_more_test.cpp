#include "core/num_more.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "catch.hpp"

using namespace gradreel;

namespace {

/// In every lane the same bits, whatever the neighbours.
void check_each_lane(Lanes (*f)(const Lanes&)) {
  const double kPlaces[] = {0.0,
                            -0.0,
                            1e-300,
                            1e-9,
                            0.1,
                            0.5,
                            0.84375,
                            1.0,
                            -1.0,
                            2.5,
                            -3.7,
                            6.1,
                            1e3,
                            1e8,
                            -3e14,
                            1e300,
                            std::numeric_limits<double>::infinity()};
  for (const double x : kPlaces) {
    const Lanes alone = f(Lanes(x));
    for (const double neighbour : kPlaces) {
      for (int lane = 0; lane < kLanes; ++lane) {
        Lanes in(neighbour);
        in.lane[lane] = x;
        const double got = f(in).lane[lane];
        INFO("x = " << x << ", neighbour = " << neighbour << ", lane " << lane);
        CHECK(((std::isnan(got) && std::isnan(alone.lane[0])) ||
               std::memcmp(&got, &alone.lane[0], sizeof got) == 0));
      }
    }
  }
}

/// The largest error in units in the last place, against long doubles.
double worst_error(Lanes (*f)(const Lanes&), long double (*want)(long double), double from, double to) {
  double worst = 0;
  constexpr int kSteps = 20'000;
  for (int i = 0; i <= kSteps; ++i) {
    const double x = from + (to - from) * i / kSteps;
    const long double exact = want(static_cast<long double>(x));
    const double rounded = static_cast<double>(exact);
    if (rounded == 0 || !std::isfinite(rounded)) continue;
    const double ulp = std::nextafter(std::fabs(rounded), INFINITY) - std::fabs(rounded);
    worst = std::max(worst, static_cast<double>(std::fabs((f(Lanes(x)).lane[0] - exact) / ulp)));
  }
  return worst;
}

}  // namespace

TEST_CASE("functions for typed formulas: a lane does not depend on its neighbours") {
  for (const auto f : {&num::tan, &num::asin, &num::acos, &num::atan, &num::sinh, &num::cosh, &num::log1p,
                       &num::log2, &num::log10, &num::cbrt, &num::erf}) {
    check_each_lane(f);
  }
}

TEST_CASE("functions for typed formulas are right to an ulp") {
  CHECK(worst_error(num::tan, std::tan, -1.5, 1.5) <= 1);
  CHECK(worst_error(num::asin, std::asin, -1, 1) <= 1);
  CHECK(worst_error(num::acos, std::acos, -1, 1) <= 1);
  CHECK(worst_error(num::atan, std::atan, -30, 30) <= 1);
  CHECK(worst_error(num::sinh, std::sinh, -20, 20) <= 1);
  CHECK(worst_error(num::cosh, std::cosh, -20, 20) <= 1);
  CHECK(worst_error(num::log1p, std::log1p, -0.99, 10) <= 1);
  CHECK(worst_error(num::log2, std::log2, 0.01, 100) <= 1);
  CHECK(worst_error(num::log10, std::log10, 0.01, 100) <= 1);
  CHECK(worst_error(num::cbrt, std::cbrt, -50, 50) <= 1);
  CHECK(worst_error(num::erf, std::erf, -6, 6) <= 1);
  CHECK(worst_error(num::erf, std::erf, -1e-3, 1e-3) <= 1);
}

TEST_CASE("simple functions at their corners") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(num::sigmoid(Lanes(-1000.0)).lane[0] == 0);
  CHECK(num::sigmoid(Lanes(1000.0)).lane[0] == 1);
  CHECK(num::softplus(Lanes(1000.0)).lane[0] == 1000);
  CHECK(num::softplus(Lanes(-1000.0)).lane[0] == 0);
  CHECK(num::softplus(Lanes(-inf)).lane[0] == 0);
  CHECK(num::floor(Lanes(-0.5)).lane[0] == -1);
  CHECK(num::erf(Lanes(inf)).lane[0] == 1);
  CHECK(std::isnan(num::sign(Lanes(std::nan(""))).lane[0]));
}
