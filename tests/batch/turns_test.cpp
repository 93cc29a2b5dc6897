#include "batch/turns.hpp"

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "wait.hpp"

using namespace gradreel;

TEST_CASE("no more threads have a turn at once than may compute", "[threads]") {
  Turns turns(2, 1000);
  std::atomic<int> now = 0, most = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        for (int k = 0; k < 50; ++k) {
          const Turn turn({&turns, i}, 10);
          const int together = ++now;
          int before = most;
          while (before < together && !most.compare_exchange_weak(before, together)) {
          }
          std::this_thread::yield();
          --now;
        }
      });
    }
  }
  CHECK(most == 2);
}

TEST_CASE("turns go to the first film, and only as memory allows", "[threads]") {
  Turns turns(2, 100);
  std::optional<Turn> first(std::in_place, TurnsOf{&turns, 0}, 60);
  std::atomic<int> order = 0, film_2 = 0, film_1 = 0;
  std::jthread later([&] {
    const Turn turn({&turns, 2}, 50);  // not beside the 60
    film_2 = ++order;
  });
  CHECK(testing::comes_true([&] { return turns.is_wanted_before(3); }));
  std::jthread sooner([&] {
    const Turn turn({&turns, 1}, 1000);  // more than there is: alone
    film_1 = ++order;
  });
  CHECK(testing::comes_true([&] { return turns.is_wanted_before(2); }));
  CHECK_FALSE(turns.is_wanted_before(1));
  CHECK(order == 0);
  first.reset();
  later.join();
  sooner.join();
  CHECK(film_1 == 1);
  CHECK(film_2 == 2);
}
