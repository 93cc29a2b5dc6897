#include "video/picture_encoder.hpp"

#include <array>
#include <cstring>

#include "core/error.hpp"
#include "video/changed_box.hpp"

namespace gradreel {

namespace {

using Corners = std::array<std::int32_t, 4>;

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
    const std::int64_t index = segment_.first_frame + segment_.frame_count;
    Rect box = frame.bounds();
    if (changed_.has_frame()) {
      const Rect whole[] = {frame.bounds()};
      box = changed_.update(frame, segment_.frame_count == 0 ? std::span<const Rect>(whole) : changed);
    } else if (index == 0) {
      changed_.restart(frame);
    } else {
      throw Error("later segments need the frame before");
    }
    ++segment_.frame_count;
    if (!box.empty()) keep(frame, on_grid(box), index);
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

  void keep(const Image& frame, const Rect& box, std::int64_t index) {
    const Corners corners = {box.x, box.y, box.width, box.height};
    Packet packet;
    packet.frame = packet.decode_order = index;
    packet.keyframe = index == 0;
    packet.bytes.resize(sizeof corners);
    std::memcpy(packet.bytes.data(), corners.data(), sizeof corners);
    const std::vector<std::uint8_t> picture = encode_(frame, box);
    packet.bytes.insert(packet.bytes.end(), picture.begin(), picture.end());
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

BoxedPicture read_box(const Packet& packet) {
  Corners corners = {};
  if (packet.bytes.size() < sizeof corners) throw Error("a picture without a box");
  std::memcpy(corners.data(), packet.bytes.data(), sizeof corners);
  return {{corners[0], corners[1], corners[2], corners[3]}, std::span(packet.bytes).subspan(sizeof corners)};
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
