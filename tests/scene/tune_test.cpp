// Learning rates chosen by trial: the choice, what is said of it, and what is said about mistakes.
#include "scene/tune.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/num.hpp"
#include "outputs/records.hpp"
#include "scene/broken.hpp"
#include "scene/run_description.hpp"
#include "scene/runs.hpp"

using namespace gradreel;

namespace {

Scene tuned_scene(const std::string& text, int jobs = 1) {
  return parse_scene("s.yaml", text, shipped_configs(), {.jobs = jobs, .cache = nullptr});
}

double rate(const Scene& scene, std::size_t optimizer) {
  return scene.optimizers[optimizer].params.number("learning_rate");
}

/// The scene's own descents, had it stated this rate.
Trajectories with_rate(Scene scene, std::size_t optimizer, double learning_rate) {
  const OptimizerChoice choice = scene.optimizers[optimizer];
  scene.optimizers[optimizer].params.set("learning_rate", learning_rate);
  Trajectories own;
  const std::vector<Run> runs = runs_of(scene);
  const Trajectories all = descend_all(scene);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].series == optimizer) own.push_back(all[i]);
  }
  return own;
}

/// The first of the rates with the least mean of `score`, runs that diverge being infinitely bad.
template <class Score>
double best_by_hand(const Scene& scene, std::size_t optimizer, const Score& score) {
  double best = 0, least = std::numeric_limits<double>::infinity();
  for (const double r : scene.tune->rates) {
    double sum = 0;
    for (const auto& t : with_rate(scene, optimizer, r)) {
      sum += t->outcome == Outcome::diverged ? std::numeric_limits<double>::infinity() : score(*t);
    }
    if (sum < least) best = r;
    least = std::min(least, sum);
  }
  return best;
}

double final_loss(const Trajectory& t) { return t.losses.back(); }

constexpr const char* kFourTuned =
    "surface: rosenbrock\n"
    "optimizers: [gradient_descent, momentum, rmsprop, adam]\n"
    "epochs: 60\n";

}  // namespace

TEST_CASE("each optimizer gets the rate that a loop over all of them finds best") {
  const Scene s =
      tuned_scene(std::string(kFourTuned) + "tune: {learning_rate: {log: [1e-5, 10], count: 31}}\n");
  REQUIRE(s.tune->rates.size() == 31);
  for (std::size_t i = 0; i < 4; ++i) {
    INFO(s.optimizers[i].label);
    CHECK(rate(s, i) == best_by_hand(s, i, final_loss));
    CHECK(s.optimizers[i].regime.tuned->score == with_rate(s, i, rate(s, i))[0]->losses.back());
    CHECK(s.optimizers[i].regime.tuned->diverged == 0);
  }
  CHECK(rate(s, 0) < rate(s, 3));
}

TEST_CASE("the choice does not depend on the number of threads") {
  const std::string text = std::string(kFourTuned) + "tune: {learning_rate: {log: [1e-5, 10], count: 31}}\n";
  const Scene one = tuned_scene(text);
  for (const int jobs : {2, 7}) {
    const Scene many = tuned_scene(text, jobs);
    for (std::size_t i = 0; i < 4; ++i) CHECK(rate(many, i) == rate(one, i));
  }
}

TEST_CASE("several starts and seeds count by their mean, with the noise of the scene's own runs") {
  const Scene s = tuned_scene(
      "surface: himmelblau\n"
      "starts: [[0.5, 4], [0, -4]]\n"
      "optimizers: [gradient_descent, adam]\n"
      "gradient: {noise: 5, seeds: 3}\n"
      "epochs: 40\n"
      "tune: {learning_rate: {log: [1e-4, 0.02], count: 12}}\n");
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(with_rate(s, i, 0.01).size() == 6);
    CHECK(rate(s, i) == best_by_hand(s, i, final_loss));
  }
}

