#include "descent/batch.hpp"

#include <cstring>

#include "catch.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

/// A grid over more than the domain, so that some run off.
Positions grid(int columns) {
  Positions x(2, columns);
  for (int i = 0; i < columns; ++i) x.col(i) << -6 + 12.0 * (i % 37) / 36, -6 + 12.0 * (i / 37) / 36;
  return x;
}

void check_against_single(const OptimizerEntry& entry, const Objective& surface, const Positions& starts,
                          const DescentSettings& settings, const Endings& endings, int stride) {
  for (int c = 0; c < starts.cols(); c += stride) {
    const auto rule = entry.make(ParamValues(entry.params));
    const Trajectory t = descend(surface, *rule, {starts(0, c), starts(1, c)}, settings);
    const double end[] = {t.points.back().x, t.points.back().y};
    INFO(entry.name << ", column " << c);
    REQUIRE(std::memcmp(end, endings.points.col(c).data(), sizeof end) == 0);
    REQUIRE(endings.outcomes[static_cast<std::size_t>(c)] == t.outcome);
    REQUIRE(endings.epochs[static_cast<std::size_t>(c)] == t.epochs());
  }
}

long count(const Endings& endings, Outcome outcome) {
  return std::count(endings.outcomes.begin(), endings.outcomes.end(), outcome);
}

}  // namespace

TEST_CASE("a batch ends where single descents do, bit for bit, for any number of threads") {
  const auto surface = find_surface("himmelblau")->make({});
  const Positions starts = grid(1300);  // three blocks, the last one short
  DescentSettings settings = {.learning_rate = 0.02, .epochs = 60, .gradient = {}, .stop = {}};
  settings.stop.gradient_norm = 1e-3;
  for (const OptimizerEntry* entry : optimizers()) {
    const auto make = [&] { return entry->make(ParamValues(entry->params)); };
    const Endings one = descend_batch(*surface, make, starts, settings, 1);
    check_against_single(*entry, *surface, starts, settings, one, 41);
    for (const int workers : {2, 7}) {
      const Endings many = descend_batch(*surface, make, starts, settings, workers);
      REQUIRE(std::memcmp(one.points.data(), many.points.data(), sizeof(double) * 2 * 1300) == 0);
      CHECK(one.outcomes == many.outcomes);
      CHECK(one.epochs == many.epochs);
    }
  }
}

TEST_CASE("a batch knows all outcomes") {
  const auto surface = find_surface("himmelblau")->make({});
  const OptimizerEntry& entry = *find_optimizer("gradient_descent");
  const auto make = [&] { return entry.make(ParamValues(entry.params)); };
  DescentSettings settings = {.learning_rate = 0.02, .epochs = 15, .gradient = {}, .stop = {}};
  settings.stop.gradient_norm = 1e-2;
  const Positions starts = grid(37 * 37);
  const Endings endings = descend_batch(*surface, make, starts, settings, 2);
  CHECK(count(endings, Outcome::diverged) > 50);
  CHECK(count(endings, Outcome::converged) > 50);
  CHECK(count(endings, Outcome::finished) > 50);
  check_against_single(entry, *surface, starts, settings, endings, 1);
}

TEST_CASE("a batch without stop rules runs every epoch, under a schedule, with noise") {
  const auto surface = find_surface("himmelblau")->make({});
  const OptimizerEntry& entry = *find_optimizer("momentum");
  const auto make = [&] { return entry.make(ParamValues(entry.params)); };
  const ScheduleEntry* cycle = find_schedule("one_cycle");
  const auto schedule = cycle->make(ParamValues(cycle->params), 40);
  DescentSettings settings = {.learning_rate = 0.002,
                              .epochs = 40,
                              .schedule = schedule.get(),
                              .gradient = {.clip_norm = 30, .noise_std = 2, .seed = 7},
                              .stop = {}};
  settings.stop.loss = settings.stop.non_finite = false;
  const Positions starts = grid(600);
  const Endings endings = descend_batch(*surface, make, starts, settings, 2);
  CHECK(count(endings, Outcome::finished) == 600);
  CHECK(endings.epochs == std::vector<int>(600, 40));
  check_against_single(entry, *surface, starts, settings, endings, 7);
}

TEST_CASE("a batch may be empty, and what make throws comes out") {
  const auto surface = find_surface("himmelblau")->make({});
  const auto fails = []() -> std::unique_ptr<Optimizer> { throw std::runtime_error("no optimizer"); };
  CHECK(descend_batch(*surface, fails, Positions(2, 0), {}, 2).outcomes.empty());
  CHECK_THROWS_WITH(descend_batch(*surface, fails, grid(3), {}, 2), "no optimizer");
}
