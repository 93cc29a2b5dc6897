// Waiting for what another process does.
#pragma once

#include <chrono>
#include <thread>

namespace gradreel::testing {

/// Asks every few milliseconds until `condition` holds; false if it does not within five minutes. The bound
/// is for what never comes: a busy machine may take its time, so nothing that passes is ever told by the
/// clock.
template <class Condition>
bool comes_true(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace gradreel::testing
