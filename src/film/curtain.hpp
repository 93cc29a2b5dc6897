// What is laid over the finished picture of a whole frame: cards, the film's first frame, the background.
#pragma once

#include <cstdint>

namespace gradreel {

/// Of one frame. Weights are whole 256ths, so that every machine mixes alike.
struct Curtain {
  /// The first frame, and what of it never moves: where trails, heads and numbers are not drawn yet.
  enum class Picture { none, opening, closing, bare, first_frame };
  Picture picture = Picture::none;
  int weight = 0;      ///< of `picture` over the plots, 0..256; the first frame is over the bare one
  int background = 0;  ///< of the background's colour over both, 0..256

  bool is_open() const { return weight == 0 && background == 0; }
  bool hides_plots() const { return weight == 256 || background == 256 || picture == Picture::first_frame; }
  friend bool operator==(const Curtain&, const Curtain&) = default;
};

/// Frames of everything that covers the plots for a while.
struct Curtains {
  std::int64_t frames = 0;    ///< of the film
  std::int64_t opening = 0;   ///< of the opening card; 0: none
  std::int64_t closing = 0;   ///< of the closing card; 0: none
  std::int64_t change = 0;    ///< of a card into the plots and back, within the card's own
  std::int64_t fade_in = 0;   ///< from the background
  std::int64_t fade_out = 0;  ///< to the background
  std::int64_t loop = 0;      ///< the last ones turn into the film's first frame

  Curtain at(std::int64_t frame) const;
};

}  // namespace gradreel
