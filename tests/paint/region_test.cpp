#include "paint/region.hpp"

#include <random>
#include <set>

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("disjoint rectangles cover the same pixels, each once") {
  std::mt19937 engine(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<Rect> rects;
    const int count = static_cast<int>(engine() % 12);
    for (int i = 0; i < count; ++i) {
      const auto up_to = [&](unsigned n) { return static_cast<int>(engine() % n); };
      rects.push_back({up_to(40) - 5, up_to(40) - 5, up_to(15), up_to(15)});
    }
    std::set<std::pair<int, int>> want, got;
    const Rect bounds = {0, 0, 32, 30};
    for (const Rect& r : rects) {
      const Rect c = intersection(r, bounds);
      for (int y = c.y; y < c.bottom(); ++y) {
        for (int x = c.x; x < c.right(); ++x) want.insert({x, y});
      }
    }
    for (const Rect& r : disjoint(rects, bounds)) {
      CHECK_FALSE(r.empty());
      for (int y = r.y; y < r.bottom(); ++y) {
        for (int x = r.x; x < r.right(); ++x) REQUIRE(got.insert({x, y}).second);
      }
    }
    CHECK(got == want);
  }
}
