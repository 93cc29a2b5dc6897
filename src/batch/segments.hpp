// The scheduler: segments of frames, encoded by several workers, joined in order.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "core/image.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Gives the frames of a film. Belongs to one thread.
class FrameSource {
 public:
  virtual ~FrameSource() = default;

  /// Valid until the next call.
  virtual const Image& frame(std::int64_t k) = 0;

  /// Where the last frame may differ from the one given before it.
  virtual std::span<const Rect> changed() const = 0;
};

struct RenderOptions {
  int jobs = 1;  ///< workers wanted; fewer run where memory or segments do not suffice. Never changes a byte.
  std::function<void(std::int64_t frames_done)> progress =
      {};                                        ///< called from any worker, one call at a time
  const std::atomic<bool>* cancelled = nullptr;  ///< looked at once per frame
  std::int64_t first_frame = 0;                  ///< of the source: the first that is written
};

/// Encodes frames 0..frames-1 in segments of `segment_frames` to `path`, replacing what was there only when
/// everything is written. `make_source` is called at most once per worker, on its thread. Returns false if
/// cancelled. Throws Error naming the frame where a source or an encoder failed.
bool encode_segments(std::int64_t frames, std::int64_t segment_frames, int workers,
                     const std::function<std::unique_ptr<FrameSource>()>& make_source, const Format& format,
                     const std::string& path, const RenderOptions& options);

/// The same into an open writer, which is left to be finished.
bool append_segments(std::int64_t frames, std::int64_t segment_frames, int workers,
                     const std::function<std::unique_ptr<FrameSource>()>& make_source, const Format& format,
                     FilmWriter& writer, const RenderOptions& options);

/// Workers that `jobs` amounts to: bounded by the segments and by half of the machine's memory; at least 1.
int worker_count(int jobs, std::int64_t segments, std::size_t bytes_per_worker);

}  // namespace gradreel
