// Who is told while outputs are made: a progress bar, a report, a cache.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "core/work.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Every function does nothing unless overridden, and may throw Cancelled to end all work: then nothing stays
/// of the output that was being made. Calls come one at a time, those of frames_done() from any thread.
class Watcher {
 public:
  virtual ~Watcher() = default;

  /// From here on it is about this target, until made() or failed().
  virtual void begin(const Target&) {}

  /// Its scene's descents have run: told for the scene's first target alone.
  virtual void descended(const Target&) {}

  /// Work beside the frames of films, and how much of it is done (0..1).
  virtual void computing(std::string_view /*what*/, double /*share*/) {}

  /// So many frames begin, of the film or all its clips. Told again where a smaller version is tried.
  virtual void begin_frames(std::int64_t /*frames*/) {}
  virtual void frames_done(std::int64_t /*frames*/) {}

  /// Bytes that a file of trajectories has by now.
  virtual void written(std::size_t /*bytes*/) {}

  virtual void made(const Target&, const Made&) {}

  /// A RenderError, or mistakes that show only now: is_input_error(). Other targets go on.
  virtual void failed(const Target&, const Error&) {}
};

/// For compose() and other long work below: tells the watcher, who outlives it.
inline Work work_for(int jobs, Watcher& watcher) {
  return {jobs, [&watcher](std::string_view what, double share) { watcher.computing(what, share); }};
}

}  // namespace gradreel
