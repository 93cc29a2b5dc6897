#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("lbfgs: the first step is α min(1, 1 / |g|₁) along −g, without a line search") {
  const auto one = after(1, *make("lbfgs", {{"line_search", std::string("none")}}), 1);
  CHECK(one.x == Approx(0.8).epsilon(1e-15));
  CHECK(one.y == Approx(0.2).epsilon(1e-15));
}

TEST_CASE("lbfgs: several iterations in an epoch are as many epochs") {
  const auto one = after(1, *make("lbfgs", {{"iterations", 4.0}, {"line_search", std::string("none")}}), 1);
  const auto four = after(4, *make("lbfgs", {{"line_search", std::string("none")}}), 1);
  CHECK(one == four);
}

TEST_CASE("lbfgs: reference trajectories") { check_references("lbfgs", 22); }
