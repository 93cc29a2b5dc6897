// A frame that a card, a fade or the seamless loop lies over.
#pragma once

#include <functional>

#include "core/image.hpp"
#include "film/curtain.hpp"

namespace gradreel {

/// A frame under a curtain (see film/curtain.hpp). It is separate from the plots, which keep growing.
class CoveredFrame {
 public:
  /// `background`: a pixel.
  explicit CoveredFrame(std::uint32_t background) : background_(background) {}

  /// No curtain now; whether there was one before.
  bool open();

  /// Mixes the frame, unless it is what it was: `same_plots` since the last call, and the same curtain.
  /// Whether it changed. `picture` is the curtain's, null if it has none.
  bool cover(const Image& plots, bool same_plots, const Curtain& curtain, const Image* picture);

  const Image& image() const { return image_; }

  /// The picture of that kind, made when it is asked for first.
  const Image& picture(Curtain::Picture kind, const std::function<Image()>& make);

 private:
  static constexpr int kPictures = static_cast<int>(Curtain::Picture::first_frame) + 1;

  std::uint32_t background_;
  Curtain curtain_;  // of image_
  Image image_, pictures_[kPictures];
};

}  // namespace gradreel
