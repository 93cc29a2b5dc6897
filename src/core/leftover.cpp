#include "core/leftover.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace gradreel {

namespace {

struct Ending {
  std::mutex mutex;
  std::condition_variable never;  // not notified: who waits here waits for the end
  std::vector<Leftover*> leftovers;
  int whole_steps = 0;
  bool has_begun = false;
};

/// Never destroyed: threads use it to the very end.
Ending& ending() {
  static auto* all = new Ending;
  return *all;
}

thread_local int step_depth = 0;  // of this thread's nested whole steps

}  // namespace

Leftover::Leftover(std::function<void()> remove) : remove_(std::move(remove)) {
  const std::lock_guard lock(ending().mutex);
  ending().leftovers.push_back(this);
}

Leftover::~Leftover() {
  const std::lock_guard lock(ending().mutex);
  auto& all = ending().leftovers;
  all.erase(std::find(all.begin(), all.end(), this));
}

WholeStep::WholeStep() {
  if (step_depth++ > 0) return;
  std::unique_lock lock(ending().mutex);
  ending().never.wait(lock, [] { return !ending().has_begun; });
  ++ending().whole_steps;
}

WholeStep::~WholeStep() {
  if (--step_depth > 0) return;
  const std::lock_guard lock(ending().mutex);
  --ending().whole_steps;
}

void clear_away(const std::function<bool()>& goes_on_waiting) {
  std::unique_lock lock(ending().mutex);
  ending().has_begun = true;
  while (ending().whole_steps > 0) {
    lock.unlock();
    const bool goes_on = goes_on_waiting();
    lock.lock();
    if (!goes_on) break;
  }
  auto& all = ending().leftovers;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    try {
      (*it)->remove_();
    } catch (...) {  // the others have their turn
    }
  }
  lock.release();  // it stays locked
}

}  // namespace gradreel
