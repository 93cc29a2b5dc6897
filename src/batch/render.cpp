#include "batch/render.hpp"

#include "batch/painted_frames.hpp"

namespace gradreel {

void render(const Film& film, const Format& format, const std::string& path, const RenderOptions& options) {
  render_range(film, {0, film.timeline().frames()}, format, path, options)->finish();
}

std::unique_ptr<FilmWriter> render_range(const Film& film, FrameRange range, const Format& format,
                                         const std::string& path, RenderOptions options) {
  const std::int64_t frames = format.frames_of(range.count());
  const std::int64_t length = segment_length(film.timeline().frame_rate());
  const int workers = worker_count(options.jobs, (frames + length - 1) / length,
                                   format.encoder_memory() + Painter::memory(film.width(), film.height()));
  const Image backdrop = shared_backdrop(film);
  const auto make_source = [&] { return std::make_unique<PaintedFrames>(film, backdrop); };
  auto writer = format.open(path, frames);
  options.first_frame = range.begin;
  options.last_frame = range.end - 1;
  append_segments(frames, length, workers, make_source, format, *writer, options);
  return writer;
}

Image paint_frame(const Film& film, std::int64_t frame) {
  const Image backdrop = shared_backdrop(film);
  return PaintedFrames(film, backdrop).frame(frame);
}

}  // namespace gradreel
