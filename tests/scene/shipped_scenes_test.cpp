// Every scene in scenes/ shows what its name and its first lines say.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "catch.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "shipped_scenes.hpp"
#include "surfaces/surface.hpp"

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
    CHECK(s.scene.stem.starts_with(stem));
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

TEST_CASE("ademamix_valley: through the valley while Adam creeps, and long memory alone swings") {
  const Shown s = show("ademamix_valley");
  const auto crossings = [](const Trajectory& run) {  // of the floor
    int count = 0;
    for (std::size_t i = 1; i < run.points.size(); ++i) {
      const auto above = [](Point p) { return p.y > p.x * p.x; };
      count += above(run.points[i]) != above(run.points[i - 1]);
    }
    return count;
  };
  const Trajectory &adam = s.runs[0], &long_memory = s.runs[1], &mix = s.runs[2];
  CHECK(mix.losses.back() < 1);
  CHECK(adam.losses.back() > 20);
  CHECK(long_memory.losses.back() > 20);
  const auto highest = [](const Trajectory& run) {  // after the way down from the start
    return *std::max_element(run.losses.begin() + 100, run.losses.end());
  };
  CHECK(highest(long_memory) > 1.3 * long_memory.losses[100]);  // up the walls again
  CHECK(highest(mix) < 1.05 * mix.losses[100]);
  CHECK(highest(adam) <= adam.losses[100]);
  CHECK(crossings(long_memory) >= 3);
}

TEST_CASE("schedule_free_noise: low long before the cosine, which is low at its end") {
  const Shown s = show("schedule_free_noise");
  REQUIRE(s.runs.size() == 2);
  const Trajectory &cosine = s.runs[0], &schedule_free = s.runs[1];
  const auto highest = [](const Trajectory& run, int from, int to) {
    return *std::max_element(run.losses.begin() + from, run.losses.begin() + to);
  };
  CHECK(highest(schedule_free, 25, 100) < 3);
  CHECK(highest(cosine, 25, 100) > 15);
  CHECK(highest(schedule_free, 100, 200) < 0.5);
  CHECK(highest(cosine, 100, 125) > 3);
  CHECK(highest(cosine, 175, 201) < 0.3);
  CHECK(highest(schedule_free, 175, 201) < 0.3);
  CHECK(schedule_free.gradient_points.size() == 200);
}

TEST_CASE("sam_sharp_flat: SGD ends in the sharp minimum, SAM in the flat one, which is higher but safer") {
  const Shown s = show("sam_sharp_flat");
  const Point sharp = s.runs[0].points.back(), flat = s.runs[1].points.back();
  CHECK(length(sharp - Point{-1, 0}) < 0.05);
  CHECK(length(flat - Point{1, 0}) < 0.15);
  CHECK(s.runs[0].losses.back() < s.runs[1].losses.back());
  const auto worst_within = [&](Point p, double radius) {
    double worst = -1e9;
    for (int i = 0; i < 64; ++i) {
      const double angle = 2 * 3.14159265358979 * i / 64;
      worst = std::max(
          worst, value_at(*s.scene.surface.objective, p + radius * Point{std::cos(angle), std::sin(angle)}));
    }
    return worst;
  };
  CHECK(worst_within(flat, 0.2) < worst_within(sharp, 0.2));
  // Its gradients were taken ρ away, uphill.
  const Trajectory& sam = s.runs[1];
  REQUIRE(sam.gradient_points.size() == 60);
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(length(sam.gradient_points[i] - sam.points[i]) == Approx(0.2).epsilon(1e-9));
  }
}

TEST_CASE("prodigy_rate: within 20 epochs it finds a rate like the one that suits Adam, from below") {
  const Shown s = show("prodigy_rate");
  const Trajectory &prodigy = s.runs[0], &tuned = s.runs[1], &untuned = s.runs[2];
  CHECK(prodigy.learning_rates.front() == 1e-6);
  for (std::size_t i = 1; i < prodigy.learning_rates.size(); ++i) {
    CHECK(prodigy.learning_rates[i] >= prodigy.learning_rates[i - 1]);
  }
  CHECK(prodigy.learning_rates[20] > 0.1);
  CHECK(prodigy.learning_rates.back() < 1);
  // d estimates the distance to the minimum from below.
  const double distance = length(prodigy.points.front() - s.scene.surface.minima[0].at);
  REQUIRE(prodigy.lengths.size() == 1);
  for (const double d : prodigy.lengths[0].values) CHECK(d < distance);
  CHECK(prodigy.losses.back() < 0.05);
  CHECK(tuned.losses.back() < 0.05);
  CHECK(untuned.losses.back() > 40);
}

TEST_CASE("lookahead_points: they meet every fifth epoch, the slow way is short, and it arrives first") {
  const Shown s = show("lookahead_points");
  const Trajectory &sgd = s.runs[0], &lookahead = s.runs[1];
  const std::vector<Point>& slow = *lookahead.points_of("slow");
  REQUIRE(slow.size() == 61);
  double slow_way = 0;
  for (std::size_t i = 1; i < slow.size(); ++i) {
    slow_way += length(slow[i] - slow[i - 1]);
    if (i % 5 == 0) {
      CHECK(slow[i] == lookahead.points[i]);
    } else {
      CHECK(slow[i] == slow[i - 1]);
    }
  }
  CHECK(slow_way < 0.4 * path_length(lookahead));
  CHECK(lookahead.losses.back() < 0.01 * sgd.losses.back());
}

TEST_CASE("mini_batches: the smaller the batch, the longer the way and the less it comes to rest") {
  const Shown s = show("mini_batches");
  const Minimum& best = s.scene.surface.minima.front();
  REQUIRE(s.runs.size() == 3);
  CHECK(clock_unit(s.scene) == ClockUnit::step);
  CHECK(length(s.runs[0].points.back() - best.at) < 1e-3);
  CHECK(s.runs[0].losses.back() < best.value * 1.000001);
  CHECK(path_length(s.runs[1]) > 3 * path_length(s.runs[0]));
  CHECK(path_length(s.runs[2]) > 2 * path_length(s.runs[1]));
  for (std::size_t i = 1; i < 3; ++i) {
    CHECK(s.runs[i].losses.back() > best.value * 1.02);
    CHECK(s.runs[i].losses.back() < s.runs[i].losses.front() / 8);
  }
}

TEST_CASE("logistic_regression: Newton's method is there in six steps, the others are close in forty") {
  const Shown s = show("logistic_regression");
  const Minimum& best = s.scene.surface.minima.front();
  CHECK(s.runs[2].losses[6] < best.value + 1e-6);
  CHECK(length(s.runs[2].points.back() - best.at) < 1e-10);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(s.runs[i].losses.back() > best.value + 1e-4);
    CHECK(s.runs[i].losses.back() < best.value + 1e-2);
  }
  for (const Trajectory& run : s.runs) {
    for (const Point p : run.points) CHECK(s.scene.view.domain.contains(p));
  }
}
