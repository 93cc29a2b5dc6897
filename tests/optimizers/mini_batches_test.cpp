#include "optimizers/mini_batches.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "descent/descend.hpp"
#include "surfaces/regression.hpp"

using namespace gradreel;

namespace {

using RowNumbers = std::vector<std::uint32_t>;

RowNumbers rows_of(MiniBatches& batches, int step) {
  const auto rows = batches.rows_of(step);
  return {rows.begin(), rows.end()};
}

/// What the batches of an epoch say, one after the other.
RowNumbers epoch_of(MiniBatches& batches, int epoch, int steps) {
  RowNumbers all;
  for (int step = epoch * steps; step < (epoch + 1) * steps; ++step) {
    const RowNumbers rows = rows_of(batches, step);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

RowNumbers sorted(RowNumbers rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

TEST_CASE("every epoch shows every row once, in another order") {
  MiniBatches batches(10, {.size = 4}, 7);
  RowNumbers all(10);
  for (std::uint32_t i = 0; i < 10; ++i) all[i] = i;
  std::set<RowNumbers> orders;
  for (int epoch = 0; epoch < 50; ++epoch) {
    const RowNumbers order = epoch_of(batches, epoch, 3);
    CHECK(sorted(order) == all);
    orders.insert(order);
  }
  CHECK(orders.size() == 50);
  CHECK(rows_of(batches, 0).size() == 4);
  CHECK(rows_of(batches, 1).size() == 4);
  CHECK(rows_of(batches, 2).size() == 2);  // what remains
}

TEST_CASE(
    "steps_per_epoch ends an epoch early; the rows of a step depend on nothing but the seed and the step") {
  MiniBatches batches(10, {.size = 4, .steps_per_epoch = 2}, 7), whole(10, {.size = 4}, 7),
      other(10, {.size = 4}, 8);
  CHECK(rows_of(batches, 1) == rows_of(whole, 1));
  CHECK(rows_of(batches, 2) == rows_of(whole, 3));
  CHECK(rows_of(batches, 3) == rows_of(whole, 4));
  CHECK(rows_of(batches, 0) == rows_of(whole, 0));  // backwards as well
  CHECK(rows_of(whole, 0) != rows_of(other, 0));
}

TEST_CASE("every row is as likely to come first as any other") {
  MiniBatches batches(8, {.size = 8}, 3);
  std::vector<int> first(8);
  for (int epoch = 0; epoch < 8000; ++epoch) ++first[rows_of(batches, epoch)[0]];
  for (const int count : first) CHECK(std::abs(count - 1000) < 150);  // 5 standard deviations
}

// The shuffle, the gradients and the updates once more, as a reader of the documentation would write them.
TEST_CASE("a descent with mini-batches is gradient descent on the mean of each batch") {
  const std::vector<double> a = {-1.5, -0.5, 0.2, 0.7, 1.9}, y = {0.1, 0.8, 1.4, 1.2, 3.3};
  const RegressionRows rows = {a, std::vector<double>(5, 1), y};
  const auto f = make_regression(rows, {}, best_weights(rows, {}));
  DescentSettings settings;
  settings.learning_rate = 0.1;
  settings.epochs = 12;
  settings.gradient = {.batches = {.size = 2}, .seed = 42};
  const auto optimizer =
      find_optimizer("gradient_descent")->make(ParamValues(find_optimizer("gradient_descent")->params));
  const Trajectory t = descend(*f, *optimizer, {-1, 2}, settings);

  const auto mix = [](std::uint64_t z) {
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  };
  double w = -1, b = 2;
  for (int step = 0; step < 12; ++step) {
    std::vector<std::size_t> order = {0, 1, 2, 3, 4};
    for (std::uint64_t i = 4; i > 0; --i) {
      const std::uint64_t bits = mix(mix(mix(42) ^ static_cast<std::uint64_t>(step / 3)) ^ i);
      std::swap(order[i], order[((bits >> 32) * (i + 1)) >> 32]);
    }
    const std::size_t first = static_cast<std::size_t>(step % 3) * 2,
                      last = std::min<std::size_t>(first + 2, 5);
    double gw = 0, gb = 0;
    for (std::size_t k = first; k < last; ++k) {
      const double r = w * a[order[k]] + b - y[order[k]];
      gw += 2 * r * a[order[k]] / static_cast<double>(last - first);
      gb += 2 * r / static_cast<double>(last - first);
    }
    w -= 0.1 * gw;
    b -= 0.1 * gb;
    const Point found = t.points[static_cast<std::size_t>(step) + 1];
    CHECK(found.x == Approx(w).epsilon(1e-12));
    CHECK(found.y == Approx(b).epsilon(1e-12));
  }
  double loss = 0;  // of all rows, whatever the batch was
  for (std::size_t i = 0; i < 5; ++i) loss += (w * a[i] + b - y[i]) * (w * a[i] + b - y[i]) / 5;
  CHECK(t.losses.back() == Approx(loss).epsilon(1e-12));
}

TEST_CASE("all evaluations of a step see the same batch") {
  const RegressionRows rows = {
      {-1.5, -0.5, 0.2, 0.7, 1.9}, std::vector<double>(5, 1), {0.1, 0.8, 1.4, 1.2, 3.3}};
  const auto f = make_regression(rows, {}, best_weights(rows, {}));
  GradientTransforms seen(*f, {.batches = {.size = 2}, .seed = 1});
  Positions x(2, 1), g;
  x << 0.5, 0.5;
  Values value, alone;
  seen.set_epoch(3);
  seen.gradient(x, value, g);
  seen.value(x, alone);
  CHECK(alone(0) == value(0));
  seen.set_epoch(4);
  seen.value(x, alone);
  CHECK(alone(0) != value(0));
}
