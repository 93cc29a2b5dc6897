#include "video/y4m/encoder.hpp"

#include <zlib.h>

#include <array>
#include <cstring>

#include "core/error.hpp"
#include "video/yuv.hpp"

namespace gradreel {

namespace {

using Rows = std::array<std::int32_t, 2>;  // first, count

constexpr int kFastestDeflate = 1;

std::size_t area(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

/// A packet per frame: the rows that changed; empty where none did.
class Y4mEncoder : public SegmentEncoder {
 public:
  Y4mEncoder(const FrameGeometry& geometry, std::int64_t first_frame)
      : geometry_(geometry), picture_(geometry.width, geometry.height) {
    segment_.first_frame = first_frame;
  }
  void preceding(const Image&) override {}

  void add(const Image& frame, std::span<const Rect> changed) override {
    if (frame.width() != geometry_.width || frame.height() != geometry_.height)
      throw Error("a frame of another size was given to a Y4M encoder");
    Rect box;
    if (segment_.frame_count == 0) {
      picture_.convert(frame, box = frame.bounds());
    } else {
      for (const Rect& rect : changed) {
        picture_.convert(frame, rect);
        box = united(box, intersection(rect, frame.bounds()));
      }
    }
    Packet packet;
    packet.frame = packet.decode_order = segment_.first_frame + segment_.frame_count++;
    packet.keyframe = true;
    const int top = box.y & ~1, bottom = (box.bottom() + 1) & ~1;
    if (!box.empty()) packet.bytes = picture_.deflated(top, bottom - top);
    segment_.packets.push_back(std::move(packet));
  }

  EncodedSegment finish() override { return std::move(segment_); }

 private:
  FrameGeometry geometry_;
  YuvPicture picture_;
  EncodedSegment segment_;
};

}  // namespace

YuvPicture::YuvPicture(int width, int height)
    : width_(width), height_(height), bytes_(area(width, height) / 2 * 3) {}

void YuvPicture::convert(const Image& image, const Rect& rect) {
  std::uint8_t* u = bytes_.data() + area(width_, height_);
  std::uint8_t* v = u + area(width_ / 2, height_ / 2);
  convert_to_yuv(image, rect, {bytes_.data(), u, v, width_, width_ / 2, width_ / 2});
}

std::vector<std::span<const std::uint8_t>> YuvPicture::parts(int first, int count) const {
  const std::size_t luma = area(width_, height_), chroma = area(width_ / 2, height_ / 2);
  const std::size_t skipped = area(width_ / 2, first / 2), taken = area(width_ / 2, count / 2);
  const std::span<const std::uint8_t> all(bytes_);
  return {all.subspan(area(width_, first), area(width_, count)), all.subspan(luma + skipped, taken),
          all.subspan(luma + chroma + skipped, taken)};
}

std::vector<std::uint8_t> YuvPicture::deflated(int first, int count) const {
  std::vector<std::uint8_t> rows;
  rows.reserve(area(width_, count) / 2 * 3);
  for (const auto& part : parts(first, count)) rows.insert(rows.end(), part.begin(), part.end());
  const Rows which = {first, count};
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::vector<std::uint8_t> out(sizeof which + size);
  std::memcpy(out.data(), which.data(), sizeof which);
  if (compress2(out.data() + sizeof which, &size, rows.data(), static_cast<uLong>(rows.size()),
                kFastestDeflate) != Z_OK)
    throw Error("zlib cannot deflate a frame");
  out.resize(sizeof which + size);
  out.shrink_to_fit();
  return out;
}

void YuvPicture::inflate(std::span<const std::uint8_t> bytes) {
  Rows which = {};
  if (bytes.size() < sizeof which) throw Error("rows of a frame are missing");
  std::memcpy(which.data(), bytes.data(), sizeof which);
  const auto [first, count] = which;
  if (first < 0 || count < 0 || first % 2 != 0 || count % 2 != 0 || first > height_ - count)
    throw Error("rows outside of a frame");
  std::vector<std::uint8_t> rows(area(width_, count) / 2 * 3);
  uLongf size = static_cast<uLongf>(rows.size());
  const auto packed = bytes.subspan(sizeof which);
  if (uncompress(rows.data(), &size, packed.data(), static_cast<uLong>(packed.size())) != Z_OK ||
      size != rows.size())
    throw Error("rows of a frame are damaged");
  const std::uint8_t* from = rows.data();
  for (const auto& part : parts(first, count)) {
    std::copy(from, from + part.size(), bytes_.begin() + (part.data() - bytes_.data()));
    from += part.size();
  }
}

std::unique_ptr<SegmentEncoder> y4m_segment_encoder(const FrameGeometry& geometry, std::int64_t first_frame) {
  return std::make_unique<Y4mEncoder>(geometry, first_frame);
}

std::size_t y4m_encoder_memory(const FrameGeometry& geometry) {
  // Four buffers of a frame, and packets of a segment, of which films like ours deflate to a hundredth.
  return 12 * area(geometry.width, geometry.height) + (std::size_t{64} << 20);
}

}  // namespace gradreel
