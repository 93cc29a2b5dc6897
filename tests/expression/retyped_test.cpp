// The surfaces of surfaces/, typed: the same bits as the compiled templates.
#include <cmath>
#include <cstring>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "core/places.hpp"
#include "expression/expression_checks.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

struct Typed {
  std::string text;
  std::vector<std::string> parameters = {};
};

// The operations stand in the order of the templates: another order rounds otherwise.
const std::map<std::string_view, Typed> kTyped = {
    {"himmelblau", {"(x^2 + y - 11)^2 + (x + y^2 - 7)^2"}},
    {"n_hump_camel", {"0.5 + 0.1*(x^2 + y^2) + 0.55*sin(x)*sin(y) + 0.2*cos(x - 5*y)"}},
    {"three_hump_camel", {"x^2*(2 - x^2*(1.05 - x^2/6)) + x*y + y^2"}},
    {"six_hump_camel", {"x^2*(4 - x^2*(2.1 - x^2/3)) + x*y + y^2*(4*y^2 - 4)"}},
    {"rosenbrock", {"(a - x)^2 + b*(y - x^2)^2", {"a", "b"}}},
    {"beale", {"(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*(y^2*y))^2"}},
    {"booth", {"(x + 2*y - 7)^2 + (2*x + y - 5)^2"}},
    {"matyas", {"0.26*(x^2 + y^2) - 0.48*(x*y)"}},
    {"ackley",
     {"20*(1 - exp(-0.2*sqrt(0.5*(x^2 + y^2)))) + (exp(1) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))))"}},
    {"rastrigin", {"x^2 + y^2 + amplitude*(2 - cos(2*pi*x) - cos(2*pi*y))", {"amplitude"}}},
    {"styblinski_tang", {"0.5*(x^2*(x^2 - 16) + 5*x) + 0.5*(y^2*(y^2 - 16) + 5*y)"}},
    {"goldstein_price",
     {"(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*(x*y) + 3*y^2))*"
      "(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*(x*y) + 27*y^2))"}},
    {"levy_13", {"sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)"}},
    {"easom", {"-(cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2)))"}},
    {"mccormick", {"sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1"}},
    {"eggholder", {"-((y + 47)*sin(sqrt(abs(0.5*x + (y + 47))))) - x*sin(sqrt(abs(x - (y + 47))))"}},
    {"cross_in_tray", {"-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - hypot(x, y)/pi))) + 1)^0.1"}},
    {"holder_table", {"-abs(sin(x)*cos(y)*exp(abs(1 - hypot(x, y)/pi)))"}},
    {"griewank", {"(x^2 + y^2)/4000 + (1 - cos(x)*cos(y/sqrt(2)))"}},
    {"schaffer_2", {"0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2"}},
    {"schaffer_4", {"0.5 + (cos(sin(x^2 - y^2))^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2"}},
    {"bukin_6", {"100*sqrt(abs(y - 0.01*x^2)) + 0.01*sqrt((x + 10)^2)"}},
    {"branin", {"(y - x*(5.1/(4*pi*pi)*x - 5/pi) - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10"}},
    {"michalewicz", {"-(sin(x)*sin(x*x/pi)^20 + sin(y)*sin(2*(y*y)/pi)^20)"}},
    {"peaks",
     {"3*(1 - x)^2*exp(-(x^2 + (y + 1)^2)) - 10*(0.2*x - x^2*x - y^2*y^2*y)*exp(-(x^2 + y^2))"
      " - exp(-((x + 1)^2 + y^2))/3"}},
    {"monkey_saddle", {"x*(x^2 - 3*y^2)"}},
    {"saddle", {"x^2 - y^2"}},
    {"bowl",
     {"(cos(angle_deg*(pi/180))*x + sin(angle_deg*(pi/180))*y)^2 +\n"
      "condition_number*(cos(angle_deg*(pi/180))*y - sin(angle_deg*(pi/180))*x)^2",
      {"condition_number", "angle_deg"}}},
    {"plateau",
     {"(((x - 2)/width)^2 + ((y - 1)/width)^2)/(1 + (((x - 2)/width)^2 + ((y - 1)/width)^2))", {"width"}}},
    {"ravine", {"0.1*x^2 + steepness*(y - sin(x))^2", {"steepness"}}},
    {"parabola", {"0.5*curvature*(x*x)", {"curvature"}}},
    {"double_well", {"(x*x - 1)^2 + tilt*x", {"tilt"}}},
    {"wiggly_bowl", {"x*x + amplitude*(1 - cos(2*pi*x))", {"amplitude"}}},
    {"absolute_value", {"x*sign(x)"}},
};

