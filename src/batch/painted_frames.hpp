// The frames of a film, painted in any order.
#pragma once

#include "batch/segments.hpp"
#include "paint/painter.hpp"

namespace gradreel {

/// What all painters of a film share: see paint_backdrop().
Image shared_backdrop(const Film& film);

/// A painter with fonts and layers of its own.
class PaintedFrames : public FrameSource {
 public:
  /// Both must outlive it; `backdrop` is shared_backdrop(film).
  PaintedFrames(const Film& film, const Image& backdrop);

  /// Throws FrameError, whatever went wrong.
  const Image& frame(std::int64_t k) override;

  std::span<const Rect> changed() const override { return painter_.changed(); }

 private:
  TextEngine text_;
  Painter painter_;
};

}  // namespace gradreel
