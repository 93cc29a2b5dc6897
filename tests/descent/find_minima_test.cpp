#include "descent/find_minima.hpp"

#include <algorithm>

#include "catch.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

std::vector<Minimum> found(const char* name, const std::vector<Minimum>& known) {
  const SurfaceEntry& entry = *find_surface(name);
  return minima_inside(*make_default(entry), known, entry.domain, 64);
}

}  // namespace

TEST_CASE("minima are found where nobody lists them") {
  for (const char* name :
       {"himmelblau", "n_hump_camel", "six_hump_camel", "three_hump_camel", "booth", "bowl"}) {
    const std::vector<Minimum>& known = find_surface(name)->minima;
    const std::vector<Minimum> all = found(name, {});
    INFO(name);
    REQUIRE(all.size() == known.size());
    for (const Minimum& m : known) {
      const auto near = std::min_element(all.begin(), all.end(), [&](const Minimum& a, const Minimum& b) {
        return length(a.at - m.at) < length(b.at - m.at);
      });
      CHECK(length(near->at - m.at) < 1e-5);
      CHECK(near->value == Approx(m.value).margin(1e-9));
    }
  }
}

TEST_CASE("known minima come first, and are not found again") {
  const std::vector<Minimum>& known = find_surface("himmelblau")->minima;
  const std::vector<Minimum> all = found("himmelblau", {known[2]});
  REQUIRE(all.size() == 4);
  CHECK(all[0].at == known[2].at);
}

TEST_CASE("of more minima than are wanted the lowest are kept, the lowest first") {
  const SurfaceEntry& entry = *find_surface("rastrigin");
  const auto all = minima_inside(*make_default(entry), {}, entry.domain, 64);
  REQUIRE(all.size() == 64);
  CHECK(length(all[0].at) < 1e-6);
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Minimum& a, const Minimum& b) { return a.value < b.value; }));
}

TEST_CASE("no rest, no minimum: saddles have none, and edges of the domain are none") {
  CHECK(found("saddle", {}).empty());
  CHECK(found("monkey_saddle", {}).empty());
  CHECK(found("saddle", {{{1, 1}, 0, true, true}}).empty());
  const SurfaceEntry& entry = *find_surface("himmelblau");
  const auto right = minima_inside(*make_default(entry), entry.minima, {0, 5, -5, 5}, 64);
  REQUIRE(right.size() == 2);
  CHECK(right[0].at == Point{3, 2});
}
