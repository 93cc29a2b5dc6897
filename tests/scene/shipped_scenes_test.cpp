// Every scene in scenes/ shows what its name and its first lines say.
#include <algorithm>
#include <filesystem>
#include <set>

#include "catch.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "shipped_scenes.hpp"

using namespace gradreel;

namespace {

struct Shown {
  Scene scene;
  std::vector<Trajectory> runs;  ///< start by start, optimizer by optimizer
};

Shown show(const std::string& name) {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  Shown s;
  s.scene = load_scene(std::string(GRADREEL_SOURCE_DIR "/scenes/") + name + ".yaml", configs);
  for (const auto& run : descend_all(s.scene)) s.runs.push_back(*run);
  return s;
}

/// Index of the known minimum within `tolerance` of the last point; -1 if there is none.
int minimum_reached(const Shown& s, const Trajectory& run, double tolerance = 0.02) {
  const auto& minima = s.scene.surface.minima;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    if (length(run.points.back() - minima[i].at) < tolerance) return static_cast<int>(i);
  }
  return -1;
}

int first_below(const Trajectory& run, double loss) {
  for (int i = 0; i <= run.epochs(); ++i) {
    if (run.losses[static_cast<std::size_t>(i)] < loss) return i;
  }
  return -1;
}

int epochs_within(const Trajectory& run, Point center, double radius) {
  int i = 0;
  while (i <= run.epochs() && length(run.points[static_cast<std::size_t>(i)] - center) <= radius) ++i;
  return i;
}

double path_length(const Trajectory& run) {
  double sum = 0;
  for (std::size_t i = 1; i < run.points.size(); ++i) sum += length(run.points[i] - run.points[i - 1]);
  return sum;
}

std::vector<std::string> names(const Scene& scene) {
  std::vector<std::string> all;
  for (const OptimizerChoice& choice : scene.optimizers) all.emplace_back(choice.entry->name);
  return all;
}

using Names = std::vector<std::string>;
const Names kFour = {"gradient_descent", "momentum", "rmsprop", "adam"};
const Names kThree = {"gradient_descent", "momentum", "adam"};

}  // namespace

TEST_CASE("every shipped scene loads, has a title and both default outputs") {
  int count = 0;
  for (const std::string& path : testing::shipped_scenes()) {
    const std::string stem = std::filesystem::path(path).stem().string();
    const Shown s = show(stem);
    INFO(path);
    CHECK(!s.scene.title.empty());
    CHECK(s.scene.stem == stem);
    REQUIRE(s.scene.outputs.size() == 2);
    CHECK(s.scene.outputs[0].profile == "lecture");
    CHECK(s.scene.outputs[1].profile == "blog");
    ++count;
  }
  CHECK(count >= 11);
}

TEST_CASE("himmelblau: four optimizers from one start end in three minima, all within the film") {
  const Shown s = show("himmelblau");
  REQUIRE(names(s.scene) == kFour);
  std::vector<int> reached;
  for (const Trajectory& run : s.runs) {
    reached.push_back(minimum_reached(s, run, 0.03));
    CHECK(run.outcome == Outcome::finished);
    CHECK(run.losses.back() < 0.01);
    for (const Point p : run.points) {
      CHECK(std::abs(p.x) < 5);
      CHECK(std::abs(p.y) < 5);
    }
  }
  CHECK(reached == std::vector{0, 3, 1, 1});
  CHECK(path_length(s.runs[1]) > 3 * path_length(s.runs[0]));  // Momentum overshoots
  CHECK(path_length(s.runs[3]) > 1.5 * path_length(s.runs[2]));
}

