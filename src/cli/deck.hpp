// A film as clips between its pauses.
#pragma once

#include "batch/segments.hpp"
#include "cli/scene_files.hpp"
#include "film/cuts.hpp"

namespace gradreel {

struct RenderedClip {
  std::string path;
  FrameRange frames;
  double seconds = 0;  ///< that it took
  std::unique_ptr<Format> format;
  std::unique_ptr<FilmWriter> writer;  ///< to be finished
};

/// Renders the clips that move, to be finished when all of them are there: so nothing stays of a deck that is
/// not whole. Throws Cancelled if interrupted.
std::vector<RenderedClip> render_clips(const Target& target, const Film& film, const Deck& deck,
                                       const RenderOptions& options);

}  // namespace gradreel
