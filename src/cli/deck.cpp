#include "cli/deck.hpp"

#include <chrono>

#include "batch/render.hpp"
#include "cli/companions.hpp"
#include "cli/load.hpp"
#include "core/work.hpp"

namespace gradreel {

RenderedClip render_clip(const Film& film, FrameRange range, std::unique_ptr<Format> format,
                         const std::string& path, const RenderOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  RenderedClip clip;
  clip.path = path;
  clip.frames = format->frames_of(range.count());
  clip.format = std::move(format);
  clip.writer = render_range(film, range, *clip.format, path, options);
  if (!clip.writer) throw Cancelled();
  clip.writer->complete();
  clip.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return clip;
}

std::vector<RenderedClip> render_clips(const Target& target, const Film& film, const Deck& deck,
                                       const RenderOptions& options) {
  std::vector<RenderedClip> clips;
  const auto format_of = clip_formats(film, *target.scene, *target.output);
  std::int64_t done = 0;
  for (std::size_t i = 0; i < deck.clips.size(); ++i) {
    if (is_still(film, deck.clips[i])) continue;
    refuse_folder(target.clips[i]);
    RenderOptions how = options;
    how.progress = [&](std::int64_t frames) { options.progress(done + frames); };
    const FrameRange range = deck.clips[i];
    clips.push_back(render_clip(film, range, format_of(range), target.clips[i], how));
    done += range.count();
  }
  return clips;
}

}  // namespace gradreel