TEST_CASE("goals: the lowest loss on the way, or the epochs to a loss") {
  const std::string rates = "tune: {learning_rate: {log: [1e-4, 2], count: 21}, goal: ";
  const Scene lowest = tuned_scene(std::string(kFourTuned) + rates + "best_loss}\n");
  const Scene soonest = tuned_scene(std::string(kFourTuned) + rates + "{epochs_to: 0.5}}\n");
  for (std::size_t i = 0; i < 4; ++i) {
    INFO(lowest.optimizers[i].label);
    CHECK(rate(lowest, i) == best_by_hand(lowest, i, [](const Trajectory& t) {
            return *std::min_element(t.losses.begin(), t.losses.end());
          }));
    CHECK(rate(soonest, i) == best_by_hand(soonest, i, [](const Trajectory& t) {
            const auto there =
                std::find_if(t.losses.begin(), t.losses.end(), [](double f) { return f <= 0.5; });
            // of equals the one that ends lower
            return (there == t.losses.end() ? 61.0 : static_cast<double>(there - t.losses.begin())) +
                   1e-6 * std::min(1.0, t.losses.back());
          }));
  }
}

TEST_CASE("of equal rates the smallest is taken") {
  // Newton's method is at the bottom of a bowl after a step of 1, and 1.5 and 2 are no worse with
  // backtracking.
  const Scene s = tuned_scene(
      "surface: bowl\noptimizers: [newton]\nepochs: 60\n"
      "tune: {learning_rate: [0.9, 1, 1.1]}\n");
  CHECK(rate(s, 0) == best_by_hand(s, 0, final_loss));
  const Scene never = tuned_scene(
      "surface: himmelblau\noptimizers: [gradient_descent]\nepochs: 1\n"
      "tune: {learning_rate: [0.001, 0.002], goal: {epochs_to: 1e9}}\n");
  CHECK(never.optimizers[0].regime.tuned->score == 0);
}

TEST_CASE("optimizers that state their learning rate keep it, and rates are those that the legend shows") {
  const Scene s = tuned_scene(
      "surface: himmelblau\n"
      "optimizers: [adam, {name: momentum, learning_rate: 0.003}]\n"
      "tune: {}\n");
  CHECK(rate(s, 1) == 0.003);
  CHECK(!s.optimizers[1].regime.tuned);
  REQUIRE(s.tune->rates.size() == 25);
  CHECK(s.tune->rates.front() == 1e-4);
  CHECK(s.tune->rates[1] == 1.468e-4);
  CHECK(s.tune->rates.back() == 1);
  CHECK(s.tune->epochs == 100);
}

TEST_CASE("legend and records say that a rate was tuned, and how") {
  const Scene s = tuned_scene(
      "surface: himmelblau\noptimizers: [adam]\n"
      "tune: {learning_rate: [0.01, 0.05, 0.1], goal: {epochs_to: 0.001}, epochs: 300}\n");
  CHECK(run_description(s.optimizers[0]) ==
        "α = 0.1, α tuned (best of 3 by epochs to 0.001 after 300 epochs)");
  CHECK(s.optimizers[0].regime.tuned->is_highest);
  CHECK(!s.optimizers[0].regime.tuned->is_lowest);
  const Parameters all = parameters_of(s, {0, 0, 0});
  const auto value = [&](std::string_view name) {
    for (const auto& [key, v] : all) {
      if (key == name) return v;
    }
    return ParamValue(std::string("none"));
  };
  CHECK(value("learning_rate") == ParamValue(0.1));
  CHECK(value("tune.learning_rate") == ParamValue(Numbers{0.01, 0.05, 0.1}));
  CHECK(value("tune.goal") == ParamValue(std::string("epochs_to")));
  CHECK(value("tune.goal.epochs_to") == ParamValue(0.001));
  CHECK(value("tune.epochs") == ParamValue(300.0));
  CHECK(value("tune.score") == ParamValue(s.optimizers[0].regime.tuned->score));
  CHECK(run_description(tuned_scene("surface: himmelblau\noptimizers: [adam]\ntune: {}\n").optimizers[0])
            .find("α tuned (best of 25 by final loss)") != std::string::npos);
}

