#include "descent/interval_minima.hpp"

#include <cmath>

#include "catch.hpp"
#include "descent/find_minima.hpp"
#include "expression/expression_checks.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

std::vector<Minimum> minima_of_text(const std::string& text, double low, double high) {
  return interval_minima(ExpressionObjective(program_of(text, {}, {}, 1)), low, high);
}

}  // namespace

TEST_CASE("minima on an interval are found to the last bits") {
  for (const char* name : {"parabola", "double_well", "wiggly_bowl", "absolute_value"}) {
    const SurfaceEntry& entry = *find_surface(name);
    const std::vector<Minimum> found = search_minima(*make_default(entry), entry.domain, 64);
    INFO(name);
    REQUIRE(found.size() == entry.minima.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].value == Approx(entry.minima[i].value).margin(1e-15));
      CHECK(found[i].global == entry.minima[i].global);
      CHECK(std::any_of(entry.minima.begin(), entry.minima.end(),
                        [&](const Minimum& m) { return std::fabs(m.at.x - found[i].at.x) < 1e-12; }));
    }
  }
}

TEST_CASE("minima at kinks, of flat bottoms and off the grid are found; edges and holes are none") {
  const std::vector<Minimum> kink = minima_of_text("abs(x - 0.3) + 1", -1, 2);
  REQUIRE(kink.size() == 1);
  CHECK(kink[0].at == Point{0.3, 0});
  CHECK(kink[0].value == 1);
  const std::vector<Minimum> flat = minima_of_text("max(abs(x - 1) - 0.5, 0)", -1, 2);
  REQUIRE(flat.size() == 1);
  CHECK(flat[0].value == 0);
  CHECK(flat[0].at.x == Approx(1).margin(1e-3));  // its middle, as the grid sees it
  const std::vector<Minimum> hole = minima_of_text("x*log(x)", -1, 2);
  REQUIRE(hole.size() == 1);
  CHECK(hole[0].at.x == Approx(std::exp(-1)).epsilon(1e-15));
  CHECK(minima_of_text("x", -1, 1).empty());
  CHECK(minima_of_text("3 + 0*x", -1, 1).empty());
  CHECK(minima_of_text("log(x)", -1, 1).empty());
  CHECK(minima_of_text("sin(x)", 0, 20).size() == 3);  // at 3π/2, 7π/2 and 11π/2
}

TEST_CASE("of many minima on an interval the lowest are kept") {
  const ExpressionObjective f(program_of("sin(x) + 0.001*x", {}, {}, 1));
  const std::vector<Minimum> some = search_minima(f, {-600, 600}, 64);
  REQUIRE(some.size() == 64);
  CHECK(some.front().global);
  CHECK(!some[1].global);
  CHECK(some.front().at.x < some.back().at.x);
}
