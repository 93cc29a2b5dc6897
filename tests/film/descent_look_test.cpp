#include "film/descent_look.hpp"

#include <set>

#include "catch.hpp"

using namespace gradreel;

namespace {

/// Of all descents, start by start.
std::vector<DescentLook> looks(const DescentCounts& counts) {
  std::vector<DescentLook> all;
  for (std::size_t s = 0; s < counts.starts; ++s) {
    for (std::size_t o = 0; o < counts.series; ++o) all.push_back(look_of(o, s, counts));
  }
  return all;
}

}  // namespace

TEST_CASE("up to 64 descents all look different, however series and starts make them up") {
  for (const std::size_t colors : {8, 9, 12, 64}) {
    for (std::size_t series = 1; series <= 64; ++series) {
      for (std::size_t starts = 1; series * starts <= 64; ++starts) {
        INFO(series << " series from " << starts << " starts in " << colors << " colours");
        std::set<std::pair<std::size_t, Marker>> seen;
        for (const DescentLook& look : looks({series, starts, colors})) {
          REQUIRE(look.color < colors);
          seen.emplace(look.color, look.marker);
        }
        REQUIRE(seen.size() == series * starts);
      }
    }
  }
}

TEST_CASE("neighbours in a list of series, or of starts, differ in colour and in marker") {
  for (const DescentCounts& counts : {DescentCounts{64, 1, 8}, DescentCounts{1, 64, 8}}) {
    const std::vector<DescentLook> all = looks(counts);
    for (std::size_t i = 1; i < all.size(); ++i) {
      CHECK(all[i].color != all[i - 1].color);
      CHECK(all[i].marker != all[i - 1].marker);
    }
  }
}

TEST_CASE("colours tell series apart and markers tell starts apart, where there are enough of them") {
  CHECK(look_of(2, 3, {4, 5, 8}) == DescentLook{2, Marker::diamond});
  CHECK(look_of(8, 1, {10, 2, 8}) == DescentLook{0, Marker::diamond});  // beside circle and square
  CHECK(look_of(1, 9, {2, 10, 8}) == DescentLook{3, Marker::square});
  CHECK(look_of(8, 0, {9, 1, 8}) == DescentLook{0, static_cast<Marker>((8 + 5) % kMarkers)});
}
