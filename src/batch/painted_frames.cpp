#include "batch/painted_frames.hpp"

namespace gradreel {

Image shared_backdrop(const Film& film) {
  TextEngine text(film.content().formulas);
  return paint_backdrop(film, text);
}

PaintedFrames::PaintedFrames(const Film& film, const Image& backdrop)
    : text_(film.content().formulas), painter_(film, backdrop, text_) {}

const Image& PaintedFrames::frame(std::int64_t k) {
  try {
    return painter_.paint(k);
  } catch (const std::exception& e) {
    throw FrameError(k, e);
  }
}

}  // namespace gradreel
