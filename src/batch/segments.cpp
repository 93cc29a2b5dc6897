#include "batch/segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "batch/memory.hpp"
#include "core/naming.hpp"
#include "core/parallel.hpp"
#include "video/segment_bytes.hpp"

namespace gradreel {

namespace {

/// Takes finished segments from any thread and hands them to the writer in order. Workers that run far ahead
/// wait, so that what is held does not grow with the film.
class Joiner {
 public:
  Joiner(FilmWriter& writer, int window) : writer_(writer), window_(window) {}

  bool is_due(std::int64_t segment) {
    const std::lock_guard lock(mutex_);
    return is_due_now(segment);
  }

  void wait_until_due(std::int64_t segment) {
    std::unique_lock lock(mutex_);
    change_.wait(lock, [&] { return is_due_now(segment); });
  }

  void add(std::int64_t segment, EncodedSegment encoded) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(segment, std::move(encoded));
    while (!waiting_.empty() && waiting_.begin()->first == next_) {
      writer_.append(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++next_;
    }
    change_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    change_.notify_all();
  }

 private:
  bool is_due_now(std::int64_t segment) const { return stopped_ || segment < next_ + window_; }

  FilmWriter& writer_;
  const int window_;
  std::mutex mutex_;
  std::condition_variable change_;
  std::map<std::int64_t, EncodedSegment> waiting_;
  std::int64_t next_ = 0;
  bool stopped_ = false;
};

/// Counts frames over all workers.
class FrameCount {
 public:
  explicit FrameCount(const RenderOptions& options) : options_(options) {}

  void add(std::int64_t count) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    for (std::int64_t i = 0; i < count; ++i) options_.progress(++frames_);
  }

 private:
  const RenderOptions& options_;
  std::mutex mutex_;
  std::int64_t frames_ = 0;
};

/// The frames [first, first + count) of the file.
EncodedSegment encode(FrameSource& source, const RenderOptions& options, const Format& format,
                      std::int64_t first, std::int64_t count, FrameCount& done) {
  std::int64_t now = options.first_frame + first;
  const auto painted = [&](std::int64_t k) -> const Image& {
    now = std::min(options.first_frame + k, options.last_frame);
    return source.frame(now);
  };
  try {
    const auto encoder = format.segment_encoder(first);
    if (format.wants_preceding_frame() && first > 0) encoder->preceding(painted(first - 1));
    for (std::int64_t k = first; k < first + count; ++k) {
      const Image& image = painted(k);
      encoder->add(image, source.changed());
      done.add(1);
    }
    return encoder->finish();
  } catch (const Cancelled&) {
    throw;
  } catch (const FrameError&) {
    throw;
  } catch (const std::exception& e) {
    throw FrameError(now, e);
  }
}

/// Who makes the segments of a film on one thread. It has a source of frames, which takes much memory, only
/// while it has its turn; and it leaves to a film that goes before.
class SegmentMaker {
 public:
  SegmentMaker(const SourceOfFilm& film, const Format& format, const RenderOptions& options, FrameCount& done)
      : film_(film), format_(format), options_(options), done_(done) {}

  /// The frames [first, first + count) of the file, from the cache or encoded.
  EncodedSegment make(std::int64_t first, std::int64_t count) {
    const SegmentCache& kept = options_.kept;
    if (!kept.cache) return encode(source(), options_, format_, first, count, done_);
    const Sha256Digest action = kept.action(first, count);
    const std::optional<Bytes> bytes = kept.cache->find(action);
    std::optional<EncodedSegment> found = bytes ? parse_segment(*bytes) : std::nullopt;
    if (found && kept.found) ++*kept.found;
    if (found && !kept.cache->verifies()) {
      done_.add(count);
      return *std::move(found);
    }
    EncodedSegment made = encode(source(), options_, format_, first, count, done_);
    const Bytes now = segment_bytes(made);
    if (found && now != *bytes) {
      const std::string what = fmt::format("the segment of frames {} to {}", first, first + count - 1);
      throw FrameError(options_.first_frame + first, Error(differing_text(*kept.cache, what)));
    }
    if (!found) kept.cache->store(action, now);
    return made;
  }

  void leave() {
    source_.reset();
    turn_.reset();
  }

  void leave_if_wanted() {
    const TurnsOf& turns = options_.turns;
    if (turns.turns && turns.turns->is_wanted_before(turns.film)) leave();
  }

