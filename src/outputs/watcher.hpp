// The interfaces for following the making of outputs, for progress bars and reports.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "core/work.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Of one output. By default every function does nothing. Each but committed() may throw Cancelled to end the
/// work; the output then leaves no file behind. Calls do not overlap; those of frames_done() come from any
/// thread.
class Watcher {
 public:
  virtual ~Watcher() = default;

  /// Work beside the frames of films, and how much of it is done (0..1).
  virtual void computing(std::string_view /*what*/, double /*share*/) {}

  /// Rendering of `frames` frames begins, for the film or all its clips. Called again if a smaller version is
  /// tried.
  virtual void begin_frames(std::int64_t /*frames*/) {}
  virtual void frames_done(std::int64_t /*frames*/) {}

  /// The current size of a file of trajectories.
  virtual void written(std::size_t /*bytes*/) {}

  /// The files of the output have their names. Part of the same whole step (core/leftover.hpp).
  virtual void committed() {}
};

/// Of several outputs, some of which may be in the making at once. As above; a function that throws Cancelled
/// ends all work. Calls come from any thread.
class BatchWatcher {
 public:
  virtual ~BatchWatcher() = default;

  virtual void begin(const Target&) {}
  virtual void computing(const Target&, std::string_view /*what*/, double /*share*/) {}
  virtual void begin_frames(const Target&, std::int64_t /*frames*/) {}
  virtual void frames_done(const Target&, std::int64_t /*frames*/) {}
  virtual void committed(const Target&) {}

  /// How it ended: one call for each target, in their order.
  virtual void made(const Target&, const Made&) {}

  /// A RenderError, or mistakes that show only now: is_input_error().
  virtual void failed(const Target&, const Error&) {}

  /// Another one failed before, and it was not to be made then.
  virtual void skipped(const Target&) {}
};

/// For compose() and other long work below: tells the watcher, who outlives it.
inline Work work_for(int jobs, Watcher& watcher) {
  return {jobs, [&watcher](std::string_view what, double share) { watcher.computing(what, share); }};
}

}  // namespace gradreel
