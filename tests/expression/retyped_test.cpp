// The surfaces of surfaces/, typed: the same bits as the compiled templates.
#include <cmath>
#include <cstring>
#include <random>
#include <set>

#include "catch.hpp"
#include "core/places.hpp"
#include "expression/expression_checks.hpp"
#include "expression/retyped_surfaces.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;
using testing::kRetyped;

namespace {

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
    const auto at = kRetyped.find(entry->name);
    if (at == kRetyped.end()) continue;
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
    if (kRetyped.count(entry->name) == 0) left.insert(entry->name);
  }
  // Near its centre it uses a series for the derivatives.
  CHECK(left == std::set<std::string_view>{"drop_wave"});
}
