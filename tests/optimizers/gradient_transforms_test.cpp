#include "optimizers/gradient_transforms.hpp"

#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

struct Seen {
  Values f;
  Positions g;
  Hessians h;
};

/// At (1, 1), where the ellipse has 2.5 and (1, 4).
Seen look(const GradientSettings& settings, int epoch = 0) {
  const Ellipse ellipse;
  GradientTransforms objective(ellipse, settings);
  objective.set_epoch(epoch);
  Seen seen;
  objective.hessian(Positions::Constant(2, 1, 1.0), seen.f, seen.g, seen.h);
  return seen;
}

}  // namespace

TEST_CASE("without settings the objective is as it was") {
  const Seen seen = look({});
  CHECK(seen.f(0) == 2.5);
  CHECK(seen.g(0, 0) == 1);
  CHECK(seen.g(1, 0) == 4);
  CHECK(seen.h(2, 0) == 4);
}

TEST_CASE("coupled weight decay adds λ |θ|² / 2 to value, gradient and Hessian") {
  const Seen seen = look({.weight_decay = 0.5});
  CHECK(seen.f(0) == 3);
  CHECK(seen.g(0, 0) == 1.5);
  CHECK(seen.g(1, 0) == 4.5);
  CHECK(seen.h(0, 0) == 1.5);
  CHECK(seen.h(1, 0) == 0);
  CHECK(seen.h(2, 0) == 4.5);
}

TEST_CASE("clipping: by value each partial derivative, by norm all alike, before the decay") {
  const Seen value = look({.clip_value = 2});
  CHECK(value.g(0, 0) == 1);
  CHECK(value.g(1, 0) == 2);
  const Seen norm = look({.clip_norm = 1});
  CHECK(norm.g(1, 0) == Approx(4 * norm.g(0, 0)).epsilon(1e-15));
  CHECK(std::sqrt(17) * norm.g(0, 0) == Approx(1).epsilon(1e-6));
  CHECK(norm.g(0, 0) == Approx(1 / (std::sqrt(17) + 1e-6)).epsilon(1e-15));  // as PyTorch has it
  CHECK(look({.clip_norm = 5}).g(1, 0) == 4);
  CHECK(look({.weight_decay = 1, .clip_value = 2}).g(1, 0) == 3);
  CHECK(norm.f(0) == 2.5);
}

TEST_CASE("noise is a matter of seed and epoch alone, and fits the value") {
  const GradientSettings settings = {.noise_std = 0.5, .seed = 7};
  CHECK(look(settings, 3).g(0, 0) == look(settings, 3).g(0, 0));
  CHECK(look(settings, 3).g(0, 0) != look(settings, 4).g(0, 0));
  CHECK(look(settings, 3).g(0, 0) - 1 != look(settings, 3).g(1, 0) - 4);
  CHECK(look(settings, 3).g(0, 0) != look({.noise_std = 0.5, .seed = 8}, 3).g(0, 0));
  const Seen seen = look(settings, 3);
  CHECK(seen.f(0) == Approx(2.5 + (seen.g(0, 0) - 1) + (seen.g(1, 0) - 4)).epsilon(1e-14));
}

TEST_CASE("noise is Gaussian") {
  double sum = 0, squares = 0, fourth = 0;
  const int n = 100000;
  for (int i = 0; i < n; ++i) {
    const double z = gaussian(1, static_cast<std::uint64_t>(i / 2), static_cast<std::uint64_t>(i % 2));
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
  }
  CHECK(sum / n == Approx(0).margin(0.015));
  CHECK(squares / n == Approx(1).epsilon(0.02));
  CHECK(fourth / n == Approx(3).epsilon(0.05));
}
