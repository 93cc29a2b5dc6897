#include "core/parallel.hpp"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "wait.hpp"

using namespace gradreel;
using gradreel::testing::comes_true;

TEST_CASE("parallel_for runs each index once, whatever the number of workers", "[threads]") {
  for (const int workers : {1, 2, 7}) {
    std::vector<std::atomic<int>> runs(100);
    std::atomic<int> highest_worker = 0;
    parallel_for(100, workers, [&](std::int64_t i, int worker) {
      ++runs[static_cast<std::size_t>(i)];
      if (worker > highest_worker) highest_worker = worker;
    });
    for (const auto& n : runs) CHECK(n == 1);
    CHECK(highest_worker < workers);
  }
}

TEST_CASE("parallel_for rethrows the exception of the lowest failed index and stops", "[threads]") {
  std::atomic<int> started = 0;
  const auto body = [&](std::int64_t i, int) {
    ++started;
    if (i >= 3) throw std::runtime_error("index " + std::to_string(i));
  };
  CHECK_THROWS_WITH(parallel_for(1000, 1, body), "index 3");
  CHECK(started == 4);
}

TEST_CASE("parallel_for does nothing for no indices") {
  parallel_for(0, 4, [](std::int64_t, int) { FAIL(); });
}

TEST_CASE("a worker's own body ends when no index is left for it, while others still work", "[threads]") {
  struct Held {
    std::atomic<int>& count;
    explicit Held(std::atomic<int>& c) : count(c) { ++count; }
    ~Held() { --count; }
  };
  std::atomic<int> held = 0, highest = 0;
  parallel_for_each(2, 2, [&] {
    return [&, own = std::make_shared<Held>(held)](std::int64_t i) {
      if (own->count > highest) highest = own->count.load();
      // The worker of the first index waits for the other one to come and go.
      if (i == 0) CHECK(comes_true([&] { return highest == 2 && held == 1; }));
    };
  });
  CHECK(held == 0);
  CHECK(highest == 2);
}

TEST_CASE("a body that cannot be made fails its first index", "[threads]") {
  const auto make = []() -> std::function<void(std::int64_t)> { throw std::runtime_error("no body"); };
  CHECK_THROWS_WITH(parallel_for_each(5, 1, make), "no body");
}