 private:
  FrameSource& source() {
    if (!turn_) turn_.emplace(options_.turns, film_.bytes);
    if (!source_) source_ = film_.make();
    return *source_;
  }

  const SourceOfFilm& film_;
  const Format& format_;
  const RenderOptions& options_;
  FrameCount& done_;
  std::optional<Turn> turn_;
  std::unique_ptr<FrameSource> source_;
};

/// Digests what it hands on.
class DigestedFrames : public FrameSource {
 public:
  explicit DigestedFrames(FrameSource& source) : source_(source) {}

  const Image& frame(std::int64_t k) override {
    const Image& image = source_.frame(k);
    const bool is_same = !digests_.empty() && source_.changed().empty();
    digests_.push_back(is_same ? digests_.back() : digest_of(image));
    return image;
  }
  std::span<const Rect> changed() const override { return source_.changed(); }

  std::vector<Sha256Digest> take() { return std::move(digests_); }

 private:
  static Sha256Digest digest_of(const Image& image) {
    Sha256 sha;
    sha.add(image.width()).add(image.height());
    for (int y = 0; y < image.height(); ++y) {
      const std::span<const std::uint32_t> row(image.row(y), static_cast<std::size_t>(image.width()));
      sha.add_bytes({reinterpret_cast<const std::uint8_t*>(row.data()), row.size_bytes()});
    }
    return sha.digest();
  }

  FrameSource& source_;
  std::vector<Sha256Digest> digests_;
};

}  // namespace

FrameError::FrameError(std::int64_t frame, const std::exception& cause)
    : FrameError(frame, cause_of(cause), gradreel::is_out_of_memory(cause)) {}

FrameError::FrameError(std::int64_t frame, const std::string& cause, bool out_of_memory)
    : Error(fmt::format("frame {}: {}", frame, cause)), frame_(frame), is_out_of_memory_(out_of_memory) {}

void append_segments(std::int64_t frames, std::int64_t segment_frames, int workers, const SourceOfFilm& film,
                     const Format& format, FilmWriter& writer, const RenderOptions& options) {
  Joiner joiner(writer, 2 * workers);
  FrameCount done(options);
  const std::int64_t segments = segment_count(frames, segment_frames);
  const auto make_segment = [&](SegmentMaker& maker, std::int64_t segment) {
    if (!joiner.is_due(segment)) {
      maker.leave();
      joiner.wait_until_due(segment);
    }
    const std::int64_t first = segment * segment_frames;
    const std::int64_t count = std::min(segment_frames, frames - first);
    joiner.add(segment, maker.make(first, count));
    maker.leave_if_wanted();
  };
  parallel_for_each(segments, workers, [&] {
    const auto maker = std::make_shared<SegmentMaker>(film, format, options, done);
    return [&, maker](std::int64_t segment) {
      try {
        make_segment(*maker, segment);
      } catch (...) {
        joiner.stop();
        throw;
      }
    };
  });
}

void encode_some(std::span<const std::int64_t> segments, std::int64_t frames, std::int64_t segment_frames,
                 int workers, const SourceOfFilm& film, const Format& format, const RenderOptions& options,
                 const std::function<void(std::int64_t segment, const DigestedSegment&)>& made) {
  FrameCount done(options);
  parallel_for_each(std::ssize(segments), workers, [&] {
    const std::shared_ptr<FrameSource> source = film.make();
    return [&, source](std::int64_t i) {
      const std::int64_t segment = segments[static_cast<std::size_t>(i)], first = segment * segment_frames;
      DigestedFrames digested(*source);
      DigestedSegment one;
      one.encoded = encode(digested, options, format, first, std::min(segment_frames, frames - first), done);
      one.frames = digested.take();
      made(segment, one);
    };
  });
}

void encode_segments(std::int64_t frames, std::int64_t segment_frames, int workers, const SourceOfFilm& film,
                     const Format& format, const std::string& path, const RenderOptions& options) {
  const auto writer = format.open(path, frames);
  append_segments(frames, segment_frames, workers, film, format, *writer, options);
  writer->finish();
}

int worker_count(int jobs, std::int64_t segments, std::size_t bytes_per_worker) {
  const auto fitting =
      static_cast<std::int64_t>(memory_for_workers() / std::max<std::size_t>(1, bytes_per_worker));
  return static_cast<int>(
      std::max<std::int64_t>(1, std::min({static_cast<std::int64_t>(jobs), segments, fitting})));
}

}  // namespace gradreel
