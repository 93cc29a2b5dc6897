// Schedules, warm-ups and gradient settings: from YAML to trajectories and captions.
#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "scene/run_description.hpp"

using namespace gradreel;

namespace {

Scene at_saddle(const std::string& text) {
  return parse_scene("s.yaml", "surface: himmelblau\nstart: [0.5, 4]\n" + text, shipped_configs());
}

std::vector<Point> path(const std::string& text) { return descend_all(at_saddle(text)).front()->points; }

}  // namespace

TEST_CASE(
    "an optimizer's schedule, warm-up and gradient settings, and the scene's for those that state none") {
  const Scene s = at_saddle(R"(
schedule: {name: multi_step, milestones: [10, 20.0, 1e2], gamma: 0.5}
warmup: {epochs: 5, start_factor: 0.2}
gradient: {weight_decay: 1e-4, clip_value: 0.5, clip_norm: 1, noise: 0.3, seeds: 20}
seed: 7
optimizers:
  - adam
  - {name: sgd, schedule: cosine, warmup: 0, gradient: {}, learning_rate: [0.1, 0.2]}
)");
  CHECK(s.seed == 7);
  REQUIRE(s.optimizers.size() == 3);
  const Regime& common = s.optimizers[0].regime;
  CHECK(common.schedule->entry->name == "multi_step");
  CHECK(common.schedule->params.numbers("milestones") == Numbers{10, 20, 100});
  CHECK(common.warmup->epochs == 5);
  CHECK(common.warmup->start_factor == 0.2);
  CHECK(common.gradient->seeds == 20);
  CHECK(common.gradient->settings ==
        GradientSettings{.weight_decay = 1e-4, .clip_norm = 1, .clip_value = 0.5, .noise_std = 0.3});
  for (const std::size_t i : {1, 2}) {
    const Regime& own = s.optimizers[i].regime;
    CHECK(own.schedule->entry->name == "cosine");
    CHECK(own.warmup->epochs == 0);
    CHECK(own.gradient == GradientChoice{});
  }
  CHECK(run_description(s.optimizers[0]) ==
        "α = 0.001, multi step (M = [10, 20, 100], γ = 0.5), warm-up 5 from 0.2 α, noise σ = 0.3, median of "
        "20 seeds, "
        "clip |gᵢ| ≤ 0.5, clip ‖g‖ ≤ 1, weight decay 0.0001");
  CHECK(run_description(s.optimizers[1]) == "α = 0.1, cosine");
}

TEST_CASE("the scene's schedule is that of the optimizers of a set, too") {
  const Scene s = at_saddle("schedule: exponential\noptimizers: gd_adam\n");
  REQUIRE(s.optimizers.size() == 2);
  CHECK(run_description(s.optimizers[1]) == "α = 0.2, exponential (γ = 0.98)");
  CHECK(run_description(at_saddle("schedule: step\n").optimizers[0]) == "α = 0.003, step (S = 30, γ = 0.1)");
}

TEST_CASE("schedules in YAML give the rates of make_schedule") {
  const auto rates = [](const std::string& text) {
    return descend_all(at_saddle(text)).front()->learning_rates;
  };
  CHECK(rates("epochs: 4\noptimizers: [{name: adam, learning_rate: 1, schedule: {name: step, size: 2, "
              "gamma: 0.5}}]\n") == std::vector<double>{1, 1, 0.5, 0.5});
  CHECK(rates("epochs: 4\nwarmup: {epochs: 2, start_factor: 0}\noptimizers: [{name: adam, learning_rate: "
              "1}]\n") == std::vector<double>{0, 0.5, 1, 1});
  CHECK(rates("epochs: 3\nwarmup: {epochs: 1, start_factor: 0.5}\nschedule: {name: multi_step, milestones: "
              "[1], gamma: 0.1}\noptimizers: [{name: adam, learning_rate: 1}]\n") ==
        std::vector<double>{0.5, 1, 0.1});
  const auto plain = rates("optimizers: [{name: adam, learning_rate: 0.3}]\n");
  CHECK(plain == std::vector<double>(100, 0.3));
}

TEST_CASE("reference paths under schedules and weight decay, from YAML on") {
  std::ifstream file(GRADREEL_SOURCE_DIR "/tests/data/oracle/cases.jsonl");
  const std::map<std::string, std::string> yaml = {
      {"torch__sched_cos_adam__rosenbrock__p0",
       "surface: rosenbrock\noptimizers: [{name: adam, learning_rate: 0.1}]\nschedule: cosine\n"},
      {"torch__sched_cos_T50_sgdm__matyas__p0",
       "surface: matyas\noptimizers: [{name: sgd, momentum: 0.9, learning_rate: 0.12}]\n"
       "schedule: {name: cosine, length: 50, minimum: 1e-5}\n"},
      {"ensmallen__lrinside_linear20__matyas__p1",
       "surface: matyas\noptimizers: [{name: momentum, momentum: 0.9, learning_rate: 0.12}]\n"
       "warmup: {epochs: 20, start_factor: 0.1}\n"},
  };
  std::size_t ran = 0;
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json c = nlohmann::json::parse(line);
    const auto found = yaml.find(c["id"]);
    if (found == yaml.end()) continue;
    INFO(found->first);
    ++ran;
    const int steps = c["steps"];
    const std::string text =
        found->second + "epochs: 200\nstart: " + c["start"].dump() + "\nstop: {loss: off}\n";
    const auto t = descend_all(parse_scene("s.yaml", text, shipped_configs())).front();
    for (int i = 1; i <= steps; ++i) {
      const auto k = static_cast<std::size_t>(i);
      const Point want = {c["points"][2 * k - 2], c["points"][2 * k - 1]};
      const double scale = std::max({std::fabs(want.x), std::fabs(want.y), 1e-3});
      REQUIRE(std::max(std::fabs(t->points[k].x - want.x), std::fabs(t->points[k].y - want.y)) <=
              c["tol"].get<double>() * scale);
    }
  }
  CHECK(ran == yaml.size());
}

