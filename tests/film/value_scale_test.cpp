#include "film/value_scale.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/num.hpp"
#include "expression/expression_checks.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

View view_of(LevelSpacing spacing, std::vector<double> values = {}) {
  View view;
  view.level_spacing = spacing;
  view.level_values = std::move(values);
  return view;
}

ValueStatistics survey_of(const char* name) {
  const SurfaceEntry& entry = *find_surface(name);
  return survey(*entry.make({}), entry.minima, entry.domain);
}

}  // namespace

TEST_CASE("a logarithmic scale resolves a valley that a hundredth of the map lies in") {
  const ValueStatistics beale = survey_of("beale");
  const ValueScale scale = color_scale(beale, view_of(LevelSpacing::log));
  // With a unit of a thousandth of the range, a hundredth of the scale lay below 12.
  CHECK(beale.valley < 1);
  CHECK(scale(beale.valley) > 0.03);
  CHECK(scale(1) > 0.05);
  CHECK(scale(12) > 0.2);
  CHECK(scale.inverse(0.01) < 0.2);
}

TEST_CASE("where a thousandth of the range is less than the valley, it is the unit") {
  const ValueScale narrow(0, 1000, true, 50), plain(0, 1000, true);
  for (const double value : {0.1, 1.0, 20.0, 999.0}) CHECK(narrow(value) == plain(value));
  CHECK(plain(1) == Approx(std::log(2) / std::log(1001)));
  CHECK(ValueScale(0, 1000, true, 0.01)(0.01) == Approx(std::log(2) / std::log(100001)));
}

TEST_CASE("scales of any range map it to 0..1 and back") {
  for (const auto& [low, high] : {std::pair{0.0, 1.0},
                                  {-78.3, 250.0},
                                  {-1.7e308, 1.7e308},
                                  {1e-300, 3e-300},
                                  {0.0, 5e-324},
                                  {1e12, 1e12 + 0.001},
                                  {-5.0, -5.0},
                                  {1e300, 1e300}}) {
    for (const bool log : {false, true}) {
      const ValueScale scale(low, high, log);
      INFO(low << ".." << high << (log ? " log" : ""));
      CHECK(scale(low) == 0);
      CHECK(scale(scale.high()) == 1);
      CHECK(scale.high() > low);
      double last = low;
      for (int i = 1; i < 10; ++i) {
        const double value = scale.inverse(i / 10.0);
        CHECK((value >= last && value <= scale.high()));
        CHECK((scale(value) >= 0 && scale(value) <= 1));
        last = value;
      }
    }
  }
}

TEST_CASE("poles do not stretch the scale; barriers and spikes are no poles") {
  const Domain domain = {-2, 2, -2, 2};
  const auto surveyed = [&](const char* text) {
    return survey(ExpressionObjective(program_of(text)), {}, domain);
  };
  const ValueStatistics pole = surveyed("1/x");
  CHECK(pole.has_poles);
  CHECK(pole.high == Approx(12.5).margin(3));
  CHECK(pole.low == Approx(-12.5).margin(3));
  const ValueStatistics peak = surveyed("1/((x - 0.3)^2 + (y - 0.2)^2)");
  CHECK(peak.has_poles);
  CHECK(peak.low == Approx(1 / (2.3 * 2.3 + 2.2 * 2.2)));
  CHECK(peak.high == Approx(kPi / (16 * 0.02)).epsilon(0.05));
  const ValueStatistics hollow = surveyed("-1/((x - 0.3)^2 + (y - 0.2)^2)");
  CHECK(hollow.low == Approx(-peak.high));
  CHECK_FALSE(surveyed("-0.1*log(1 - x^2 - y^2)").has_poles);
  CHECK_FALSE(surveyed("1/(0.001 + x^2 + y^2)").has_poles);
  CHECK(surveyed("1/(0.001 + x^2 + y^2)").high == 1000);
  CHECK_FALSE(surveyed("exp(5*x^2)").has_poles);
  for (const SurfaceEntry* entry : surfaces()) {
    INFO(entry->name);
    CHECK_FALSE(survey(*make_default(*entry), entry->minima, entry->domain).has_poles);
  }
}

TEST_CASE("listed levels are the edges of bands, with a band beyond either end that values reach") {
  ValueStatistics s;
  s.low = 0, s.high = 50;
  const ValueScale scale = color_scale(s, view_of(LevelSpacing::automatic, {1, 2, 10}));
  CHECK(scale.knots() == std::vector<double>{0, 1, 2, 10, 50});
  CHECK(scale.inverse(0.25) == 1);
  CHECK(scale.inverse(0.75) == 10);
  CHECK(scale(1.5) == 0.375);
  CHECK(scale(-3) == 0);
  CHECK(scale(99) == 1);
  CHECK(color_scale(s, view_of(LevelSpacing::log, {0, 2, 50})).knots() == std::vector<double>{0, 2, 50});
  CHECK(color_scale(s, view_of(LevelSpacing::log, {-9, 100})).knots() == std::vector<double>{-9, 100});
}
