// A film as clips between its pauses.
#pragma once

#include "batch/segments.hpp"
#include "cli/scene_files.hpp"
#include "film/cuts.hpp"

namespace gradreel {

struct RenderedClip {
  std::string path;
  std::int64_t frames = 0;
  double seconds = 0;  ///< that it took
  std::unique_ptr<Format> format;
  std::unique_ptr<FilmWriter> writer;  ///< complete; to be committed
};

/// Throws Cancelled if interrupted.
RenderedClip render_clip(const Film& film, FrameRange range, std::unique_ptr<Format> format,
                         const std::string& path, const RenderOptions& options);

/// Renders the clips that move, to be committed when all of them are there: so nothing stays of a deck that
/// is not whole. Throws Cancelled if interrupted.
std::vector<RenderedClip> render_clips(const Target& target, const Film& film, const Deck& deck,
                                       const RenderOptions& options);

}  // namespace gradreel
