#include "descent/facts.hpp"

#include <limits>

#include "catch.hpp"

using namespace gradreel;

namespace {

Trajectory along(std::vector<Point> points, Outcome outcome = Outcome::finished) {
  Trajectory t;
  t.losses.assign(points.size(), 1);
  t.losses.back() = 0.5;
  t.points = std::move(points);
  t.outcome = outcome;
  return t;
}

const std::vector<Minimum> kMinima = {{{0, 0}, -1}, {{3, 4}, 2, false}};

}  // namespace

TEST_CASE("how near is there: a hundredth of the domain, but at most a third of the way between minima") {
  CHECK(arrival_tolerance(kMinima, {-10, 10, -5, 5}) == 0.2);
  CHECK(arrival_tolerance({}, {-10, 10, -20, 20}) == 0.4);
  const std::vector<Minimum> close = {{{0, 0}}, {{0.03, 0}}};
  CHECK(arrival_tolerance(close, {-10, 10, -5, 5}) == Approx(0.01));
}

TEST_CASE("a descent arrives when it is near its minimum for good") {
  const DescentFacts facts = facts_of(along({{5, 5}, {3, 4}, {5, 5}, {3.1, 4}, {3, 4.05}}), kMinima, 0.1001);
  CHECK(facts.start == Point{5, 5});
  CHECK(facts.end == Point{3, 4.05});
  CHECK(facts.epochs == 4);
  CHECK(facts.final_loss == 0.5);
  REQUIRE(facts.nearest);
  CHECK(facts.nearest->minimum.at == Point{3, 4});
  CHECK_FALSE(facts.nearest->minimum.global);
  CHECK(facts.nearest->distance == Approx(0.05));
  CHECK(facts.arrival == 3);
  CHECK(facts_of(along({{0, 0.05}, {0, 0}}), kMinima, 0.1).arrival == 0);
}

TEST_CASE("what does not arrive") {
  CHECK_FALSE(facts_of(along({{0, 0}, {1, 0}}), kMinima, 0.1).arrival);
  CHECK(facts_of(along({{0, 0}, {1, 0}}), kMinima, 0.1).nearest->distance == 1);
  CHECK_FALSE(facts_of(along({{1, 0}, {0, 0}}, Outcome::diverged), kMinima, 0.1).arrival);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(facts_of(along({{1, 0}, {nan, 0}}, Outcome::diverged), kMinima, 0.1).nearest);
  CHECK_FALSE(facts_of(along({{1, 0}, {0, 0}}), {}, 0.1).nearest);
}
