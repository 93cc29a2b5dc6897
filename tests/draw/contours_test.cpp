#include "draw/contours.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace gradreel;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <class F>
Grid sampled(int columns, int rows, const Box& box, F f) {
  Grid grid{columns, rows, box, {}};
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      grid.values.push_back(f(box.x + i * box.width / (columns - 1), box.y + j * box.height / (rows - 1)));
    }
  }
  return grid;
}

double area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

double area(const std::vector<Ring>& rings) {
  double sum = 0;
  for (const Ring& ring : rings) sum += area(ring);
  return sum;
}

double line_length(const std::vector<Point>& line) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += length(line[i + 1] - line[i]);
  return sum;
}

// Numbers without pattern, the same everywhere.
Grid noise(int columns, int rows) {
  std::uint32_t state = 12345;
  return sampled(columns, rows, {0, 0, columns - 1.0, rows - 1.0}, [&](double, double) {
    state = state * 1664525u + 1013904223u;
    return static_cast<double>(state >> 28);  // 0..15: many nodes equal a level
  });
}

double parabola(double x, double y) { return x * x + y * y; }

}  // namespace

TEST_CASE("a level that nothing reaches has no region, one below all the whole box", "[draw][contours]") {
  const Grid grid = sampled(5, 4, {2, 3, 8, 6}, parabola);
  CHECK(region_above(grid, 1000).empty());
  const auto whole = region_above(grid, 0);
  REQUIRE(whole.size() == 1);
  CHECK(area(whole) == Approx(48));
  CHECK(iso_lines(grid, 0).empty());
  CHECK(iso_lines(grid, 1000).empty());
}

TEST_CASE("areas and lengths are those of circles", "[draw][contours]") {
  const Grid grid = sampled(201, 201, {-2, -2, 4, 4}, parabola);
  const auto outside = region_above(grid, 1);
  REQUIRE(outside.size() == 2);
  CHECK(area(outside[0]) == Approx(16));
  CHECK(area(outside[1]) == Approx(-3.14159265).epsilon(1e-3));  // a hole, so it winds the other way
  const Grid hill = sampled(201, 201, {-2, -2, 4, 4}, [](double x, double y) { return -parabola(x, y); });
  const auto inside = region_above(hill, -1);
  REQUIRE(inside.size() == 1);
  CHECK(area(inside) == Approx(3.14159265).epsilon(1e-3));
  const auto lines = iso_lines(grid, 1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].front() == lines[0].back());
  CHECK(line_length(lines[0]) == Approx(2 * 3.14159265).epsilon(1e-3));
  for (const Point p : lines[0]) CHECK(length(p) == Approx(1).epsilon(1e-3));
}

TEST_CASE("lines that leave the box are open and do not follow its border", "[draw][contours]") {
  const Grid grid = sampled(11, 11, {0, 0, 10, 10}, [](double x, double) { return x; });
  const auto lines = iso_lines(grid, 3.5);
  REQUIRE(lines.size() == 1);
  CHECK(line_length(lines[0]) == Approx(10));
  for (const Point p : lines[0]) CHECK(p.x == 3.5);
  CHECK(area(region_above(grid, 3.5)) == Approx(65));
  CHECK(area(region_above(grid, 3)) == Approx(70));  // where nodes lie on the level
  CHECK(line_length(iso_lines(grid, 3)[0]) == Approx(10));
}

TEST_CASE("a saddle is joined where the mean of its corners is above", "[draw][contours]") {
  const Grid grid{2, 2, {0, 0, 1, 1}, {1, 0, 0, 1}};  // mean 0.5
  const auto joined = region_above(grid, 0.4), apart = region_above(grid, 0.6);
  REQUIRE(joined.size() == 1);
  CHECK(area(joined) == Approx(1 - 2 * 0.4 * 0.4 / 2));
  REQUIRE(apart.size() == 2);
  CHECK(area(apart) == Approx(2 * 0.4 * 0.4 / 2));
  CHECK(iso_lines(grid, 0.4).size() == 2);
  const Grid other{2, 2, {0, 0, 1, 1}, {0, 1, 1, 0}};
  CHECK(region_above(other, 0.5).size() == 1);
  CHECK(region_above(other, 0.6).size() == 2);
}

TEST_CASE("higher regions lie in lower ones, and rings stay in the box", "[draw][contours]") {
  const Grid grid = noise(23, 17);
  double last = std::numeric_limits<double>::infinity();
  for (double level = 0; level <= 16; level += 0.5) {
    const auto rings = region_above(grid, level);
    const double size = area(rings);
    CHECK(size <= last);
    CHECK(size >= 0);
    last = size;
    for (const Ring& ring : rings) {
      CHECK(ring.size() >= 3);
      for (const Point p : ring) CHECK(grid.box.contains(p));
    }
  }
  CHECK(last == 0);
  CHECK(region_above(grid, 7.5) == region_above(grid, 7.5));
}

TEST_CASE("levels traced together are those traced one by one, in any order", "[draw][contours]") {
  Grid grid = noise(23, 17);
  grid.values[40] = kNan;
  grid.values[200] = std::numeric_limits<double>::infinity();
  grid.values[300] = -std::numeric_limits<double>::infinity();
  const std::vector<GridCut> cuts = {{41, 40, 0.25}, {39, 40, 0.75}};
  std::vector<double> values;
  for (double level = -1; level <= 17; level += 0.5) values.push_back(level);
  ContourLevels levels(grid, values, cuts);
  for (std::size_t k = values.size(); k-- > 0;) {
    CHECK(levels.iso_lines(k) == iso_lines(grid, values[k], cuts));
    CHECK(levels.region_above(k) == region_above(grid, values[k], cuts));
  }
}

