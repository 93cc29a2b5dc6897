#include "video/picture_encoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/error.hpp"
#include "video/changed_box.hpp"

namespace gradreel {

namespace {

/// What stands before a picture in its packet: x, y, width, height, whether it blends.
using Place = std::array<std::int32_t, 5>;

bool changes_are_opaque(const Image& frame, const Image& before, const Rect& box) {
  for (int y = box.y; y < box.bottom(); ++y) {
    const std::uint32_t *now = frame.row(y), *then = before.row(y);
    for (int x = box.x; x < box.right(); ++x) {
      if (now[x] != then[x] && now[x] >> 24 != 0xFF) return false;
    }
  }
  return true;
}

/// The box of a frame, transparent where the frame before has the same pixel.
Image changes(const Image& frame, const Image& before, const Rect& box) {
  Image picture(box.width, box.height);
  for (int y = 0; y < box.height; ++y) {
    const std::uint32_t *now = frame.row(box.y + y) + box.x, *then = before.row(box.y + y) + box.x;
    std::transform(now, now + box.width, then, picture.row(y),
                   [](std::uint32_t n, std::uint32_t t) { return n == t ? 0 : n; });
  }
  return picture;
}

Image cropped(const Image& frame, const Rect& box) {
  Image picture(box.width, box.height);
  for (int y = 0; y < box.height; ++y) std::copy_n(frame.row(box.y + y) + box.x, box.width, picture.row(y));
  return picture;
}

class PictureEncoder : public SegmentEncoder {
 public:
  PictureEncoder(const FrameGeometry& geometry, int grid, std::int64_t first_frame,
                 const EncodePicture& encode)
      : geometry_(geometry), grid_(grid), encode_(encode) {
    segment_.first_frame = first_frame;
  }

  void preceding(const Image& frame) override {
    check_size(frame);
    changed_.restart(frame);
  }

  void add(const Image& frame, std::span<const Rect> changed) override {
    check_size(frame);
    const std::int64_t index = segment_.first_frame + segment_.frame_count++;
    if (!changed_.has_frame()) {
      if (index > 0) throw Error("later segments need the frame before");
      changed_.restart(frame);
      append(frame, frame.bounds(), false, index);
      return;
    }
    const Rect whole[] = {frame.bounds()};
    const bool is_first = index == segment_.first_frame;
    const Rect differing = changed_.differing(frame, is_first ? std::span<const Rect>(whole) : changed);
    if (differing.empty()) return;
    const Rect box = on_grid(differing);
    const bool blends = changes_are_opaque(frame, changed_.last(), box);
    append(blends ? changes(frame, changed_.last(), box) : cropped(frame, box), box, blends, index);
    changed_.keep(frame, differing);
  }

  EncodedSegment finish() override { return std::move(segment_); }

 private:
  void check_size(const Image& frame) const {
    if (frame.width() != geometry_.width || frame.height() != geometry_.height)
      throw Error("a frame of another size was given to an encoder");
  }

  Rect on_grid(const Rect& box) const {
    const int x = box.x - box.x % grid_, y = box.y - box.y % grid_;
    return {x, y, box.right() - x, box.bottom() - y};
  }

  void append(const Image& picture, const Rect& box, bool blends, std::int64_t index) {
    const Place place = {box.x, box.y, box.width, box.height, blends ? 1 : 0};
    Packet packet;
    packet.frame = packet.decode_order = index;
    packet.keyframe = index == 0;
    packet.bytes.resize(sizeof place);
    std::memcpy(packet.bytes.data(), place.data(), sizeof place);
    const std::vector<std::uint8_t> coded = encode_(picture);
    packet.bytes.insert(packet.bytes.end(), coded.begin(), coded.end());
    segment_.packets.push_back(std::move(packet));
  }

  FrameGeometry geometry_;
  int grid_;
  const EncodePicture& encode_;
  ChangedBox changed_;
  EncodedSegment segment_;
};

}  // namespace

std::unique_ptr<SegmentEncoder> picture_segment_encoder(const FrameGeometry& geometry, int grid,
                                                        std::int64_t first_frame,
                                                        const EncodePicture& encode) {
  return std::make_unique<PictureEncoder>(geometry, grid, first_frame, encode);
}

BoxedPicture read_picture(const Packet& packet) {
  Place place = {};
  if (packet.bytes.size() < sizeof place) throw Error("a picture without its place");
  std::memcpy(place.data(), packet.bytes.data(), sizeof place);
  const auto& [x, y, width, height, blends] = place;
  return {{x, y, width, height}, blends != 0, std::span(packet.bytes).subspan(sizeof place)};
}

std::size_t picture_encoder_memory(const FrameGeometry& geometry) {
  // The last frame, the encoder's copy and tables, and packets of a segment.
  return 40 * static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height) +
         (std::size_t{16} << 20);
}

void check_picture_geometry(const FrameGeometry& g, const std::string& what, int largest_side) {
  if (g.width < 1 || g.height < 1 || g.width > largest_side || g.height > largest_side) {
    throw Error(what + " of " + std::to_string(g.width) + " x " + std::to_string(g.height) +
                " pixels: each side must be within 1 to " + std::to_string(largest_side));
  }
  if (g.frame_rate.num <= 0 || g.frame_rate.den <= 0) throw Error(what + " needs a positive frame rate");
}

}  // namespace gradreel
