// Raw frames, deflated for the way from the worker to the writer: a segment of 1080p60 would hold 370 MB.
#pragma once

#include <memory>

#include "video/format.hpp"

namespace gradreel {

std::unique_ptr<SegmentEncoder> y4m_segment_encoder(const FrameGeometry& geometry, std::int64_t first_frame);

/// Estimated peak of one such encoder, in bytes.
std::size_t y4m_encoder_memory(const FrameGeometry& geometry);

/// A yuv420p picture, its planes one after the other.
class YuvPicture {
 public:
  YuvPicture(int width, int height);

  void convert(const Image& image, const Rect& rect);  ///< see convert_to_yuv()
  std::span<const std::uint8_t> bytes() const { return bytes_; }

  /// The rows [first, first + count) of luma, both even, and of chroma what belongs to them, deflated.
  std::vector<std::uint8_t> deflated(int first, int count) const;

  /// Takes such rows in. Throws Error if they are none.
  void inflate(std::span<const std::uint8_t> rows);

 private:
  std::vector<std::span<const std::uint8_t>> parts(int first, int count) const;

  int width_, height_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace gradreel
