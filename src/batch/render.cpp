#include "batch/render.hpp"

#include <mutex>
#include <new>
#include <set>
#include <vector>

#include "batch/memory.hpp"
#include "batch/painted_frames.hpp"

namespace gradreel {

void render(const Film& film, const Format& format, const std::string& path, const RenderOptions& options) {
  render_range(film, {0, film.timeline().frames()}, format, path, options)->finish();
}

std::unique_ptr<FilmWriter> render_range(const Film& film, FrameRange range, const Format& format,
                                         const std::string& path, RenderOptions options) {
  const std::int64_t frames = format.frames_of(range.count());
  const std::int64_t length = segment_length(film.timeline().frame_rate(), frames);
  const std::size_t memory = format.encoder_memory() + Painter::memory(film.width(), film.height());
  const int workers = worker_count(options.jobs, segment_count(frames, length), memory);
  const Image backdrop = [&] {
    const Turn turn(options.turns, memory);
    return shared_backdrop(film);
  }();
  const SourceOfFilm source = {[&] { return std::make_unique<PaintedFrames>(film, backdrop); }, memory};
  auto writer = format.open(path, frames);
  options.first_frame = range.begin;
  options.last_frame = range.end - 1;
  try {
    append_segments(frames, length, workers, source, format, *writer, options);
  } catch (const FrameError& e) {
    if (!e.is_out_of_memory()) throw;
    throw FrameError(e.frame(), out_of_memory_text(film.width(), film.height(), memory), true);
  }
  return writer;
}

void render_some(const Film& film, FrameRange range, const Format& format,
                 std::span<const std::int64_t> segments, RenderOptions options,
                 const std::function<void(std::int64_t segment, const DigestedSegment&)>& made) {
  const std::int64_t frames = format.frames_of(range.count());
  const std::size_t memory = format.encoder_memory() + Painter::memory(film.width(), film.height());
  const Image backdrop = shared_backdrop(film);
  const SourceOfFilm source = {[&] { return std::make_unique<PaintedFrames>(film, backdrop); }, memory};
  const std::int64_t length = segment_length(film.timeline().frame_rate(), frames);
  options.first_frame = range.begin;
  options.last_frame = range.end - 1;
  std::mutex mutex;
  std::set<std::int64_t> left(segments.begin(), segments.end());
  const auto take = [&](std::int64_t segment, const DigestedSegment& encoded) {
    made(segment, encoded);
    const std::lock_guard lock(mutex);
    left.erase(segment);
  };
  for (int workers = worker_count(options.jobs, std::ssize(left), memory); !left.empty(); workers /= 2) {
    const std::vector<std::int64_t> now(left.begin(), left.end());
    std::int64_t starved = options.first_frame + now.front() * length;
    try {
      encode_some(now, frames, length, workers, source, format, options, take);
      continue;
    } catch (const FrameError& e) {
      if (!e.is_out_of_memory()) throw;
      starved = e.frame();
    } catch (const std::bad_alloc&) {
    }
    if (workers == 1)
      throw FrameError(starved, out_of_memory_text(film.width(), film.height(), memory), true);
  }
}

Image paint_frame(const Film& film, std::int64_t frame) {
  const Image backdrop = shared_backdrop(film);
  return PaintedFrames(film, backdrop).frame(frame);
}

}  // namespace gradreel
