#include "surfaces/surface.hpp"

#include <cmath>
#include <cstring>
#include <set>

#include "catch.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool inside(const Domain& d, Point p) {
  return p.x >= d.x_min && p.x <= d.x_max && p.y >= d.y_min && p.y <= d.y_max;
}

double width(const Domain& d) { return std::min(d.x_max - d.x_min, d.y_max - d.y_min); }

// Awkward places: zeros of both signs, corners, whole numbers and multiples of π/2 of the domain and around
// it, and points on curves where functions have kinks.
std::vector<Point> special_points(const SurfaceEntry& entry) {
  const Domain& d = entry.domain;
  std::vector<Point> points = {{0.0, 0.0},         {-0.0, 0.0},        {0.0, -0.0},        {-0.0, -0.0},
                               {d.x_min, d.y_min}, {d.x_max, d.y_max}, {d.x_min, d.y_max}, {d.x_max, d.y_min},
                               {1e-160, 0},        {1e-170, -1e-180},  {5e-324, 5e-324},   {kPi, 0},
                               {0, kPi},           {0, -47},           {-94, 0},           {100, 53}};
  for (int i = -11; i <= 11; ++i) {
    for (int j = -11; j <= 11; ++j) {
      points.push_back({static_cast<double>(i), static_cast<double>(j)});
      points.push_back({i * kPi / 2, j * kPi / 2});
    }
    points.push_back({static_cast<double>(i), 0.01 * (i * i)});
  }
  for (const Minimum& m : entry.minima) points.push_back(m.at);
  for (const Point& p : entry.starts) points.push_back(p);
  return points;
}

void check_bits(const Objective& f, const Positions& x) {
  Values v, v1, v2;
  Positions g, g2;
  Hessians h;
  f.value(x, v);
  f.gradient(x, v1, g);
  f.hessian(x, v2, g2, h);
  for (int i = 0; i < x.cols(); ++i) {
    INFO("at " << x(0, i) << ", " << x(1, i));
    REQUIRE(same_bits(v(i), v1(i)));
    REQUIRE(same_bits(v(i), v2(i)));
    REQUIRE(same_bits(g(0, i), g2(0, i)));
    REQUIRE(same_bits(g(1, i), g2(1, i)));
    REQUIRE(same_bits(v(i), value_at(f, {x(0, i), x(1, i)})));
  }
}

// No place around a minimum is lower, in 32 directions, as far as the domain goes.
void check_neighbourhood(const SurfaceEntry& entry, const Objective& f, const Minimum& m) {
  for (const double relative : {1e-7, 1e-6, 1e-5, 1e-4, 1e-3}) {
    for (int i = 0; i < 32; ++i) {
      const double angle = kPi * i / 16, r = relative * width(entry.domain);
      const Point p = m.at + r * Point{std::cos(angle), std::sin(angle)};
      if (!inside(entry.domain, p)) continue;
      REQUIRE(value_at(f, p) >= m.value - 1e-14 * (1 + std::fabs(m.value)));
    }
  }
}

// Stationary, and curved upwards in all directions.
void check_smooth_minimum(const Derivatives& d, const Minimum& m) {
  // A place rounded to doubles is off by an ulp, which the Hessian turns into a gradient.
  const double curvature = std::max({std::fabs(d.xx), std::fabs(d.xy), std::fabs(d.yy)});
  const double tolerance = 4e-16 * (1 + std::fabs(m.value) + curvature * (1 + length(m.at)));
  CHECK(std::fabs(d.x) <= tolerance);
  CHECK(std::fabs(d.y) <= tolerance);
  CHECK(d.xx > 0);
  CHECK(d.xx * d.yy - d.xy * d.xy > 0);
}

