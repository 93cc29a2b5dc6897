// Single surfaces: numbers from the literature (or by hand, where they are simple), and what is special about
// one.
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "core/jet.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

struct Place {
  Point at;
  double value;
  double tolerance = 0;
};

void check_values(std::string_view name, const std::vector<Place>& places) {
  const auto f = make_default(*find_surface(name));
  for (const Place& p : places) {
    INFO(name << " at " << p.at.x << ", " << p.at.y);
    CHECK(value_at(*f, p.at) == Approx(p.value).epsilon(0).margin(p.tolerance));
  }
}

}  // namespace

TEST_CASE("n_hump_camel is symmetric under a half turn") {
  const auto f = make_default(*find_surface("n_hump_camel"));
  CHECK(value_at(*f, {1.5, -0.25}) == value_at(*f, {-1.5, 0.25}));
}

TEST_CASE("drop_wave is smooth at its centre") {
  // −1 + 36.25 r² there, by the series of the cosine.
  const auto f = make_default(*find_surface("drop_wave"));
  for (const Point p : {Point{0, 0}, Point{1e-9, 0}, Point{1e-170, 1e-170}}) {
    const Derivatives d = derivatives_at(*f, p);
    CHECK(d.xx == Approx(72.5).epsilon(1e-14));
    CHECK(d.yy == Approx(72.5).epsilon(1e-14));
    CHECK(std::fabs(d.x - 72.5 * p.x) < 1e-20);
  }
  // Series and closed form meet where 144 r² = 0.1.
  const double r = std::sqrt(0.1 / 144);
  CHECK(derivatives_at(*f, {r * (1 - 1e-13), 0}).xx ==
        Approx(derivatives_at(*f, {r * (1 + 1e-13), 0}).xx).epsilon(1e-11));
}

TEST_CASE("a turned bowl has its curvatures along the given direction") {
  const SurfaceEntry& entry = *find_surface("bowl");
  ParamValues values(entry.params);
  values.set("condition_number", 50.0);
  values.set("angle_deg", 30.0);
  const auto f = entry.make(values);
  const double c = std::sqrt(0.75), s = 0.5;
  CHECK(value_at(*f, {2 * c, 2 * s}) == Approx(4).epsilon(1e-14));
  CHECK(value_at(*f, {-2 * s, 2 * c}) == Approx(200).epsilon(1e-14));
}

