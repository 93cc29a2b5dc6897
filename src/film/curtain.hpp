// Full-frame overlays on the finished picture: cards, fades, and the film's first frame for seamless loops.
#pragma once

#include <cstdint>

namespace gradreel {

/// The curtain of one frame. Weights are whole 256ths, so that blending is the same on every machine.
struct Curtain {
  /// `bare` is the first frame without its moving parts: no trails, heads or numbers.
  enum class Picture { none, opening, closing, bare, first_frame };
  Picture picture = Picture::none;
  int weight = 0;      ///< of `picture` over the plots, 0..256; the first frame is blended over the bare one
  int background = 0;  ///< of the background colour over both, 0..256

  bool is_open() const { return weight == 0 && background == 0; }
  bool hides_plots() const { return weight == 256 || background == 256 || picture == Picture::first_frame; }
  friend bool operator==(const Curtain&, const Curtain&) = default;
};

/// The lengths, in frames, of everything that covers the plots.
struct Curtains {
  std::int64_t frames = 0;    ///< the whole film
  std::int64_t opening = 0;   ///< opening card; 0: none
  std::int64_t closing = 0;   ///< closing card; 0: none
  std::int64_t change = 0;    ///< cross-fade between a card and the plots; part of the card's frames
  std::int64_t fade_in = 0;   ///< from the background
  std::int64_t fade_out = 0;  ///< to the background
  std::int64_t loop = 0;      ///< at the end: cross-fade to the film's first frame

  Curtain at(std::int64_t frame) const;
};

}  // namespace gradreel
