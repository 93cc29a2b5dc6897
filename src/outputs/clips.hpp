// Renders a film to one file, or to clips cut at its pauses.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "batch/segments.hpp"
#include "film/cuts.hpp"
#include "outputs/action_keys.hpp"
#include "outputs/making.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"

namespace gradreel {

/// The frames of a film that go into one file.
struct Clip {
  ProductKind kind = ProductKind::film;
  std::string path;
  FrameRange range;
  Rational frame_rate;
  std::unique_ptr<Format> format;

  /// Of the file, in half-open ranges; all but the last are as long.
  std::vector<FrameRange> segments() const;

  std::int64_t frames() const { return format->frames_of(range.count()); }  ///< of the file
};

/// The whole film; or, of a deck, the clips that move. Throws Error where a
/// folder is in the way of a deck's. `facts` are the film's.
std::vector<Clip> clips_of(const Target& target, const Film& film, const FilmFacts& facts, const Deck* deck);

/// A file that is complete but does not have its name yet.
struct RenderedClip {
  std::unique_ptr<FilmWriter> writer;
  double seconds = 0;
  std::int64_t segments = 0, kept_segments = 0;  ///< how many the cache had
};

/// Renders all clips. Without commit(), destroying the result leaves no file behind. Throws FrameError, Error
/// and Cancelled as encode_segments() does.
std::vector<RenderedClip> render_clips(const std::vector<Clip>& clips, const Film& film,
                                       const SegmentActions& actions, const Making& making, Watcher& watcher);

/// The same of segments that were encoded before.
std::vector<RenderedClip> join_clips(const Target& target, const std::vector<Clip>& clips,
                                     ReadySegments& ready, Watcher& watcher);

/// Gives the file its name.
Product commit(const Clip& clip, const Film& film, const RenderedClip& rendered);

}  // namespace gradreel
