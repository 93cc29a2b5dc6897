// A film: everything that determines its pixels.
#pragma once

#include <memory>
#include <vector>

#include "film/panel.hpp"
#include "film/timeline.hpp"

namespace gradreel {

/// Immutable and shared by all workers. Frame k is a pure function of (film, k): see paint/.
class Film {
 public:
  /// `shown` keeps alive the contents of panels that show only part of `content`.
  Film(std::shared_ptr<const FilmContent> content, Timeline timeline,
       std::vector<std::unique_ptr<Panel>> panels, std::vector<std::shared_ptr<const FilmContent>> shown = {})
      : content_(std::move(content)),
        shown_(std::move(shown)),
        timeline_(std::move(timeline)),
        panels_(std::move(panels)) {}

  const FilmContent& content() const { return *content_; }
  const Timeline& timeline() const { return timeline_; }
  const std::vector<std::unique_ptr<Panel>>& panels() const { return panels_; }
  Curtain curtain(std::int64_t frame) const { return content_->curtains.at(frame); }
  int width() const { return content_->width; }
  int height() const { return content_->height; }

  /// A hash of everything that frame `frame` shows. Equal digests mean equal pixels.
  std::uint64_t digest(std::int64_t frame) const;

 private:
  std::shared_ptr<const FilmContent> content_;
  std::vector<std::shared_ptr<const FilmContent>> shown_;
  Timeline timeline_;
  std::vector<std::unique_ptr<Panel>> panels_;
};

/// Frames per segment of a film of `frames` frames: those of 4 s, or of 2 s in films under 8 s; at least 1.
/// Longer segments have fewer keyframes, which are most of the bytes of a film that stands still; shorter
/// ones divide better among workers. It does not depend on the machine.
std::int64_t segment_length(Rational frame_rate, std::int64_t frames);

}  // namespace gradreel