TEST_CASE("himmelblau_lecture: pauses and captions come where its words say") {
  const Shown s = show("himmelblau_lecture");
  const Film film = compose(s.scene, s.scene.outputs[1], descend_all(s.scene));
  std::vector<int> epochs;
  for (const std::int64_t k : film.timeline().pause_frames()) epochs.push_back(film.timeline().at(k).epoch);
  REQUIRE(epochs.size() == 3);
  CHECK(epochs[0] == 1);
  CHECK(epochs[1] == 12);
  CHECK(epochs[2] ==
        std::min({s.runs[0].epochs(), s.runs[1].epochs(), s.runs[2].epochs(), s.runs[3].epochs()}));
  CHECK(epochs[2] < 100);
  CHECK(film.content().captions.size() == 4);
  const double seconds = static_cast<double>(film.timeline().frames()) / 25;
  CHECK(seconds > 20);
  CHECK(seconds < 40);
}

TEST_CASE("himmelblau_loop and himmelblau_follow: a short loop, and views that move") {
  const Shown loop = show("himmelblau_loop"), follow = show("himmelblau_follow");
  CHECK(loop.scene.timeline.is_loop);
  const Film film = compose(loop.scene, loop.scene.outputs[1], descend_all(loop.scene));
  CHECK(film.timeline().frames() == 175);
  const Film moving = compose(follow.scene, follow.scene.outputs[1], descend_all(follow.scene));
  CHECK(moving.content().camera.moves());
  CHECK(moving.content().zoom.moves());
  CHECK(!moving.content().camera.targets.empty());
  CHECK(minimum_reached(follow, follow.runs[0], 0.05) == 1);
}

TEST_CASE("himmelblau_learning_rates: one creeps, one walks, one jumps, one diverges") {
  const Shown s = show("himmelblau_learning_rates");
  REQUIRE(s.runs.size() == 4);
  for (const OptimizerChoice& choice : s.scene.optimizers) CHECK(choice.entry->name == "gradient_descent");
  CHECK(minimum_reached(s, s.runs[0]) == 2);
  CHECK(minimum_reached(s, s.runs[1]) == 2);
  CHECK(minimum_reached(s, s.runs[2]) == 1);
  CHECK(first_below(s.runs[0], 0.01) > 3 * first_below(s.runs[1], 0.01));
  CHECK(s.scene.optimizers[3].params.number("learning_rate") == 0.05);
  CHECK(s.runs[3].outcome == Outcome::diverged);
  CHECK(s.runs[3].epochs() <= 3);
}

TEST_CASE("himmelblau_starts: all four minima are reached") {
  const Shown s = show("himmelblau_starts");
  std::set<int> reached;
  for (std::size_t i = 0; i < s.runs.size(); ++i) {
    CHECK(length(s.scene.starts[i] - Point{-0.270845, -0.923039}) < 0.7);
    reached.insert(minimum_reached(s, s.runs[i]));
  }
  CHECK(reached == std::set{0, 1, 2, 3});
}

TEST_CASE("himmelblau_saddle: gradient descent lingers, the others leave") {
  const Shown s = show("himmelblau_saddle");
  REQUIRE(names(s.scene) == kFour);
  const Point saddle = {0.086678, 2.884255};
  CHECK(epochs_within(s.runs[0], saddle, 0.5) >= 45);
  CHECK(epochs_within(s.runs[1], saddle, 0.5) <= 25);
  CHECK(epochs_within(s.runs[2], saddle, 0.5) <= 4);
  CHECK(epochs_within(s.runs[3], saddle, 0.5) <= 6);
  for (const Trajectory& run : s.runs) CHECK(minimum_reached(s, run) == 0);
}

TEST_CASE("camel_overshoot: gradient descent never settles, Adam does") {
  const Shown s = show("camel_overshoot");
  REQUIRE(names(s.scene) == Names{"gradient_descent", "adam"});
  const Trajectory &descent = s.runs[0], &adam = s.runs[1];
  double longest = 0;  // of the last ten steps
  for (std::size_t i = descent.points.size() - 10; i < descent.points.size(); ++i) {
    longest = std::max(longest, length(descent.points[i] - descent.points[i - 1]));
  }
  CHECK(longest > 0.3);
  CHECK(minimum_reached(s, descent) == -1);
  CHECK(path_length(descent) > 3 * path_length(adam));
  CHECK(adam.losses.back() == Approx(0.1911).margin(5e-4));
}

