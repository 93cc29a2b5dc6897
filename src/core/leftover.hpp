// What happens to temporary files, child processes and half-done steps when the process is told to end.
#pragma once

#include <functional>

namespace gradreel {

/// Something that must not outlive the process: a temporary file, a child process.
class Leftover {
 public:
  /// `remove` is called, on another thread, if the process ends while this object lives.
  explicit Leftover(std::function<void()> remove);

  /// Forgets it, without a call of `remove`. Does not return if the process is ending.
  ~Leftover();
  Leftover(const Leftover&) = delete;
  Leftover& operator=(const Leftover&) = delete;

 private:
  friend void clear_away(const std::function<bool()>& goes_on_waiting);
  std::function<void()> remove_;
};

/// While it lives, the process waits with ending: for renames that belong together, or until what was just
/// made has its Leftover. Such steps are short. May be nested.
class WholeStep {
 public:
  /// Does not return if the process is ending.
  WholeStep();
  ~WholeStep();
  WholeStep(const WholeStep&) = delete;
  WholeStep& operator=(const WholeStep&) = delete;
};

/// Waits for the whole steps under way while `goes_on_waiting`, which pauses a little, returns true. Then
/// removes all leftovers, the newest first. Other threads keep running, but cannot begin or end a whole step,
/// or forget a leftover, any more. The caller ends the process.
void clear_away(const std::function<bool()>& goes_on_waiting);

}  // namespace gradreel
