// Long work: on how many threads, who is told, and how it is stopped.
#pragma once

#include <exception>
#include <functional>
#include <string_view>

namespace gradreel {

/// Thrown to give up long work that is no longer wanted. Not an error.
struct Cancelled : std::exception {
  const char* what() const noexcept override { return "cancelled"; }
};

struct Work {
  int jobs = 1;  ///< threads; never changes a result

  /// Told on the caller's thread, now and then, what is done and how much of it (0..1); may throw Cancelled.
  std::function<void(std::string_view what, double share)> report = nullptr;
};

}  // namespace gradreel
