#include "cli/deck.hpp"

#include <chrono>

#include "batch/render.hpp"
#include "cli/companions.hpp"
#include "cli/load.hpp"
#include "core/work.hpp"

namespace gradreel {

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
    RenderedClip& clip = clips.emplace_back();
    clip.path = target.clips[i];
    clip.frames = deck.clips[i];
    clip.format = format_of(clip.frames);
    const auto begin = std::chrono::steady_clock::now();
    clip.writer = render_range(film, clip.frames, *clip.format, clip.path, how);
    clip.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!clip.writer) throw Cancelled();
    done += clip.frames.count();
  }
  return clips;
}

}  // namespace gradreel