TEST_CASE("surfaces at places known from the literature") {
  check_values("himmelblau",
               {{{0, 0}, 170}, {{3, 2}, 0}, {{-5, -5}, 250}, {{-0.270845, -0.923039}, 181.617, 5e-4}});
  check_values("n_hump_camel", {{{0, 0}, 0.7}});
  check_values("three_hump_camel",
               {{{0, 0}, 0}, {{1, 1}, 3.1166666666666667, 1e-15}, {{1.7476, -0.8738}, 0.2986, 5e-5}});
  check_values("six_hump_camel", {{{0.0898, -0.7126}, -1.0316, 5e-5}, {{1, 1}, 3.2333333333333333, 1e-15}});
  check_values("rosenbrock", {{{-1.2, 1}, 24.2, 1e-14}, {{1, 1}, 0}, {{0, 0}, 1}, {{-1, 1}, 4}});
  check_values("beale", {{{3, 0.5}, 0}, {{0, 0}, 14.203125}, {{0, 1}, 14.203125}});
  check_values("booth", {{{1, 3}, 0}, {{0, 0}, 74}});
  check_values("matyas", {{{0, 0}, 0}, {{10, 10}, 4, 1e-13}, {{10, -10}, 100, 1e-13}});
  check_values("ackley", {{{0, 0}, 0}, {{1, 1}, 3.6253849384403627, 1e-14}});
  check_values(
      "rastrigin",
      {{{0, 0}, 0}, {{1, 1}, 2, 1e-14}, {{0.5, 0.5}, 40.5}, {{4.52299366, 4.52299366}, 80.70658, 1e-5}});
  check_values("styblinski_tang",
               {{{-2.903534, -2.903534}, 2 * -39.16616570377, 1e-10}, {{5, 5}, 250}, {{1, 0}, -5}});
  check_values("goldstein_price", {{{0, -1}, 3},
                                   {{0, 0}, 600},
                                   {{1, 1}, 1876},
                                   {{-0.6, -0.4}, 30, 1e-12},
                                   {{1.8, 0.2}, 84, 1e-12},
                                   {{1.2, 0.8}, 840, 1e-11}});
  check_values("levy_13", {{{1, 1}, 0, 1e-30}, {{0, 0}, 2}, {{10, 10}, 162, 1e-12}});
  check_values("easom", {{{kPi, kPi}, -1}, {{0, 0}, -2.675287991074243e-09, 1e-22}});
  check_values("mccormick", {{{-0.54719, -1.54719}, -1.9132, 5e-5}, {{0, 0}, 1}});
  check_values("eggholder", {{{512, 404.2319}, -959.6407, 5e-5}, {{0, 0}, -25.460337185286313, 1e-13}});
  check_values("cross_in_tray", {{{1.3494, -1.3494}, -2.06261, 5e-6}, {{0, 0}, -0.0001}});
  check_values("holder_table", {{{8.05502, 9.66459}, -19.2085, 5e-5}, {{0, 0}, 0}});
  check_values("drop_wave", {{{0, 0}, -1}});
  check_values("griewank", {{{0, 0}, 0}});
  check_values("schaffer_2", {{{0, 0}, 0}});
  check_values("schaffer_4", {{{0, 1.25313}, 0.292579, 5e-7}, {{0, 0}, 1}});
  check_values("bukin_6", {{{-10, 1}, 0}, {{-10, 0}, 100}, {{-15, -3}, 229.17878475, 5e-9}});
  check_values("branin", {{{kPi, 2.275}, 0.397887, 5e-7},
                          {{-kPi, 12.275}, 0.397887, 5e-7},
                          {{9.42478, 2.475}, 0.397887, 5e-7},
                          {{0, 0}, 55.602112642270262, 1e-13}});
  check_values("michalewicz", {{{2.20, 1.57}, -1.8013, 2e-4}, {{2.2029, 1.5708}, -1.8013, 5e-5}});
  check_values("peaks", {{{0, 0}, 0.98101184312384614, 1e-15},
                         {{-0.0093, 1.5814}, 8.1062, 5e-5},
                         {{0.2283, -1.6255}, -6.5511, 5e-5}});
  check_values("monkey_saddle", {{{1, 1}, -2}, {{2, 0}, 8}});
  check_values("saddle", {{{2, 1}, 3}, {{1, 2}, -3}});
  check_values("bowl", {{{1, 0}, 1}, {{0, 1}, 10}});
  check_values("plateau", {{{2, 1}, 0}, {{3, 1}, 0.5}, {{2, 4}, 0.9}});
  check_values("ravine", {{{0, 0}, 0}, {{0, 1}, 25}, {{kPi, 0}, 0.98696044010893586, 1e-15}});
}

TEST_CASE("jets at the places where functions have no derivative") {
  using J = Jet2<Lanes>;
  const auto variable = [](double v) {
    return J(Lanes(v), Lanes(1.0), Lanes(0.0), Lanes(0.0), Lanes(0.0), Lanes(0.0));
  };
  const J zero = variable(0.0), minus_zero = variable(-0.0);
  CHECK_FALSE(std::signbit(num::abs(minus_zero).v.lane[0]));
  CHECK(std::signbit((-zero).v.lane[0]));
  CHECK(num::abs(zero).x.lane[0] == 1);
  const J tip = num::sqrt_flat_at_zero(zero * zero);
  CHECK(tip.v.lane[0] == 0);
  CHECK(tip.x.lane[0] == 0);
  CHECK(tip.xx.lane[0] == 0);
  const J away = num::sqrt_flat_at_zero(variable(-3.0) * variable(-3.0));  // |a|
  CHECK(away.x.lane[0] == -1);
  CHECK(away.xx.lane[0] == Approx(0).margin(1e-15));
  const J power = num::pow(variable(2.0), 2.5);
  CHECK(power.v.lane[0] == Approx(std::pow(2, 2.5)).epsilon(1e-15));
  CHECK(power.x.lane[0] == Approx(2.5 * std::pow(2, 1.5)).epsilon(1e-15));
  CHECK(power.xx.lane[0] == Approx(3.75 * std::sqrt(2)).epsilon(1e-15));
}
