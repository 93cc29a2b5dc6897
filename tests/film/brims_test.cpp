// Edges of holes and poles between the points of a grid.
#include "film/brims.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/geometry.hpp"
#include "expression/expression_checks.hpp"

using namespace gradreel;

namespace {

constexpr int kSide = 41;

/// On [-2, 2] x [-2, 2].
Positions square() {
  Positions x(2, kSide * kSide);
  for (int i = 0; i < kSide * kSide; ++i)
    x.col(i) << -2 + 4.0 * (i % kSide) / (kSide - 1), -2 + 4.0 * (i / kSide) / (kSide - 1);
  return x;
}

struct Found {
  Positions x = square();
  std::vector<Brim> brims;

  Point at(const Brim& b) const {
    const Point from = {x(0, b.from), x(1, b.from)}, to = {x(0, b.to), x(1, b.to)};
    return lerp(from, to, b.share);
  }
};

Found brims_of(const std::string& text) {
  Found found;
  const ExpressionObjective f(program_of(text));
  Values values;
  f.value(found.x, values);
  found.brims = find_brims(f, found.x, {values.data(), kSide * kSide}, kSide);
  return found;
}

Found poles_of(const std::string& text, double level) {
  Found found;
  const ExpressionObjective f(program_of(text));
  Values values;
  f.value(found.x, values);
  found.brims = find_poles(f, found.x, {values.data(), kSide * kSide}, kSide, level);
  return found;
}

}  // namespace

TEST_CASE("the edge of a hole is found exactly, with the limit there") {
  const Found found = brims_of("3 + sqrt(1.21 - x^2 - y^2)");
  CHECK(found.brims.size() == 84);
  for (const Brim& b : found.brims) {
    CHECK(length(found.at(b)) == Approx(1.1).margin(1e-9));
    CHECK(length(Point{found.x(0, b.from), found.x(1, b.from)}) < 1.1);
    CHECK(length(Point{found.x(0, b.to), found.x(1, b.to)}) > 1.1 - 1e-12);
    CHECK(b.limit == Approx(3).margin(1e-3));
  }
}

TEST_CASE("limits are infinite where f grows beyond all bounds, however slowly") {
  for (const Brim& b : brims_of("x - 0.01*log(1.21 - x^2 - y^2)").brims)
    CHECK((std::isinf(b.limit) && b.limit > 0));
  for (const Brim& b : brims_of("log(1.21 - x^2 - y^2)").brims) CHECK((std::isinf(b.limit) && b.limit < 0));
  for (const Brim& b : brims_of("sqrt(x - 0.123)^3 + 1/sqrt(x - 0.123)").brims) CHECK(std::isinf(b.limit));
  const Found found = brims_of("(x - 0.123)*log(x - 0.123) + y");
  REQUIRE(found.brims.size() == kSide);
  for (const Brim& b : found.brims) CHECK(b.limit == Approx(found.at(b).y).margin(1e-3));
}

TEST_CASE("a hole that is one point has edges around it") {
  const Found found = brims_of("1/(x^2 + y^2)");
  REQUIRE(found.brims.size() == 4);
  for (const Brim& b : found.brims) {
    CHECK(length(found.at(b)) < 1e-9);
    CHECK((std::isinf(b.limit) && b.limit > 0));
  }
}

TEST_CASE("poles are found between finite points, in both directions; steep ways are none") {
  const Found found = poles_of("1/(x - y^2 + 0.123)", 0);
  REQUIRE(found.brims.size() > 60);
  for (std::size_t i = 0; i < found.brims.size(); i += 2) {
    const Brim &there = found.brims[i], &back = found.brims[i + 1];
    CHECK((there.from == back.to && there.to == back.from));
    CHECK(there.share + back.share == Approx(1));
    CHECK((std::isinf(there.limit) && there.limit == -back.limit));
    const Point p = found.at(there);
    CHECK(p.x == Approx(p.y * p.y - 0.123).margin(1e-9));
  }
  CHECK(poles_of("1000*(x - y^2 + 0.123)", 0).brims.empty());
  CHECK(poles_of("where(x < 0.123, -1, 1)", 0).brims.empty());
  CHECK(brims_of("x^2 + y^2").brims.empty());
}
