#include "core/parallel.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace gradreel {

namespace {

using Body = std::function<void(std::int64_t)>;

void run(std::int64_t count, int workers, const std::function<Body(int worker)>& make_body) {
  std::mutex mutex;
  std::int64_t next = 0, failed_index = count;
  std::exception_ptr failure;
  const auto work = [&](int worker) {
    Body body;
    for (;;) {
      std::int64_t index = 0;
      {
        const std::lock_guard lock(mutex);
        if (failure || next == count) return;
        index = next++;
      }
      try {
        if (!body) body = make_body(worker);
        body(index);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (index < failed_index) {
          failed_index = index;
          failure = std::current_exception();
        }
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    try {
      for (int worker = 1; worker < workers && worker < count; ++worker) threads.emplace_back(work, worker);
    } catch (const std::exception&) {  // no memory for another thread: fewer do the same
    }
    work(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

void parallel_for(std::int64_t count, int workers, const std::function<void(std::int64_t, int)>& body) {
  run(count, workers, [&](int worker) { return [&, worker](std::int64_t index) { body(index, worker); }; });
}

void parallel_for_each(std::int64_t count, int workers, const std::function<Body()>& make_body) {
  run(count, workers, [&](int) { return make_body(); });
}

}  // namespace gradreel
