// Functions of one variable: what surface_test.cpp asks of those of two.
#include <cmath>
#include <cstring>

#include "catch.hpp"
#include "core/places.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

std::vector<const SurfaceEntry*> curves() {
  std::vector<const SurfaceEntry*> all(surfaces().begin(), surfaces().end());
  std::erase_if(all, [](const SurfaceEntry* e) { return e->domain.dimension() != 1; });
  return all;
}

struct Slopes {
  double f, first, second;
};

Slopes slopes_at(const Objective& f, double x) {
  Positions g;
  Values v;
  Hessians h;
  f.hessian(Positions::Constant(1, 1, x), v, g, h);
  REQUIRE(g.rows() == 1);
  REQUIRE(h.rows() == 1);
  return {v(0), g(0, 0), h(0, 0)};
}

bool are_same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool is_kink(const SurfaceEntry& entry, double x) { return !entry.not_smooth.empty() && std::fabs(x) < 0.01; }

/// f' rises through 0 there, and no place nearby is lower.
void check_curve_minimum(const SurfaceEntry& entry, const Objective& f, const Minimum& m) {
  INFO(entry.name << " at " << m.at.x);
  CHECK(m.at.y == 0);
  const Slopes s = slopes_at(f, m.at.x);
  CHECK(std::fabs(s.f - m.value) <= 1e-14 * (1 + std::fabs(m.value)));
  for (const double d : {1e-7, 1e-5, 1e-3}) {
    CHECK(slopes_at(f, m.at.x - d).f >= m.value - 1e-15);
    CHECK(slopes_at(f, m.at.x + d).f >= m.value - 1e-15);
  }
  if (is_kink(entry, m.at.x)) {
    CHECK(s.first == 0);
  } else {
    CHECK(s.second > 0);
    CHECK(std::fabs(s.first) <= 4e-16 * (1 + s.second * (1 + std::fabs(m.at.x))));
  }
}

}  // namespace

TEST_CASE("there are four functions of one variable") {
  std::vector<std::string_view> names;
  for (const SurfaceEntry* entry : curves()) names.push_back(entry->name);
  CHECK(names == std::vector<std::string_view>{"parabola", "double_well", "wiggly_bowl", "absolute_value"});
}

TEST_CASE("functions of one variable: values, slopes and curvatures agree") {
  for (const SurfaceEntry* entry : curves()) {
    const auto f = make_default(*entry);
    const Domain& d = entry->domain;
    CHECK(f->dimension() == 1);
    CHECK(choice_of(*entry, ParamValues(entry->params)).dimension() == 1);
    Positions x(1, 41);
    for (int i = 0; i < 41; ++i) x(0, i) = d.x_min + (d.x_max - d.x_min) * i / 40;
    Values v, v1;
    Positions g;
    f->value(x, v);
    f->gradient(x, v1, g);
    for (int i = 0; i < 41; ++i) {
      INFO(entry->name << " at " << x(0, i));
      const Slopes s = slopes_at(*f, x(0, i));
      CHECK((are_same_bits(v(i), v1(i)) && are_same_bits(v(i), s.f) && are_same_bits(g(0, i), s.first)));
      CHECK(are_same_bits(v(i), value_at(*f, {x(0, i), 0})));
      if (is_kink(*entry, x(0, i))) continue;
      const double step = 0.002;
      const auto value = [&](double t) { return slopes_at(*f, x(0, i) + t).f; };
      const auto slope = [&](double t) { return slopes_at(*f, x(0, i) + t).first; };
      CHECK(s.first == Approx(extrapolated_derivative(value, step)).margin(1e-8));
      CHECK(s.second == Approx(extrapolated_derivative(slope, step)).margin(1e-8));
    }
  }
}

TEST_CASE("functions of one variable: minima and starts") {
  for (const SurfaceEntry* entry : curves()) {
    const auto f = make_default(*entry);
    double before = -INFINITY;
    for (const Minimum& m : entry->minima) {
      check_curve_minimum(*entry, *f, m);
      CHECK(entry->domain.contains(m.at));
      CHECK(m.value >= before);
      before = m.value;
      CHECK(m.global == (m.value == entry->minima.front().value));
    }
    for (int i = 0; i <= 3000; ++i) {
      const double x = entry->domain.x_min + (entry->domain.x_max - entry->domain.x_min) * i / 3000;
      REQUIRE(value_at(*f, {x, 0}) >= entry->minima.front().value - 1e-14);
    }
    for (const Point p : entry->starts) CHECK(entry->domain.contains(p));
  }
}

TEST_CASE("minima of functions of one variable move with their parameters") {
  const SurfaceEntry &well = *find_surface("double_well"), &wiggly = *find_surface("wiggly_bowl");
  for (const double tilt : {-1.5, -0.3, 0.0, 1.2}) {
    ParamValues values(well.params);
    values.set("tilt", tilt);
    const std::vector<Minimum> minima = minima_of(well, values);
    REQUIRE(minima.size() == 2);
    for (const Minimum& m : minima) check_curve_minimum(well, *well.make(values), m);
    CHECK(minima[0].global);
    CHECK(minima[1].global == (tilt == 0));
    if (tilt != 0) CHECK((minima[0].at.x < 0) == (tilt > 0));
  }
  for (const double amplitude : {0.0, 0.3, 1.0, 10.0}) {
    ParamValues values(wiggly.params);
    values.set("amplitude", amplitude);
    const std::vector<Minimum> minima = minima_of(wiggly, values);
    CHECK(minima.size() == (amplitude == 0 ? 1 : amplitude == 0.3 ? 3 : amplitude == 1 ? 7 : 9));
    for (const Minimum& m : minima) check_curve_minimum(wiggly, *wiggly.make(values), m);
  }
}

TEST_CASE("functions of one variable at places where they can be computed by hand") {
  CHECK(value_at(*make_default(*find_surface("parabola")), {-2.5, 0}) == 6.25);
  CHECK(value_at(*make_default(*find_surface("double_well")), {2, 0}) == 9.6);
  CHECK(value_at(*make_default(*find_surface("wiggly_bowl")), {0.5, 0}) == 4.25);
  CHECK(value_at(*make_default(*find_surface("absolute_value")), {-1.25, 0}) == 1.25);
  CHECK(slopes_at(*make_default(*find_surface("absolute_value")), -1e-300).first == -1);
  CHECK(slopes_at(*make_default(*find_surface("absolute_value")), 0).first == 0);
}