TEST_CASE("what is above a level and what is not share their border", "[draw][contours]") {
  const Grid grid = noise(31, 19);
  Grid negative = grid;
  for (double& v : negative.values) v = -v;
  for (const double level : {3.3, 7.3, 12.3}) {
    // Saddles whose mean is the level itself would belong to both; these levels have none.
    CHECK(area(region_above(grid, level)) + area(region_above(negative, -level)) == Approx(30 * 18));
  }
}

TEST_CASE("what is not finite is above every level and has no line", "[draw][contours]") {
  for (const double odd : {kNan, HUGE_VAL}) {
    Grid grid = sampled(5, 5, {0, 0, 4, 4}, [](double, double) { return 0.0; });
    grid.values[12] = odd;
    CHECK(area(region_above(grid, 1)) == Approx(2));  // the diamond up to its four neighbours
    CHECK(area(region_above(grid, 1e300)) == Approx(2));
    CHECK(iso_lines(grid, 1).empty());
    CHECK(area(region_above(grid, 0)) == Approx(16));
  }
  const Grid nothing{3, 3, {0, 0, 1, 1}, std::vector<double>(9, kNan)};
  CHECK(area(region_above(nothing, 5)) == Approx(1));
}

TEST_CASE("negative infinity is a hole at every level", "[draw][contours]") {
  Grid grid = sampled(5, 5, {0, 0, 4, 4}, [](double, double) { return 0.0; });
  grid.values[12] = -HUGE_VAL;
  CHECK(area(region_above(grid, std::numeric_limits<double>::lowest())) == Approx(14));
  CHECK(area(region_above(grid, 0)) == Approx(14));  // without the diamond up to its four neighbours
  CHECK(area(region_above(grid, 1)) == Approx(0));
  CHECK(iso_lines(grid, 0).empty());
}

TEST_CASE("values that span the doubles do not overflow", "[draw][contours]") {
  const Grid grid{2, 2, {0, 0, 1, 1}, {-1.7e308, 1.7e308, -1.7e308, 1.7e308}};
  CHECK(area(region_above(grid, 0)) == Approx(0.5));
}

TEST_CASE("bands of a map leave no seam", "[draw][contours]") {
  TextEngine engine;
  Image image(90, 90, 0);  // a seam would let the transparent ground through
  Canvas canvas(image, engine);
  const Grid grid =
      sampled(31, 31, {0, 0, 90, 90}, [](double x, double y) { return std::sqrt(parabola(x - 41, y - 33)); });
  canvas.fill(grid.box, {0, 0, 0, 1});
  double shade = 0;
  for (double level = 4; level < 70; level += 4) {
    canvas.fill(region_above(grid, level), {shade += 0.05, 0, 0, 1});
  }
  for (int y = 0; y < 90; ++y) {
    for (int x = 0; x < 90; ++x) CHECK(image.at(x, y) >> 24 == 0xFF);
  }
  CHECK(to_rgb(image.at(41, 33)).r == 0);
  CHECK(to_rgb(image.at(89, 89)).r > 200);
}

TEST_CASE("bad grids are refused", "[draw][contours]") {
  CHECK_THROWS_WITH(region_above(Grid{1, 2, {}, {0, 0}}, 0), "contours: bad grid or level");
  CHECK_THROWS_AS(region_above(Grid{2, 2, {}, {0, 0, 0}}, 0), std::logic_error);
  CHECK_THROWS_AS(iso_lines(Grid{2, 2, {}, {0, 0, 0, 0}}, kNan), std::logic_error);
  const Grid flat = {2, 2, {}, {0, 0, 0, 0}};
  CHECK_THROWS_AS(ContourLevels(flat, std::vector<double>{1, 0}), std::logic_error);
}

TEST_CASE("the region of finite values ends at the cuts", "[draw][contours]") {
  // A diamond around (3, 3) whose corners are cuts at a quarter of the ways.
  Grid grid = sampled(7, 7, {0, 0, 6, 6}, [](double x, double y) { return x == 3 && y == 3 ? 5 : kNan; });
  std::vector<GridCut> cuts;
  for (const int to : {23, 25, 17, 31}) cuts.push_back({24, to, 0.25});
  const std::vector<Ring> rings = finite_region(grid, cuts);
  REQUIRE(rings.size() == 1);
  CHECK(rings[0].size() == 4);
  for (const Point p : rings[0]) CHECK(length(p - Point{3, 3}) == 0.25);
  grid.values.assign(49, 1);
  grid.values[0] = kNan;
  CHECK(std::fabs(area(finite_region(grid, std::vector<GridCut>{{1, 0, 0.5}, {7, 0, 0.5}}))) == 36 - 0.125);
  CHECK(std::fabs(area(finite_region(grid, {}))) == 36 - 0.5);
}

TEST_CASE("regions end at cuts and lines leave their cells out", "[draw][contours]") {
  const Grid grid = sampled(5, 3, {0, 0, 4, 2}, [](double x, double) { return x < 2 ? -100.0 : 300.0; });
  std::vector<GridCut> cuts;
  for (int row = 0; row < 3; ++row) {
    cuts.push_back({5 * row + 1, 5 * row + 2, 0.75});
    cuts.push_back({5 * row + 2, 5 * row + 1, 0.25});
  }
  for (const double level : {-50.0, 0.0, 250.0}) {
    CHECK(std::fabs(area(region_above(grid, level, cuts))) == 2.25 * 2);
    CHECK(iso_lines(grid, level, cuts).empty());
    CHECK(iso_lines(grid, level).size() == 1);
  }
}
