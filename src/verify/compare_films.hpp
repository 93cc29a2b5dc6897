// Compares what two films show, frame by frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/rational.hpp"
#include "verify/likeness.hpp"
#include "video/reader/film_reader.hpp"

namespace gradreel {

/// A film that is read once, from frame to frame at a fixed rate.
class FilmWalk {
 public:
  /// `rate`: frames per second that count; of a folder of pictures, one.
  FilmWalk(const std::string& path, Rational rate);

  /// Goes on to frame `k`, which is none before; false if the film has ended by then.
  bool go_to(std::int64_t k);

  /// The first frame after the present one with another picture, or the film's length.
  std::int64_t next_change() const { return next_; }

  const Image& image() const { return image_; }

 private:
  void advance();

  std::unique_ptr<FilmReader> film_;
  Rational rate_;
  std::int64_t next_ = 0;  ///< where the picture that is read already appears
  bool is_over_ = false;
  Image image_, coming_;
};

/// The least alike of the frames that were compared.
struct Comparison {
  Likeness worst;  ///< the lowest SSIM and the largest difference of all frames
  std::int64_t worst_frame = 0, frames = 0;
  Image before, now;     ///< the worst frame
  std::string mismatch;  ///< why not all could be compared: "12 frames, not 10"; empty: nothing
};

/// Of all frames where one of the films changes.
Comparison compare_films(FilmWalk& before, FilmWalk& now);

/// Adds a pair of frames.
void compare_frames(std::int64_t frame, const Image& before, const Image& now, Comparison& comparison);

}  // namespace gradreel
