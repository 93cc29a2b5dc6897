// The scheduler: several workers encode segments of frames, which are joined in order.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "batch/turns.hpp"
#include "cache/cache.hpp"
#include "core/error.hpp"
#include "core/image.hpp"
#include "core/sha256.hpp"
#include "core/work.hpp"
#include "video/format.hpp"

namespace gradreel {

/// Gives the frames of a film. Belongs to one thread.
class FrameSource {
 public:
  virtual ~FrameSource() = default;

  /// Valid until the next call.
  virtual const Image& frame(std::int64_t k) = 0;

  /// Where the last frame may differ from the one before it.
  virtual std::span<const Rect> changed() const = 0;
};

/// How workers come to the frames of a film.
struct SourceOfFilm {
  std::function<std::unique_ptr<FrameSource>()> make;  ///< on the thread that uses it
  std::uint64_t bytes = 0;                             ///< that a worker takes with it, about
};

/// Where encoded segments are kept between runs.
struct SegmentCache {
  Cache* cache = nullptr;  ///< null: nowhere

  /// Of what decides the bytes of the file's frames [first, first + count).
  std::function<Sha256Digest(std::int64_t first, std::int64_t count)> action = nullptr;

  std::atomic<std::int64_t>* found = nullptr;  ///< counts those that were there; null: nobody wants to know
};

/// A frame could not be painted or encoded. what(): "frame 13: the encoder broke".
class FrameError : public Error {
 public:
  FrameError(std::int64_t frame, const std::exception& cause);
  FrameError(std::int64_t frame, const std::string& cause, bool out_of_memory = false);

  /// As the source counts.
  std::int64_t frame() const { return frame_; }

  bool is_out_of_memory() const { return is_out_of_memory_; }

 private:
  std::int64_t frame_;
  bool is_out_of_memory_;
};

struct RenderOptions {
  int jobs = 1;  ///< workers wanted; fewer run where memory or segments do not suffice. Never changes a byte.
  TurnsOf turns = {};  ///< that they share with those of other films
  SegmentCache kept = {};

  /// Told after each frame, from any worker, one call at a time. May throw Cancelled to give up.
  std::function<void(std::int64_t frames_done)> progress = nullptr;

  std::int64_t first_frame = 0;  ///< of the source: the first that is written
  std::int64_t last_frame =
      std::numeric_limits<std::int64_t>::max();  ///< of the source: held to the file's end
};

/// Encodes frames 0..frames-1 in segments of `segment_frames` to `path`, replacing what was there only when
/// everything is written. Throws FrameError where a source or an encoder failed, Error where the file cannot
/// be written, and Cancelled if `progress` does.
void encode_segments(std::int64_t frames, std::int64_t segment_frames, int workers, const SourceOfFilm& film,
                     const Format& format, const std::string& path, const RenderOptions& options);

/// The same into an open writer, which is left to be finished.
void append_segments(std::int64_t frames, std::int64_t segment_frames, int workers, const SourceOfFilm& film,
                     const Format& format, FilmWriter& writer, const RenderOptions& options);

/// A segment, and SHA-256 of the pixels of its frames, as they were given to the encoder; first that of the
/// frame before, where the format wants it and there is one.
struct DigestedSegment {
  EncodedSegment encoded;
  std::vector<Sha256Digest> frames;
};

/// Encodes these segments of such a file alone, from their numbers. `made` is told of each, from any worker.
void encode_some(std::span<const std::int64_t> segments, std::int64_t frames, std::int64_t segment_frames,
                 int workers, const SourceOfFilm& film, const Format& format, const RenderOptions& options,
                 const std::function<void(std::int64_t segment, const DigestedSegment&)>& made);

/// Of a film of so many frames; the last one may be shorter.
constexpr std::int64_t segment_count(std::int64_t frames, std::int64_t segment_frames) {
  return (frames + segment_frames - 1) / segment_frames;
}

/// Workers that `jobs` amounts to: bounded by the segments and by memory_for_workers(); at least 1.
int worker_count(int jobs, std::int64_t segments, std::size_t bytes_per_worker);

}  // namespace gradreel
