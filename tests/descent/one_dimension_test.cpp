// Descents in one dimension, against numbers that can be derived by hand.
#include <cmath>

#include "catch.hpp"
#include "core/num.hpp"
#include "descent/batch.hpp"
#include "descent/descend.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

Trajectory run_line(const char* surface, const char* optimizer, double start, double lr, int epochs,
                    const GradientSettings& gradient = {}) {
  const SurfaceEntry& f = *find_surface(surface);
  const OptimizerEntry& entry = *find_optimizer(optimizer);
  const auto rule = entry.make(ParamValues(entry.params));
  DescentSettings settings;
  settings.learning_rate = lr;
  settings.epochs = epochs;
  settings.gradient = gradient;
  settings.keep_velocities = true;
  return descend(*f.make(ParamValues(f.params)), *rule, {start, 0}, settings);
}

}  // namespace

TEST_CASE("one dimension: gradient descent on the parabola multiplies x by 1 - 2α") {
  for (const double lr : {0.1, 0.45, 0.9, 1.01}) {
    const Trajectory t = run_line("parabola", "gradient_descent", -2.5, lr, 12);
    double x = -2.5;
    for (int k = 0; k <= 12; ++k) {
      const auto i = static_cast<std::size_t>(k);
      CHECK(t.points[i].x == Approx(x).epsilon(1e-14));
      CHECK(t.points[i].y == 0);
      CHECK(t.losses[i] == Approx(x * x).epsilon(1e-13));
      CHECK(t.gradient_norms[i] == Approx(2 * std::fabs(x)).epsilon(1e-14));
      x *= 1 - 2 * lr;
    }
  }
}

TEST_CASE("one dimension: momentum on the parabola is the recurrence of two terms") {
  const Trajectory t = run_line("parabola", "momentum", 2, 0.05, 20);  // v = 0.9 v + 0.05 · 2 x, x -= v
  double x = 2, v = 0;
  for (int k = 1; k <= 20; ++k) {
    v = 0.9 * v + 0.1 * x;
    x -= v;
    CHECK(t.points[static_cast<std::size_t>(k)].x == Approx(x).epsilon(1e-13));
    CHECK(t.velocities[static_cast<std::size_t>(k)].x == Approx(-v).epsilon(1e-13));
    CHECK(t.velocities[static_cast<std::size_t>(k)].y == 0);
  }
}

TEST_CASE("one dimension: Adam's first steps have the length of the learning rate") {
  const Trajectory t = run_line("absolute_value", "adam", 2.3, 0.1, 10);  // g = 1: m and v are corrected to 1
  for (int k = 0; k <= 10; ++k)
    CHECK(t.points[static_cast<std::size_t>(k)].x == Approx(2.3 - 0.1 * k / (1 + 1e-8)).epsilon(1e-14));
}

TEST_CASE("one dimension: Newton's method needs one step on the parabola, and so does a quasi-Newton step") {
  CHECK(run_line("parabola", "newton", -2.5, 1, 1).points[1].x == 0);
  // L-BFGS knows the curvature after its first step: the second is exact.
  const Trajectory t = run_line("parabola", "lbfgs", 2, 1, 3);
  CHECK(std::fabs(t.points.back().x) < 1e-12);
}

TEST_CASE("one dimension: every optimizer runs on a vector of one element") {
  const SurfaceEntry& f = *find_surface("parabola");
  const auto objective = f.make(ParamValues(f.params));
  for (const OptimizerEntry* entry : optimizers()) {
    INFO(entry->name);
    const auto rule = entry->make(ParamValues(entry->params));
    DescentSettings settings;
    settings.learning_rate = ParamValues(entry->params).number("learning_rate");
    settings.epochs = 30;
    const Trajectory t = descend(*objective, *rule, {1.5, 0}, settings);
    CHECK(t.losses.back() < t.losses.front());
    for (const Point p : t.points) CHECK(p.y == 0);
    // The batch is the same, bit for bit.
    const Endings end = descend_batch(
        *objective, [&] { return entry->make(ParamValues(entry->params)); }, Positions::Constant(1, 3, 1.5),
        settings, 1);
    REQUIRE(end.points.rows() == 1);
    CHECK(end.points(0, 2) == t.points.back().x);
  }
}

TEST_CASE("one dimension: Nelder-Mead's simplex has two vertices") {
  const Trajectory t = run_line("parabola", "nelder_mead", 2, 0.05, 3);
  // Vertices 2 and 2.1; w = 2.1 is reflected to 1.9 and expanded to 1.8; then 2 to 1.6 and 1.4, 1.8 to 1 and
  // 0.6.
  CHECK(t.points[1].x == Approx(1.8).epsilon(1e-14));
  CHECK(t.points[2].x == Approx(1.4).epsilon(1e-14));
  CHECK(t.points[3].x == Approx(0.6).epsilon(1e-14));
}

TEST_CASE("one dimension: noise has one number per epoch, clipping is by the absolute value") {
  GradientSettings noisy;
  noisy.noise_std = 0.5;
  noisy.seed = 7;
  const Trajectory t = run_line("parabola", "gradient_descent", 1, 0.1, 5, noisy);
  double x = 1;
  for (std::uint64_t k = 0; k < 5; ++k) {
    x -= 0.1 * (2 * x + 0.5 * gaussian(7, k, 0));
    CHECK(t.points[k + 1].x == Approx(x).epsilon(1e-13));
  }
  GradientSettings clipped;
  clipped.clip_norm = 1;
  CHECK(run_line("parabola", "gradient_descent", 2, 0.1, 1, clipped).points[1].x ==
        Approx(1.9).epsilon(1e-6));
}
