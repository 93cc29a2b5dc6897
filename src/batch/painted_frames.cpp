#include "batch/painted_frames.hpp"

namespace gradreel {

Image shared_backdrop(const Film& film) {
  TextEngine text(film.content().formulas);
  return paint_backdrop(film, text);
}

PaintedFrames::PaintedFrames(const Film& film, const Image& backdrop)
    : text_(film.content().formulas), painter_(film, backdrop, text_) {}

}  // namespace gradreel
