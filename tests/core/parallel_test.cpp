#include "core/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "catch.hpp"

using namespace gradreel;

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