/// Random ones of the domain and beyond it, and awkward ones: zeros of both signs, kinks, tips, the huge.
Positions places(const Domain& d) {
  std::vector<Point> all = {{0.0, 0.0},        {-0.0, 0.0}, {0.0, -0.0}, {-0.0, -0.0}, {1e-160, 0},
                            {1e-170, -1e-180}, {kPi, 0},    {0, kPi},    {0, -47},     {-94, 0},
                            {5e-324, 5e-324},  {100, 53},   {-10, 1},    {2, 1},       {1e8, -3e7},
                            {-1, -1},          {1, 1},      {0.5, -0.5}};
  std::mt19937_64 engine(11);
  const auto unit = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53 * 1.5 - 0.25; };
  for (int i = 0; i < 1000; ++i)
    all.push_back({d.x_min + (d.x_max - d.x_min) * unit(), d.y_min + (d.y_max - d.y_min) * unit()});
  for (int i = -11; i <= 11; ++i) {
    for (int j = -11; j <= 11; ++j) all.push_back({static_cast<double>(i), static_cast<double>(j)});
  }
  return columns_of(all, d.dimension());
}

template <class Array>
void check_same_bits(const Array& got, const Array& want, const Positions& x) {
  REQUIRE(got.rows() == want.rows());
  REQUIRE(got.cols() == want.cols());
  for (Eigen::Index c = 0; c < got.cols(); ++c) {
    for (Eigen::Index r = 0; r < got.rows(); ++r) {
      const double a = got(r, c), b = want(r, c);
      if (std::isnan(a) && std::isnan(b)) continue;  // a NaN's sign is nobody's
      INFO("row " << r << " at " << x.col(c).transpose() << ": " << a << ", not " << b);
      REQUIRE(std::memcmp(&a, &b, sizeof a) == 0);
    }
  }
}

void compare(const Objective& typed, const Objective& compiled, const Positions& x) {
  Values f, f2;
  Positions g, g2;
  Hessians h, h2;
  typed.value(x, f);
  compiled.value(x, f2);
  check_same_bits(f, f2, x);
  typed.gradient(x, f, g);
  compiled.gradient(x, f2, g2);
  check_same_bits(f, f2, x);
  check_same_bits(g, g2, x);
  typed.hessian(x, f, g, h);
  compiled.hessian(x, f2, g2, h2);
  check_same_bits(f, f2, x);
  check_same_bits(g, g2, x);
  check_same_bits(h, h2, x);
}

}  // namespace

TEST_CASE("retyped surfaces have the bits of the compiled ones: values, gradients and Hessians") {
  for (const SurfaceEntry* entry : surfaces()) {
    const auto at = kTyped.find(entry->name);
    if (at == kTyped.end()) continue;
    INFO(entry->name);
    for (const double more : {0.0, 0.75}) {
      ParamValues values(entry->params);
      std::vector<double> numbers;
      for (const std::string& name : at->second.parameters) {
        values.set(name, values.number(name) + more);
        numbers.push_back(values.number(name));
      }
      const int dimension = entry->domain.dimension();
      const ExpressionObjective typed(program_of(at->second.text, at->second.parameters, numbers, dimension));
      compare(typed, *entry->make(values), places(entry->domain));
    }
  }
}

TEST_CASE("every surface is retyped but those that are no formulas") {
  std::set<std::string_view> left;
  for (const SurfaceEntry* entry : surfaces()) {
    if (kTyped.count(entry->name) == 0) left.insert(entry->name);
  }
  // Near its centre it uses a series for the derivatives.
  CHECK(left == std::set<std::string_view>{"drop_wave"});
}
