#include "outputs/clips.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>

#include "batch/render.hpp"
#include "outputs/companions.hpp"
#include "outputs/film_format.hpp"

namespace gradreel {

std::vector<FrameRange> Clip::segments() const {
  const std::int64_t all = frames(), length = segment_length(frame_rate, all);
  std::vector<FrameRange> ranges;
  for (std::int64_t first = 0; first < all; first += length)
    ranges.push_back({first, std::min(first + length, all)});
  return ranges;
}

std::vector<Clip> clips_of(const Target& target, const Film& film, const FilmFacts& facts, const Deck* deck) {
  std::vector<Clip> clips;
  if (!deck) {
    const FrameRange all = {0, film.timeline().frames()};
    clips.push_back({ProductKind::film, target.path, all, film.timeline().frame_rate(),
                     target.output->film->make(facts, target.output->settings)});
    return clips;
  }
  const auto format_of = clip_formats(facts, *target.output);
  for (std::size_t i = 0; i < deck->clips.size(); ++i) {
    const FrameRange range = deck->clips[i];
    if (!moves(film, range)) continue;
    if (!target.output->extension().empty()) refuse_folder(target.clips[i]);
    clips.push_back(
        {ProductKind::clip, target.clips[i], range, film.timeline().frame_rate(), format_of(range)});
  }
  return clips;
}

std::vector<RenderedClip> render_clips(const std::vector<Clip>& clips, const Film& film,
                                       const SegmentActions& actions, const Making& making,
                                       Watcher& watcher) {
  std::int64_t all = 0, before = 0;
  for (const Clip& clip : clips) all += clip.frames();
  watcher.begin_frames(all);
  std::vector<RenderedClip> rendered;
  for (const Clip& clip : clips) {
    const auto begin = std::chrono::steady_clock::now();
    RenderOptions options;
    options.jobs = making.jobs;
    options.turns = making.turns;
    std::atomic<std::int64_t> found = 0;
    options.kept = {
        making.cache,
        [&](std::int64_t first, std::int64_t count) { return actions.of(clip.range, first, count); }, &found};
    options.progress = [&](std::int64_t done) { watcher.frames_done(before + done); };
    RenderedClip& r = rendered.emplace_back();
    r.writer = render_range(film, clip.range, *clip.format, clip.path, options);
    r.writer->complete();
    r.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    r.segments = segment_count(clip.frames(), segment_length(film.timeline().frame_rate(), clip.frames()));
    r.kept_segments = found;
    before += clip.frames();
  }
  return rendered;
}

std::vector<RenderedClip> join_clips(const Target& target, const std::vector<Clip>& clips,
                                     ReadySegments& ready, Watcher& watcher) {
  std::int64_t all = 0, done = 0;
  for (const Clip& clip : clips) all += clip.frames();
  watcher.begin_frames(all);
  std::vector<RenderedClip> joined;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const auto begin = std::chrono::steady_clock::now();
    RenderedClip& r = joined.emplace_back();
    r.writer = clips[i].format->open(clips[i].path, clips[i].frames());
    for (const FrameRange& frames : clips[i].segments()) {
      r.writer->append(ready.segment(target, i, r.segments++));
      watcher.frames_done(done += frames.count());
    }
    r.writer->complete();
    r.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  return joined;
}

Product commit(const Clip& clip, const Film& film, const RenderedClip& rendered) {
  rendered.writer->commit();
  Product product;
  product.kind = clip.kind;
  product.path = clip.path;
  if (clip.path != kStandardOutput) product.bytes = size_of(clip.path);
  product.seconds = rendered.seconds;
  product.width = film.width();
  product.height = film.height();
  product.frame_rate = film.timeline().frame_rate();
  product.frames = clip.frames();
  return product;
}

}  // namespace gradreel