TEST_CASE("camel_local_minimum: gradient descent is caught, Momentum and Adam are not") {
  const Shown s = show("camel_local_minimum");
  REQUIRE(names(s.scene) == kThree);
  CHECK(s.runs[0].losses.back() == Approx(1.039).margin(1e-3));
  CHECK(s.runs[1].losses.back() == Approx(0.191).margin(1e-3));
  CHECK(s.runs[2].losses.back() == Approx(0.191).margin(1e-3));
  CHECK(minimum_reached(s, s.runs[1]) != minimum_reached(s, s.runs[2]));
}

TEST_CASE("camel_saddle: 41 epochs against 8 until the loss is below 0.4") {
  const Shown s = show("camel_saddle");
  REQUIRE(names(s.scene) == kThree);
  CHECK(first_below(s.runs[0], 0.4) == 41);
  CHECK(first_below(s.runs[2], 0.4) == 8);
}

TEST_CASE("camel_convergence: all reach a lowest minimum, gradient descent last") {
  const Shown s = show("camel_convergence");
  REQUIRE(names(s.scene) == kThree);
  for (const Trajectory& run : s.runs) CHECK(run.losses.back() == Approx(0.1911).margin(1e-3));
  const int descent = first_below(s.runs[0], 0.2), momentum = first_below(s.runs[1], 0.2),
            adam = first_below(s.runs[2], 0.2);
  CHECK(descent > 1.5 * momentum);
  CHECK(descent > 1.5 * adam);
}

TEST_CASE("himmelblau_schedules: the constant rate never settles, the three that fall do") {
  const Shown s = show("himmelblau_schedules");
  REQUIRE(s.runs.size() == 4);
  for (const Trajectory& run : s.runs) CHECK(run.learning_rates.front() == 0.03);
  CHECK(*std::min_element(s.runs[0].losses.begin(), s.runs[0].losses.end()) > 1);
  for (const std::size_t i : {1, 2, 3}) CHECK(minimum_reached(s, s.runs[i], 1e-6) == 0);
  CHECK(first_below(s.runs[2], 0.001) < 20);
  CHECK(first_below(s.runs[1], 1) > 30);
  CHECK(first_below(s.runs[1], 1) < 34);
  CHECK(first_below(s.runs[3], 0.001) > first_below(s.runs[1], 1));
  CHECK(first_below(s.runs[3], 0.001) < 50);
}

TEST_CASE("rosenbrock_clipping: without clipping Momentum is gone, with it it arrives") {
  const Shown s = show("rosenbrock_clipping");
  REQUIRE(s.runs.size() == 3);
  CHECK(s.runs[0].outcome == Outcome::diverged);
  CHECK(s.runs[0].epochs() == 5);
  CHECK(s.runs[0].points[1].x > 1.5);  // from -1.5, across the valley
  const auto direction = [&](std::size_t i) {
    const Point step = s.runs[i].points[1] - s.runs[i].points[0];
    return step.y / step.x;
  };
  CHECK(direction(1) == Approx(direction(0)));
  CHECK(direction(2) == Approx(1));
  for (const std::size_t i : {1, 2}) {
    CHECK(s.runs[i].outcome == Outcome::finished);
    CHECK(s.runs[i].losses.back() < 0.01);
    CHECK(minimum_reached(s, s.runs[i], 0.1) == 0);
  }
}

