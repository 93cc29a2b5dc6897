// Ctrl-C asks running work to stop.
#pragma once

#include <atomic>

namespace gradreel {

/// While it lives, SIGINT and SIGTERM set a flag instead of ending the process; a second one ends it. One at
/// a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>& flag() const;
};

}  // namespace gradreel
