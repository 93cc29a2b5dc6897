#include "batch/segments.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "core/error.hpp"
#include "core/parallel.hpp"

namespace gradreel {

namespace {

/// Takes finished segments from any thread and hands them to the writer in order. Workers that run far ahead
/// wait, so that what is held does not grow with the film.
class Joiner {
 public:
  Joiner(FilmWriter& writer, int window) : writer_(writer), window_(window) {}

  void wait_for_turn(std::int64_t segment) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return stopped_ || segment < next_ + window_; });
  }

  void add(std::int64_t segment, EncodedSegment encoded) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(segment, std::move(encoded));
    while (!waiting_.empty() && waiting_.begin()->first == next_) {
      writer_.append(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++next_;
    }
    turn_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    turn_.notify_all();
  }

 private:
  FilmWriter& writer_;
  const int window_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::map<std::int64_t, EncodedSegment> waiting_;
  std::int64_t next_ = 0;
  bool stopped_ = false;
};

/// Counts frames over all workers, and knows whether to go on.
class Watch {
 public:
  explicit Watch(const RenderOptions& options) : options_(options) {}

  std::int64_t first_frame() const { return options_.first_frame; }
  bool cancelled() const { return options_.cancelled != nullptr && options_.cancelled->load(); }

  void frame_done() {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    options_.progress(++frames_);
  }

 private:
  const RenderOptions& options_;
  std::mutex mutex_;
  std::int64_t frames_ = 0;
};

/// Nothing if cancelled on the way.
std::optional<EncodedSegment> encode(FrameSource& source, const Format& format, std::int64_t first,
                                     std::int64_t count, Watch& watch) {
  std::int64_t k = first;
  try {
    const auto encoder = format.segment_encoder(first);
    if (format.wants_preceding_frame() && first > 0) {
      encoder->preceding(source.frame(watch.first_frame() + first - 1));
    }
    for (; k < first + count; ++k) {
      if (watch.cancelled()) return std::nullopt;
      const Image& image = source.frame(watch.first_frame() + k);
      encoder->add(image, source.changed());
      watch.frame_done();
    }
    return encoder->finish();
  } catch (const std::exception& e) {
    const std::int64_t failed = watch.first_frame() + std::min(k, first + count - 1);
    throw Error(fmt::format("frame {}: {}", failed, e.what()));
  }
}

}  // namespace

bool append_segments(std::int64_t frames, std::int64_t segment_frames, int workers,
                     const std::function<std::unique_ptr<FrameSource>()>& make_source, const Format& format,
                     FilmWriter& writer, const RenderOptions& options) {
  const std::int64_t segments = (frames + segment_frames - 1) / segment_frames;
  std::vector<std::unique_ptr<FrameSource>> sources(static_cast<std::size_t>(workers));
  Joiner joiner(writer, 2 * workers);
  Watch watch(options);
  parallel_for(segments, workers, [&](std::int64_t segment, int worker) {
    try {
      joiner.wait_for_turn(segment);
      auto& source = sources[static_cast<std::size_t>(worker)];
      if (!source) source = make_source();
      const std::int64_t first = segment * segment_frames;
      auto encoded = encode(*source, format, first, std::min(segment_frames, frames - first), watch);
      if (!encoded) return joiner.stop();
      joiner.add(segment, std::move(*encoded));
    } catch (...) {
      joiner.stop();
      throw;
    }
  });
  return !watch.cancelled();
}

bool encode_segments(std::int64_t frames, std::int64_t segment_frames, int workers,
                     const std::function<std::unique_ptr<FrameSource>()>& make_source, const Format& format,
                     const std::string& path, const RenderOptions& options) {
  const auto writer = format.open(path, frames);
  if (!append_segments(frames, segment_frames, workers, make_source, format, *writer, options)) return false;
  writer->finish();
  return true;
}

int worker_count(int jobs, std::int64_t segments, std::size_t bytes_per_worker) {
  const auto memory =
      static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto fitting = static_cast<std::int64_t>(memory / 2 / std::max<std::size_t>(1, bytes_per_worker));
  return static_cast<int>(
      std::max<std::int64_t>(1, std::min({static_cast<std::int64_t>(jobs), segments, fitting})));
}

}  // namespace gradreel
