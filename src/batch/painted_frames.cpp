#include "batch/painted_frames.hpp"

namespace gradreel {

Image shared_stills(const Film& film) {
  TextEngine text(film.content().formulas);
  return paint_stills(film, text);
}

PaintedFrames::PaintedFrames(const Film& film, const Image& stills)
    : text_(film.content().formulas), painter_(film, stills, text_) {}

}  // namespace gradreel