// On the edge: falling outwards, stationary along it.
void check_edge_minimum(const Domain& domain, const Derivatives& d, const Minimum& m) {
  const bool on_x = m.at.x == domain.x_min || m.at.x == domain.x_max;
  const bool on_y = m.at.y == domain.y_min || m.at.y == domain.y_max;
  REQUIRE(on_x != on_y);
  const double outward = on_x ? (m.at.x == domain.x_max ? d.x : -d.x) : (m.at.y == domain.y_max ? d.y : -d.y);
  CHECK(outward < 0);
  CHECK(std::fabs(on_x ? d.y : d.x) <= 1e-12);
  CHECK((on_x ? d.yy : d.xx) > 0);
}

}  // namespace

TEST_CASE("values with and without derivatives are bit-equal, alone and in a batch") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    INFO(entry->name);
    const auto f = make_default(*entry);
    check_bits(*f, random_points(entry->domain, 203));
    const std::vector<Point> points = special_points(*entry);
    Positions x(2, static_cast<Eigen::Index>(points.size()));
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      x(0, i) = points[static_cast<std::size_t>(i)].x;
      x(1, i) = points[static_cast<std::size_t>(i)].y;
    }
    check_bits(*f, x);
  }
}

TEST_CASE("derivatives are finite everywhere, on kinks and singular points too") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    const auto f = make_default(*entry);
    for (const Point& p : special_points(*entry)) {
      INFO(entry->name << " at " << p.x << ", " << p.y);
      const Derivatives d = derivatives_at(*f, p);
      for (const double v : {d.f, d.x, d.y, d.xx, d.xy, d.yy}) REQUIRE(std::isfinite(v));
    }
  }
}

TEST_CASE("gradients and Hessians agree with extrapolated differences") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    const auto f = make_default(*entry);
    const Positions points = random_points(entry->domain, 60);
    int compared = 0;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const Point p{points(0, i), points(1, i)};
      const double step = std::min(0.005 * width(entry->domain), 0.25 * distance_to_kinks(entry->name, p));
      if (step < 0.0005 * width(entry->domain)) continue;  // too near a kink for differences
      ++compared;
      INFO(entry->name << " at " << p.x << ", " << p.y);
      const Derivatives d = derivatives_at(*f, p);
      const double tolerance = 1e-9 * scale_of(d);
      const auto value = [&](double dx, double dy) { return value_at(*f, {p.x + dx, p.y + dy}); };
      const auto at = [&](double dx, double dy) { return derivatives_at(*f, {p.x + dx, p.y + dy}); };
      const auto differs = [&](double got, auto function) {
        return std::fabs(got - extrapolated_derivative(function, step));
      };
      CHECK(differs(d.x, [&](double t) { return value(t, 0); }) <= tolerance);
      CHECK(differs(d.y, [&](double t) { return value(0, t); }) <= tolerance);
      CHECK(differs(d.xx, [&](double t) { return at(t, 0).x; }) <= tolerance);
      CHECK(differs(d.xy, [&](double t) { return at(t, 0).y; }) <= tolerance);
      CHECK(differs(d.xy, [&](double t) { return at(0, t).x; }) <= tolerance);
      CHECK(differs(d.yy, [&](double t) { return at(0, t).y; }) <= tolerance);
    }
    INFO(entry->name);
    CHECK(compared >= 40);
  }
}

TEST_CASE("stated minima are minima with the stated value") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    const auto f = make_default(*entry);
    double before = -INFINITY;
    for (const Minimum& m : entry->minima) {
      INFO(entry->name << " at " << m.at.x << ", " << m.at.y);
      const Derivatives d = derivatives_at(*f, m.at);
      CHECK(std::fabs(d.f - m.value) <= 1e-14 * (1 + std::fabs(m.value)));
      CHECK(inside(entry->domain, m.at));
      CHECK(m.value >= before);  // the lowest first
      before = m.value;
      CHECK(m.global == (m.value == entry->minima.front().value));
      check_neighbourhood(*entry, *f, m);
      if (m.on_edge) {
        check_edge_minimum(entry->domain, d, m);
      } else if (distance_to_kinks(entry->name, m.at) > 0) {
        check_smooth_minimum(d, m);
      } else {
        CHECK(d.x == 0);  // by convention, as the entry says
        CHECK(d.y == 0);
      }
    }
  }
}

