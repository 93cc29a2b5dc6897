// A film: everything that decides its pixels.
#pragma once

#include <memory>
#include <vector>

#include "film/panel.hpp"
#include "film/timeline.hpp"

namespace gradreel {

/// Immutable; shared by all workers. Frame k is a pure function of (film, k): see paint/.
class Film {
 public:
  /// `shown` keeps alive what panels show in place of `content`, where they show less.
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

  /// Hash of all that frame `frame` shows: equal digests, equal pixels.
  std::uint64_t digest(std::int64_t frame) const;

 private:
  std::shared_ptr<const FilmContent> content_;
  std::vector<std::shared_ptr<const FilmContent>> shown_;
  Timeline timeline_;
  std::vector<std::unique_ptr<Panel>> panels_;
};

/// Frames per segment: floor(2 s x frame rate), at least 1. Never a matter of the machine.
std::int64_t segment_length(Rational frame_rate);

}  // namespace gradreel
