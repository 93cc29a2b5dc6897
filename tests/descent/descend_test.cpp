#include <cmath>

#include "catch.hpp"
#include "descent/descend.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

Trajectory run(const char* surface, const char* optimizer, Point start, double lr, int epochs,
               StopRules stop = {}) {
  const OptimizerEntry* entry = find_optimizer(optimizer);
  const auto rule = entry->make(ParamValues(entry->params));
  return descend(*find_surface(surface)->make({}), *rule, start, lr, epochs, stop);
}

}  // namespace

TEST_CASE("a descent has epochs + 1 points, the first being the start") {
  const Trajectory t = run("himmelblau", "gradient_descent", {0.5, 4}, 0.004, 50);
  CHECK(t.points.size() == 51);
  CHECK(t.losses.size() == 51);
  CHECK(t.gradient_norms.size() == 51);
  CHECK(t.learning_rates.size() == 50);
  CHECK(t.points.front() == Point{0.5, 4});
  CHECK(t.losses.front() == 135.8125);
  CHECK(t.outcome == Outcome::finished);
  CHECK(t.epochs() == 50);
}

TEST_CASE("a descent that runs off ends at the epoch of its outcome, that point included") {
  const Trajectory t = run("himmelblau", "gradient_descent", {0, -4}, 0.05, 100);
  CHECK(t.outcome == Outcome::diverged);
  CHECK(t.epochs() <= 3);
  CHECK(t.losses.back() > 1000 * t.losses.front());
  CHECK(t.losses[t.losses.size() - 2] <= 1000 * t.losses.front());
}

TEST_CASE("the limit of the loss can be set, and the rule switched off") {
  StopRules stop;
  stop.max_loss = 1000;
  CHECK(run("himmelblau", "gradient_descent", {0, -4}, 0.05, 100, stop).epochs() == 2);
  stop.loss = false;
  const Trajectory t = run("himmelblau", "gradient_descent", {0, -4}, 0.05, 100, stop);
  CHECK(t.outcome == Outcome::diverged);
  CHECK_FALSE(std::isfinite(t.losses.back()));
  CHECK(std::isfinite(t.losses[t.losses.size() - 2]));
}

TEST_CASE("with all rules off every epoch runs, NaN included") {
  StopRules stop;
  stop.loss = stop.non_finite = false;
  const Trajectory t = run("himmelblau", "gradient_descent", {0, -4}, 0.05, 100, stop);
  CHECK(t.epochs() == 100);
  CHECK(t.outcome == Outcome::finished);
  CHECK(std::isnan(t.losses.back()));
}

TEST_CASE("a small gradient ends a descent as converged") {
  StopRules stop;
  stop.gradient_norm = 1e-6;
  const Trajectory t = run("himmelblau", "gradient_descent", {0.5, 4}, 0.01, 1000, stop);
  CHECK(t.outcome == Outcome::converged);
  CHECK(t.epochs() < 1000);
  CHECK(t.gradient_norms.back() <= 1e-6);
  CHECK(t.gradient_norms[t.gradient_norms.size() - 2] > 1e-6);
}

TEST_CASE("rules apply to the start as well") {
  StopRules stop;
  stop.gradient_norm = 1e-9;
  CHECK(run("himmelblau", "adam", {3, 2}, 0.1, 10, stop).epochs() == 0);
}

namespace {

Trajectory run_with(const char* optimizer, const DescentSettings& settings) {
  const OptimizerEntry* entry = find_optimizer(optimizer);
  const auto rule = entry->make(ParamValues(entry->params));
  return descend(*find_surface("himmelblau")->make({}), *rule, {0.5, 4}, settings);
}

std::unique_ptr<Schedule> schedule(const char* name) {
  const ScheduleEntry* entry = find_schedule(name);
  return entry->make(ParamValues(entry->params), 100);
}

}  // namespace

TEST_CASE("a schedule sets the rate of each epoch, and what was used is on record") {
  const auto exponential = schedule("exponential");
  const Trajectory t = run_with(
      "gradient_descent",
      {.learning_rate = 0.004, .epochs = 100, .schedule = exponential.get(), .gradient = {}, .stop = {}});
  REQUIRE(t.learning_rates.size() == 100);
  CHECK(t.learning_rates[0] == 0.004);
  CHECK(t.learning_rates[99] == exponential->rate(0.004, 99));
  CHECK(t.momenta.empty());
  const Trajectory constant =
      run_with("gradient_descent", {.learning_rate = 0.004, .epochs = 100, .gradient = {}, .stop = {}});
  CHECK(t.points[1] == constant.points[1]);
  const Point step = t.points[2] - t.points[1], whole = constant.points[2] - constant.points[1];
  CHECK(step.x == Approx(0.98 * whole.x).epsilon(1e-12));
}

TEST_CASE("a schedule may cycle the momentum of an optimizer that has one") {
  const auto one_cycle = schedule("one_cycle");
  const DescentSettings settings = {
      .learning_rate = 0.004, .epochs = 100, .schedule = one_cycle.get(), .gradient = {}, .stop = {}};
  const Trajectory t = run_with("momentum", settings);
  REQUIRE(t.momenta.size() == 100);
  CHECK(t.momenta[0] == 0.95);
  CHECK(t.momenta[29] == Approx(0.85));
  CHECK_THROWS_AS(run_with("gradient_descent", settings), std::logic_error);
}

TEST_CASE("gradient settings change what the optimizer sees, not the losses on record") {
  DescentSettings settings = {
      .learning_rate = 0.004, .epochs = 50, .gradient = {.noise_std = 5, .seed = 1}, .stop = {}};
  const Trajectory a = run_with("adam", settings), b = run_with("adam", settings);
  CHECK(a.points == b.points);
  settings.gradient.seed = 2;
  CHECK(run_with("adam", settings).points != a.points);
  CHECK(a.losses[0] == 135.8125);
  const auto surface = find_surface("himmelblau")->make({});
  CHECK(a.losses[50] == value_at(*surface, a.points[50]));
}
