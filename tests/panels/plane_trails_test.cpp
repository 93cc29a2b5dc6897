#include "panels/plane_trails.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

std::string text_of(const std::vector<Vertex>& line) {
  std::string text;
  for (const Vertex& v : line) {
    text += (v.drawn ? " -" : "  ") + std::to_string(v.epoch);
  }
  return text;
}

}  // namespace

TEST_CASE("points near the last one kept are dropped, the last is not") {
  const Point line[] = {{0.5, 0.5}, {0.6, 0.5}, {0.7, 0.5}, {2.5, 0.5}, {2.6, 0.5}, {3.05, 0.5}};
  CHECK(text_of(thinned(line, 0.25)) == " -0 -3 -5");
}

TEST_CASE("a line that goes where it has been is picked up where it leaves") {
  const Point a = {0.5, 0.5}, b = {9.5, 0.5}, c = {9.5, 9.5};
  const Point line[] = {a, b, a, b, a, b, c, b, a};
  CHECK(text_of(thinned(line, 0.25)) == " -0 -1  5 -6");
}

TEST_CASE("a million epochs to and fro are a few strokes") {
  std::vector<Point> line;
  for (int e = 0; e <= 1'000'000; ++e) line.push_back({20.5 + 7 * (e % 2) + 1e-6 * e, 20.5 + 3 * (e % 3)});
  const std::vector<Vertex> kept = thinned(line, 0.25);
  CHECK(kept.size() < 40);
  CHECK(kept.front().epoch == 0);
}

TEST_CASE("a line ends before what is not finite, and may go far") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Point line[] = {{0, 0}, {1e8, -1e8}, {0, 0}, {1e8, -1e8}, {nan, 0}, {5, 5}};
  CHECK(text_of(thinned(line, 0.25)) == " -0 -1 -2 -3");
}
