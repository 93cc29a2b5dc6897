#include "descent/basins.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "catch.hpp"
#include "descent/find_minima.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

const Domain kSquare = {-5, 5, -5, 5};

Setup setup(const char* name, double learning_rate) {
  const OptimizerEntry& entry = *find_optimizer(name);
  Setup s;
  s.make_optimizer = [&entry] { return entry.make(ParamValues(entry.params)); };
  s.make_schedule = [](int) { return std::unique_ptr<Schedule>(); };
  s.settings.learning_rate = learning_rate;
  return s;
}

Targets himmelblau_targets(double tolerance) {
  Targets targets = {{}, tolerance};
  for (const Minimum& m : find_surface("himmelblau")->minima) targets.at.push_back(m.at);
  return targets;
}

/// What a stored trajectory says: the slow way.
Fate fate_of(const Trajectory& t, const Targets& targets) {
  if (t.outcome == Outcome::diverged) return {kDiverged, t.epochs()};
  const auto near = [&](Point p) {
    int nearest = kElsewhere;
    for (std::size_t i = 0; i < targets.at.size(); ++i) {
      const double distance = length(targets.at[i] - p);
      const bool is_nearer =
          nearest < 0 || distance < length(targets.at[static_cast<std::size_t>(nearest)] - p);
      if (distance <= targets.tolerance && is_nearer) nearest = static_cast<int>(i);
    }
    return nearest;
  };
  int since = t.epochs();
  const int last = near(t.points.back());
  while (since > 0 && near(t.points[static_cast<std::size_t>(since) - 1]) == last) --since;
  return {last, since};
}

std::map<int, int> census(const BasinMap& map) {
  std::map<int, int> count;
  for (const Fate& f : map.cells) ++count[f.target];
  return count;
}

BasinMap himmelblau_map(const char* name, double learning_rate, int epochs, int side, int jobs) {
  const auto surface = find_surface("himmelblau")->make({});
  return basin_map(*surface, setup(name, learning_rate), epochs, kSquare, side, side, himmelblau_targets(0.1),
                   {jobs, nullptr}, "");
}

}  // namespace

TEST_CASE("each cell of a basin map is what a descent from its middle does") {
  const auto surface = find_surface("himmelblau")->make({});
  const Targets targets = himmelblau_targets(0.1);
  struct Case {
    const char* name;
    double learning_rate;
  };
  for (const Case c : {Case{"gradient_descent", 0.01}, Case{"gradient_descent", 0.02}, Case{"momentum", 0.01},
                       Case{"adam", 0.3}, Case{"newton", 1.0}}) {
    const Setup s = setup(c.name, c.learning_rate);
    const BasinMap map = basin_map(*surface, s, 80, kSquare, 23, 19, targets, {2, nullptr}, "");
    REQUIRE(map.cells.size() == 23 * 19);
    for (int j = 0; j < 19; ++j) {
      for (int i = 0; i < 23; ++i) {
        INFO(c.name << " at cell " << i << ", " << j);
        DescentSettings settings = s.settings;
        settings.epochs = 80;
        const Trajectory t =
            descend(*surface, *s.make_optimizer(), basin_start(map, kSquare, i, j), settings);
        REQUIRE(map.at(i, j) == fate_of(t, targets));
      }
    }
  }
}

TEST_CASE("starts are the middles of the cells, from the top left") {
  const BasinMap map = {4, 2, 10, {}};
  const Domain domain = {0, 8, -1, 1};
  CHECK(basin_start(map, domain, 0, 0) == Point{1, 0.5});
  CHECK(basin_start(map, domain, 3, 1) == Point{7, -0.5});
}

TEST_CASE("himmelblau's basins of gradient descent, counted") {
  const BasinMap map = himmelblau_map("gradient_descent", 0.01, 200, 40, 2);
  const std::map<int, int> count = census(map);  // the same as a loop in numpy says
  CHECK((count == std::map<int, int>{{0, 409}, {1, 417}, {2, 377}, {3, 397}}));
  CHECK(map.at(32, 12).target == 0);
  CHECK(map.at(8, 8).target == 1);
  CHECK(map.at(5, 33).target == 2);
  CHECK(map.at(34, 27).target == 3);
}

TEST_CASE("a start at a minimum is there at epoch 0; one that diverges says when") {
  const auto surface = find_surface("himmelblau")->make({});
  Positions starts(2, 3);
  starts << 3, 5, std::numeric_limits<double>::quiet_NaN(), 2, 5, 0;
  DescentSettings settings = {.learning_rate = 0.05, .epochs = 30, .gradient = {}, .stop = {}};
  const Setup s = setup("gradient_descent", 0.05);
  const std::vector<Fate> all = fates(*surface, s, settings, starts, himmelblau_targets(0.01), 1);
  CHECK(all[0] == Fate{0, 0});
  CHECK(all[1].target == kDiverged);
  CHECK(all[1].epoch == descend(*surface, *s.make_optimizer(), {5, 5}, settings).epochs());
  CHECK(all[2] == Fate{kDiverged, 0});
}

TEST_CASE("of targets that are near the nearest counts; without targets all is elsewhere") {
  const auto surface = find_surface("himmelblau")->make({});
  Positions starts(2, 3);
  starts << 2.9, 3.4, 3.9, 2, 2, 2;
  const DescentSettings settings = {.learning_rate = 1e-12, .epochs = 3, .gradient = {}, .stop = {}};
  const Setup s = setup("gradient_descent", 1e-12);
  const Targets pair = {{{3.5, 2}, {3, 2}}, 0.4};
  CHECK(fates(*surface, s, settings, starts, pair, 1) == std::vector<Fate>{{1, 0}, {0, 0}, {0, 0}});
  CHECK(fates(*surface, s, settings, starts, {{}, 0.4}, 1) == std::vector<Fate>(3));
}

TEST_CASE("a basin map is the same for any number of threads, and over several strips") {
  const BasinMap one = himmelblau_map("momentum", 0.01, 12, 300, 1);
  for (const int jobs : {2, 7}) CHECK(himmelblau_map("momentum", 0.01, 12, 300, jobs).cells == one.cells);
  const auto surface = find_surface("himmelblau")->make({});
  DescentSettings settings = {.learning_rate = 0.01, .epochs = 12, .gradient = {}, .stop = {}};
  for (const int j : {0, 217, 218, 219, 299}) {  // 218 rows make a strip
    const Point p = basin_start(one, kSquare, 40, j);
    const Trajectory t = descend(*surface, *setup("momentum", 0.01).make_optimizer(), p, settings);
    CHECK(one.at(40, j) == fate_of(t, himmelblau_targets(0.1)));
  }
}

TEST_CASE("work on a basin map is told of, and can be given up") {
  const auto surface = find_surface("himmelblau")->make({});
  std::vector<double> shares;
  const auto run = [&](const Work& work) {
    basin_map(*surface, setup("adam", 0.1), 2, kSquare, 300, 500, himmelblau_targets(0.1), work, "map");
  };
  run({1, [&](std::string_view what, double share) {
         CHECK(what == "map");
         shares.push_back(share);
       }});
  CHECK(shares == std::vector<double>{0, 218.0 / 500, 436.0 / 500});
  CHECK_THROWS_AS(run({1,
                       [](std::string_view, double share) {
                         if (share > 0) throw Cancelled();
                       }}),
                  Cancelled);
}