TEST_CASE("himmelblau_noise: with noise all four minima are reached, without always the same one") {
  const Shown s = show("himmelblau_noise");
  REQUIRE(s.scene.optimizers[0].regime.seeds() == 24);
  REQUIRE(s.runs.size() == 25);
  std::set<int> reached;
  for (std::size_t i = 0; i < 24; ++i) {
    CHECK(s.runs[i].outcome == Outcome::finished);
    reached.insert(minimum_reached(s, s.runs[i], 0.5));
  }
  CHECK(reached == std::set{0, 1, 2, 3});
  CHECK(minimum_reached(s, s.runs[24]) == 3);
}

TEST_CASE("himmelblau_basins: from the first start the three optimizers lead to three minima") {
  const Shown s = show("himmelblau_basins");
  CHECK(s.scene.layout.name == "basins");
  CHECK(names(s.scene) == kThree);
  CHECK(minimum_reached(s, s.runs[0]) == 0);
  CHECK(minimum_reached(s, s.runs[1]) == 3);
  CHECK(minimum_reached(s, s.runs[2]) == 1);
}

TEST_CASE("camel_basins: gradient descent stays in the hollow, the others do not") {
  const Shown s = show("camel_basins");
  CHECK(s.runs[0].losses.back() == Approx(1.0392).margin(1e-3));
  CHECK(s.runs[1].losses.back() == Approx(0.1911).margin(1e-3));
  CHECK(s.runs[2].losses.back() == Approx(0.1911).margin(1e-3));
}

TEST_CASE("himmelblau_basins_learning_rates: the rate moves in the maps alone") {
  const Shown s = show("himmelblau_basins_learning_rates");
  REQUIRE(s.scene.layout.panels.size() == 2);
  CHECK(s.scene.layout.panels[0].options.text("animate") == "learning_rate");
  CHECK(s.scene.layout.legend == LegendPlace::off);
}

TEST_CASE(
    "rosenbrock_tuned: each has the best of 41 rates, none at an end; gradient descent is 7 to 30 times "
    "higher") {
  const Shown s = show("rosenbrock_tuned");
  CHECK(names(s.scene) == kFour);
  for (const OptimizerChoice& choice : s.scene.optimizers) {
    REQUIRE(choice.regime.tuned);
    CHECK(choice.regime.tuned->how == "best of 41 by final loss");
    CHECK(!choice.regime.tuned->is_lowest);
    CHECK(!choice.regime.tuned->is_highest);
  }
  for (std::size_t i = 1; i < 4; ++i) {
    const double ratio = s.runs[0].losses.back() / s.runs[i].losses.back();
    CHECK(ratio > 7);
    CHECK(ratio < 30);
  }
}

TEST_CASE("adam_explained: gradient descent stays on the plateau, Adam crosses it by its learning rate") {
  const Shown s = show("adam_explained");
  REQUIRE(names(s.scene) == Names{"gradient_descent", "adam"});
  CHECK(path_length(s.runs[0]) < 0.1);
  for (std::size_t i = 1; i <= 30; ++i) {
    const Point step = s.runs[1].points[i] - s.runs[1].points[i - 1];
    CHECK(step.x == Approx(0.1).margin(0.03));
    CHECK(step.y == Approx(0.1).margin(0.03));
  }
  CHECK(minimum_reached(s, s.runs[1], 0.05) == 0);
  CHECK(s.scene.formulas->count("\\sqrt{\\hat v}") == 1);
}

TEST_CASE("recorded_adam: what PyTorch logged and what is run here is one line") {
  const Shown s = show("recorded_adam");
  REQUIRE(s.runs.size() == 3);
  const Trajectory &ours = s.runs[0], &logged = s.runs[2];
  REQUIRE(logged.points.size() == ours.points.size());
  for (std::size_t i = 0; i < ours.points.size(); ++i) {
    CHECK(length(logged.points[i] - ours.points[i]) < 1e-10);
    CHECK(logged.losses[i] == Approx(ours.losses[i]).epsilon(1e-9).margin(1e-9));
  }
  CHECK(length(s.runs[1].points[20] - ours.points[20]) > 1);
}