TEST_CASE("noise: the same seed repeats, another seed or another descent is another noise") {
  const std::string noisy =
      "epochs: 30\noptimizers: [{name: adam, learning_rate: 0.1, gradient: {noise: 5}}]\n";
  CHECK(path(noisy) == path(noisy));
  CHECK(path(noisy) == path("seed: 0\n" + noisy));
  CHECK(path(noisy) != path("seed: 1\n" + noisy));
  const Trajectories two = descend_all(
      at_saddle("epochs: 30\nlearning_rate: 0.1\ngradient: {noise: 5}\noptimizers: [adam, adam]\n"));
  CHECK(two[0]->points == path(noisy));
  CHECK(two[0]->points != two[1]->points);
}

TEST_CASE("descents are the same whatever the number of jobs") {
  const Scene s = at_saddle("gradient: {noise: 2, clip_norm: 10}\nschedule: cosine\nwarmup: 3\n");
  const Trajectories one = descend_all(s, 1), three = descend_all(s, 3);
  REQUIRE(one.size() == 4);
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i]->points == three[i]->points);
}

TEST_CASE("a bundle: every seed is a run of its own, the first being what one seed gives") {
  const std::string rest = "epochs: 30\nlearning_rate: 0.1\n";
  const Scene five = at_saddle(
      rest +
      "optimizers: [{name: adam, gradient: {noise: 5, seeds: 5}}, {name: sgd, gradient: {noise: 5}}]\n");
  const Scene one = at_saddle(
      rest + "optimizers: [{name: adam, gradient: {noise: 5}}, {name: sgd, gradient: {noise: 5}}]\n");
  const std::vector<Run> runs = runs_of(five);
  const Trajectories many = descend_all(five), few = descend_all(one);
  REQUIRE(runs.size() == 6);
  REQUIRE(many.size() == 6);
  CHECK(runs[4].series == 0);
  CHECK(runs[4].seed == 4);
  CHECK(runs[5].series == 1);
  CHECK(runs[5].seed == 0);
  CHECK(many[0]->points == few[0]->points);
  CHECK(many[5]->points == few[1]->points);  // more seeds of another optimizer change nothing
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(many[i]->points != many[j]->points);
  }
}

TEST_CASE("what all optimizers share is said once, the rest on their cards") {
  const auto film = [](const std::string& text) {
    const Scene scene = at_saddle(text);
    return compose(scene, scene.outputs.front(), descend_all(scene));
  };
  using Texts = std::vector<std::string>;
  const Film shared = film(
      "schedule: cosine\nwarmup: 10\noptimizers: [{name: adam, gradient: {clip_norm: 1}}, {name: sgd, "
      "schedule: "
      "step}]\n");
  CHECK(shared.content().subtitle == Texts{"all: warm-up 10"});
  CHECK(shared.content().descents[0].settings == Texts{"α = 0.001", "cosine", "clip ‖g‖ ≤ 1"});
  CHECK(shared.content().descents[1].settings == Texts{"α = 0.01", "step (S = 30, γ = 0.1)"});
  const Film alone = film("schedule: cosine\noptimizers: [adam]\n");
  CHECK(alone.content().subtitle.empty());
  CHECK(alone.content().descents[0].settings == Texts{"α = 0.001", "cosine"});
  const Film plain = film("optimizers: [adam, sgd]\n");
  CHECK(plain.content().subtitle.empty());
  CHECK(plain.content().descents[1].settings == Texts{"α = 0.01"});
}

TEST_CASE("a card says how many runs of its bundle diverge") {
  const Scene scene = at_saddle(
      "optimizers: [{name: gradient_descent, learning_rate: 0.02, gradient: {noise: 60, seeds: 12}}]\n");
  const Trajectories runs = descend_all(scene);
  const auto lost =
      std::count_if(runs.begin(), runs.end(), [](const auto& t) { return t->outcome == Outcome::diverged; });
  REQUIRE(lost > 0);
  REQUIRE(lost < 12);
  const Film film = compose(scene, scene.outputs.front(), runs);
  CHECK(film.content().descents[0].settings ==
        std::vector<std::string>{"α = 0.02", "noise σ = 60", "median of 12 seeds",
                                 std::to_string(lost) + " of 12 diverge"});
}