TEST_CASE("mistakes in tune, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "optimizers: [adam]\n"
       "tune:\n"
       "  learning_rate: {log: [1, 0.1], linear: 3, count: 1001}\n"
       "  goal: fastest\n"
       "  epochs: 0\n"
       "  by: loss\n",
       "s.yaml:4:24: error: lowest of tune.learning_rate.log must be below highest\n"
       "    learning_rate: {log: [1, 0.1], linear: 3, count: 1001}\n"
       "                         ^\n"
       "  write [0.1, 1]\n"
       "s.yaml:4:34: error: tune.learning_rate: log and linear exclude each other\n"
       "    learning_rate: {log: [1, 0.1], linear: 3, count: 1001}\n"
       "                                   ^\n"
       "  leave one of them out\n"
       "s.yaml:4:42: error: tune.learning_rate.linear: expected [lowest, highest], found '3'\n"
       "    learning_rate: {log: [1, 0.1], linear: 3, count: 1001}\n"
       "                                           ^\n"
       "  like linear: [0.001, 1]\n"
       "s.yaml:4:52: error: tune.learning_rate.count must be a whole number in [2, 1000], not 1001\n"
       "    learning_rate: {log: [1, 0.1], linear: 3, count: 1001}\n"
       "                                                     ^\n"
       "s.yaml:5:9: error: unknown tune.goal 'fastest'\n"
       "    goal: fastest\n"
       "          ^\n"
       "  known: final_loss, best_loss, epochs_to\n"
       "s.yaml:6:11: error: tune.epochs must be a whole number in [1, 1000000], not 0\n"
       "    epochs: 0\n"
       "            ^\n"
       "s.yaml:7:3: error: unknown key 'by' in tune\n"
       "    by: loss\n"
       "    ^\n"
       "  known: learning_rate, goal, epochs"},
      {"surface: himmelblau\n"
       "optimizers: [adam]\n"
       "tune: {learning_rate: {count: 5}, goal: epochs_to}\n",
       "s.yaml:3:23: error: log is missing in tune.learning_rate\n"
       "  tune: {learning_rate: {count: 5}, goal: epochs_to}\n"
       "                        ^\n"
       "s.yaml:3:41: error: tune.goal: epochs_to needs a loss\n"
       "  tune: {learning_rate: {count: 5}, goal: epochs_to}\n"
       "                                          ^\n"
       "  write goal: {epochs_to: 0.001}"},
      {"surface: himmelblau\n"
       "optimizers: [adam]\n"
       "tune: {learning_rate: [0.1, 0.1]}\n",
       "s.yaml:3:29: error: tune.learning_rate must rise from each to the next\n"
       "  tune: {learning_rate: [0.1, 0.1]}\n"
       "                              ^"},
      {"surface: himmelblau\n"
       "tune: {}\n",
       "s.yaml:2:1: error: tune is of no use here: every optimizer has its own\n"
       "  tune: {}\n"
       "  ^\n"
       "  list the optimizers by their names to have their learning rates tuned"},
      {"surface: himmelblau\n"
       "learning_rate: 0.1\n"
       "optimizers: [adam]\n"
       "tune: {}\n",
       "s.yaml:4:1: error: learning_rate and tune exclude each other\n"
       "  tune: {}\n"
       "  ^\n"
       "  leave one of them out"},
      {"surface: himmelblau\n"
       "optimizers: [adam, momentum]\n"
       "epochs: 20000\n"
       "tune: {learning_rate: {log: [1e-4, 1], count: 1000}}\n",
       "s.yaml:4:1: error: tune: 1000 learning rates make 2000 descents of 20000 epochs, 40000000 in all; at "
       "most "
       "20000000\n"
       "  tune: {learning_rate: {log: [1e-4, 1], count: 1000}}\n"
       "  ^"},
      {"surface: himmelblau\n"
       "optimizers: [adam, gradient_descent]\n"
       "tune: {learning_rate: {linear: [1, 2], count: 3}}\n",
       "s.yaml:3:1: error: gradient_descent diverges with all 3 learning rates\n"
       "  tune: {learning_rate: {linear: [1, 2], count: 3}}\n"
       "  ^\n"
       "  try smaller ones"},
  };
  for (const Broken& b : kCases) CHECK(said_about(b.text) == b.message);
}
