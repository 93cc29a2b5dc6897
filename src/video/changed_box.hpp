// Which pixels of a frame differ from the last one, for formats that code only these.
#pragma once

#include <span>

#include "core/image.hpp"

namespace gradreel {

/// Keeps the last frame.
class ChangedBox {
 public:
  /// Takes a frame whole.
  void restart(const Image& frame) { last_ = frame; }
  bool has_frame() const { return last_.width() > 0; }

  /// The frame before; what was given to restart() or keep().
  const Image& last() const { return last_; }

  /// The smallest box around all pixels that differ from the last frame; empty if none does. Looks only into
  /// `changed`.
  Rect differing(const Image& frame, std::span<const Rect> changed) const;

  /// Takes the pixels of `box`, which lies within the frame.
  void keep(const Image& frame, const Rect& box);

 private:
  Image last_;
};

}  // namespace gradreel
