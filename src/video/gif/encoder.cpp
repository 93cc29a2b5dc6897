#include "video/gif/encoder.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "video/gif/lzw.hpp"

namespace gradreel {

namespace {

void append_16(std::vector<std::uint8_t>& bytes, int value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

/// Signature, screen and palette.
std::vector<std::uint8_t> make_header(const FrameGeometry& geometry, const std::vector<Rgb>& palette) {
  std::vector<std::uint8_t> bytes = {'G', 'I', 'F', '8', '9', 'a'};
  append_16(bytes, geometry.width);
  append_16(bytes, geometry.height);
  bytes.insert(bytes.end(), {0xF7, 0, 0});  // 256 colours of 8 bits; background and aspect mean nothing
  for (const Rgb c : palette) bytes.insert(bytes.end(), {c.r, c.g, c.b});
  bytes.resize(kGifHeader);
  return bytes;
}

class GifEncoder : public SegmentEncoder {
 public:
  GifEncoder(const FrameGeometry& geometry, const GifMap& map, std::int64_t first_frame)
      : bounds_{0, 0, geometry.width, geometry.height},
        map_(map),
        next_(static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height)),
        lzw_(kUnchanged) {
    segment_.first_frame = first_frame;
    segment_.header = make_header(geometry, map.palette());
  }

  void preceding(const Image& image) override {
    map_pixels(image, bounds_);
    shown_ = next_;
  }

  void add(const Image& image, std::span<const Rect> changed) override {
    const std::int64_t index = segment_.first_frame + segment_.frame_count++;
    Rect differing;
    if (segment_.frame_count > 1) {
      for (const Rect& r : changed)
        differing = united(differing, map_pixels(image, intersection(r, bounds_)));
    } else {
      if (index > 0 && shown_.empty()) throw Error("a GIF's later segments need the frame before");
      differing = map_pixels(image, bounds_);
    }
    if (differing.empty()) return;
    segment_.packets.push_back({index, index, index == 0, encode(differing)});
    show(differing);
  }

  EncodedSegment finish() override { return std::move(segment_); }

 private:
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(bounds_.width) +
           static_cast<std::size_t>(x);
  }

  /// Returns what then differs from what is shown: all, if nothing is.
  Rect map_pixels(const Image& image, const Rect& rect) {
    if (!(image.bounds() == bounds_)) throw Error("a frame of another size was given to a GIF encoder");
    Rect differing;
    for (int y = rect.y; y < rect.bottom(); ++y) {
      const std::uint32_t* pixels = image.row(y);
      std::uint8_t* row = &next_[at(0, y)];
      for (int x = rect.x; x < rect.right(); ++x) row[x] = map_(pixels[x]);
      if (shown_.empty()) continue;
      const std::uint8_t* old = &shown_[at(0, y)];
      const int left =
          static_cast<int>(std::mismatch(row + rect.x, row + rect.right(), old + rect.x).first - row);
      if (left == rect.right()) continue;
      int right = rect.right();
      while (row[right - 1] == old[right - 1]) --right;
      differing = united(differing, {left, y, right - left, 1});
    }
    return shown_.empty() ? rect : differing;
  }

  /// A graphic control extension whose delay is still to be set, and an image over what is shown.
  std::vector<std::uint8_t> encode(const Rect& area) {
    std::vector<std::uint8_t> indices, unchanged;
    for (int y = area.y; y < area.bottom(); ++y) {
      for (int x = area.x; x < area.right(); ++x) {
        const std::size_t pixel = at(x, y);
        indices.push_back(next_[pixel]);
        unchanged.push_back(!shown_.empty() && shown_[pixel] == next_[pixel] ? 1 : 0);
      }
    }
    std::vector<std::uint8_t> bytes = {0x21, 0xF9, 4, 0x05, 0, 0, kUnchanged, 0, 0x2C};
    for (const int value : {area.x, area.y, area.width, area.height}) append_16(bytes, value);
    bytes.push_back(0);  // no palette of its own, not interlaced
    const std::vector<std::uint8_t> data = lzw_.encode(indices, unchanged);
    bytes.insert(bytes.end(), data.begin(), data.end());
    return bytes;
  }

  void show(const Rect& area) {
    if (shown_.empty()) {
      shown_ = next_;
      return;
    }
    for (int y = area.y; y < area.bottom(); ++y) {
      std::copy_n(next_.begin() + static_cast<std::ptrdiff_t>(at(area.x, y)), area.width,
                  shown_.begin() + static_cast<std::ptrdiff_t>(at(area.x, y)));
    }
  }

  const Rect bounds_;
  const GifMap& map_;
  std::vector<std::uint8_t> next_,
      shown_;  // indices of the frame given, and of the one before: none at first
  GifLzw lzw_;
  EncodedSegment segment_;
};

}  // namespace

std::unique_ptr<SegmentEncoder> gif_segment_encoder(const FrameGeometry& geometry, const GifMap& map,
                                                    std::int64_t first_frame) {
  return std::make_unique<GifEncoder>(geometry, map, first_frame);
}

std::size_t gif_encoder_memory(const FrameGeometry& geometry) {
  // Indices of this frame and the last, of a changed area and where it changed, tables, packets of a segment.
  return 4 * static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height) +
         (std::size_t{8} << 20);
}

}  // namespace gradreel
