// How long-running work is done: threads, progress reports, cancelling.
#pragma once

#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "core/bytes.hpp"

namespace gradreel {

/// Thrown to abandon work that is no longer wanted. Not an error.
struct Cancelled : std::exception {
  const char* what() const noexcept override { return "cancelled"; }
};

struct Work {
  int jobs = 1;  ///< threads; does not change results

  /// Called now and then, on the caller's thread, with the current task and the share done (0..1). May throw
  /// Cancelled.
  std::function<void(std::string_view what, double share)> report = nullptr;

  /// The result of `compute`, which `what` and the scene decide, from elsewhere if it is known. Called on
  /// any thread. Null: nothing is known.
  std::function<Bytes(const std::string& what, const std::function<Bytes()>& compute)> remember = nullptr;

  /// Nothing that takes long is computed: only what has to be known of a panel to see whether it fits.
  bool is_trial = false;
};

}  // namespace gradreel