TEST_CASE("no place of the domain is lower than the first minimum") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    if (entry->minima.empty()) continue;
    INFO(entry->name);
    const auto f = make_default(*entry);
    const int n = 301;
    const Domain& d = entry->domain;
    Positions x(2, n * n);
    for (int i = 0; i < n * n; ++i) {
      x(0, i) = d.x_min + (d.x_max - d.x_min) * (i % n) / (n - 1);
      x(1, i) = d.y_min + (d.y_max - d.y_min) * (i / n) / (n - 1);
    }
    Values v;
    f->value(x, v);
    const Minimum& lowest = entry->minima.front();
    CHECK(v.minCoeff() >= lowest.value - 1e-14 * (1 + std::fabs(lowest.value)));
  }
}

TEST_CASE("minima that move with parameters are where the entry says") {
  for (const SurfaceEntry* entry : planar_surfaces()) {
    const ParamValues defaults(entry->params);
    const std::vector<Minimum> minima = minima_of(*entry, defaults);
    REQUIRE(minima.size() == entry->minima.size());
    for (std::size_t i = 0; i < minima.size(); ++i) {
      CHECK(minima[i].at == entry->minima[i].at);
      CHECK(minima[i].value == entry->minima[i].value);
    }
    for (const Param& param : entry->params) {
      // Every declared number does something, and the minima stay true.
      ParamValues values(entry->params);
      const double changed = std::get<double>(param.fallback) + 0.75;
      REQUIRE(param.range.contains(changed));
      values.set(param.name, changed);
      INFO(entry->name << ", " << param.name << " = " << changed);
      const auto f = entry->make(values);
      CHECK(value_at(*f, {0.3, -0.7}) != value_at(*make_default(*entry), {0.3, -0.7}));
      for (const Minimum& m : minima_of(*entry, values)) {
        const Derivatives d = derivatives_at(*f, m.at);
        CHECK(d.f == Approx(m.value).margin(1e-14));
        check_smooth_minimum(d, m);
      }
    }
  }
}

TEST_CASE("a scene's choice of an entry has all that the entry says, for its parameters") {
  for (const SurfaceEntry* entry : surfaces()) {
    ParamValues values(entry->params);
    for (const Param& param : entry->params) values.set(param.name, std::get<double>(param.fallback) + 0.75);
    const SurfaceChoice choice = choice_of(*entry, values);
    INFO(entry->name);
    CHECK(choice.name == entry->name);
    CHECK(choice.title == entry->title);
    CHECK(choice.formula == entry->formula);
    CHECK(choice.latex == entry->latex);
    CHECK(choice.source == entry->source);
    CHECK(choice.domain == entry->domain);
    CHECK(choice.starts == entry->starts);
    CHECK(choice.parameters == values.parameters());
    REQUIRE(choice.objective);
    for (const Minimum& m : choice.minima) {
      CHECK(value_at(*choice.objective, m.at) == Approx(m.value).margin(1e-10));
    }
    CHECK(choice.minima.size() == minima_of(*entry, values).size());
  }
}

TEST_CASE("only surfaces with declared kinks have any") {
  std::set<std::string_view> declared;
  for (const SurfaceEntry* entry : surfaces()) {
    if (!entry->not_smooth.empty()) declared.insert(entry->name);
  }
  CHECK(declared == std::set<std::string_view>{"absolute_value", "ackley", "bukin_6", "cross_in_tray",
                                               "eggholder", "holder_table"});
}

TEST_CASE("registries find by name and have no duplicates") {
  CHECK(find_surface("nonsense") == nullptr);
  for (const SurfaceEntry* entry : surfaces()) {
    INFO(entry->name);
    CHECK(find_surface(entry->name) == entry);  // so no name is there twice
    CHECK_FALSE(entry->title.empty());
    CHECK_FALSE(entry->formula.empty());
    CHECK_FALSE(entry->source.empty());
    REQUIRE_FALSE(entry->starts.empty());
    for (const Point& p : entry->starts) CHECK(inside(entry->domain, p));
  }
}
