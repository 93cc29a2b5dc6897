#include "core/num.hpp"

#include <cmath>
#include <cstring>
#include <vector>

#include "catch.hpp"

using namespace gradreel;

namespace {

std::uint64_t bits(double x) {
  std::uint64_t b = 0;
  std::memcpy(&b, &x, sizeof b);
  return b;
}

const std::vector<double> kArguments = {0.0,
                                        -0.0,
                                        1e-300,
                                        1e-9,
                                        0.1,
                                        0.5,
                                        1.0,
                                        -1.0,
                                        2.5,
                                        -3.7,
                                        10.0,
                                        -123.4,
                                        1e3,
                                        1e8,
                                        -3e14,
                                        1e300,
                                        -1e300,
                                        709.0,
                                        -745.0,
                                        std::numeric_limits<double>::infinity(),
                                        std::numeric_limits<double>::quiet_NaN()};

template <class Scalar, class Vector>
void check_lanes(Scalar scalar, Vector vector) {
  // Every argument in every lane, beside neighbours of other sizes: a lane must not depend on them.
  for (const double x : kArguments) {
    for (int lane = 0; lane < kLanes; ++lane) {
      for (const double neighbour : kArguments) {
        Lanes in(neighbour);
        in.lane[lane] = x;
        const double got = vector(in).lane[lane], want = scalar(x);
        INFO("x = " << x << ", neighbour = " << neighbour << ", lane " << lane);
        if (std::isnan(want)) {
          CHECK(std::isnan(got));
        } else {
          CHECK(bits(got) == bits(want));
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("vector functions give the scalar ones' bits, whatever the neighbours") {
  check_lanes([](double x) { return num::sin(x); }, [](const Lanes& x) { return num::sin(x); });
  check_lanes([](double x) { return num::cos(x); }, [](const Lanes& x) { return num::cos(x); });
  check_lanes([](double x) { return num::exp(x); }, [](const Lanes& x) { return num::exp(x); });
  check_lanes([](double x) { return num::log(x); }, [](const Lanes& x) { return num::log(x); });
  check_lanes([](double x) { return num::tanh(x); }, [](const Lanes& x) { return num::tanh(x); });
  check_lanes([](double x) { return num::pow(x, 1.7); },
              [](const Lanes& x) { return num::pow(x, Lanes(1.7)); });
}

TEST_CASE("functions agree with libm to an ulp") {
  for (double x = 0.01; x < 30; x *= 1.37) {
    CHECK(num::sin(x) == Approx(std::sin(x)).epsilon(1e-15).margin(1e-15));
    CHECK(num::exp(x) == Approx(std::exp(x)).epsilon(1e-15));
    CHECK(num::log1p(x) == Approx(std::log1p(x)).epsilon(1e-15));
    CHECK(num::atan2(x, -2) == Approx(std::atan2(x, -2)).epsilon(1e-15));
    CHECK(num::pow(x, 0.3) == Approx(std::pow(x, 0.3)).epsilon(1e-15));
  }
}

TEST_CASE("known bits of a few values") {
  // Equal on every CPU: a change here changes every film.
  CHECK(bits(num::sin(1.0)) == 0x3feaed548f090ceeULL);
  CHECK(bits(num::exp(1.0)) == 0x4005bf0a8b14576aULL);
  CHECK(bits(num::log(10.0)) == 0x40026bb1bbb55516ULL);
}
