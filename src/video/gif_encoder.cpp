#include "video/gif_encoder.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "video/libav.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

Owned<AVCodecContext> open_encoder(const FrameGeometry& geometry) {
  const AVCodec* gif = avcodec_find_encoder(AV_CODEC_ID_GIF);
  if (!gif) throw Error("this libavcodec has no GIF encoder");
  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(gif));
  codec->width = geometry.width;
  codec->height = geometry.height;
  codec->pix_fmt = AV_PIX_FMT_PAL8;
  codec->time_base = {1, 100};
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_BITEXACT;
  // Crops to what changed, and within it codes what did not as transparent.
  check(av_opt_set(codec->priv_data, "gifflags", "offsetting+transdiff", 0), "set up the GIF encoder");
  check(avcodec_open2(codec.get(), gif, nullptr), "open the GIF encoder");
  return codec;
}

Owned<AVFrame> make_frame(const FrameGeometry& geometry, const std::vector<Rgb>& palette) {
  Owned<AVFrame> frame = own(av_frame_alloc());
  frame->format = AV_PIX_FMT_PAL8;
  frame->width = geometry.width;
  frame->height = geometry.height;
  check(av_frame_get_buffer(frame.get(), 0), "take memory for a frame");
  auto* entries = reinterpret_cast<std::uint32_t*>(frame->data[1]);
  std::fill(entries, entries + 256, 0xFF000000u);
  for (std::size_t i = 0; i < palette.size(); ++i) {
    entries[i] =
        0xFF000000u | static_cast<std::uint32_t>(palette[i].r << 16 | palette[i].g << 8 | palette[i].b);
  }
  entries[kUnchanged] = 0;
  return frame;
}

class GifEncoder : public SegmentEncoder {
 public:
  GifEncoder(const FrameGeometry& geometry, const GifMap& map, std::int64_t first_frame)
      : map_(map),
        codec_(open_encoder(geometry)),
        frame_(make_frame(geometry, map.palette())),
        packet_(own(av_packet_alloc())) {
    segment_.first_frame = first_frame;
  }

  void preceding(const Image& image) override {
    check_size(image);
    map_pixels(image, image.bounds());
    keep_header(encode());
  }

  void add(const Image& image, std::span<const Rect> changed) override {
    check_size(image);
    bool differs = false;
    if (segment_.frame_count > 0) {
      for (const Rect& rect : changed) differs |= map_pixels(image, intersection(rect, image.bounds()));
    } else {
      const bool first_of_film = segment_.header.empty();
      if (first_of_film && segment_.first_frame > 0)
        throw Error("a GIF's later segments need the frame before");
      if (first_of_film) precede_with_contrast(image);
      differs = map_pixels(image, image.bounds());
    }
    const std::int64_t index = segment_.first_frame + segment_.frame_count++;
    if (!differs) return;
    Packet packet;
    packet.frame = packet.decode_order = index;
    packet.keyframe = index == 0;
    packet.bytes = encode();
    // A graphic control extension of 8 bytes, then the image.
    const std::vector<std::uint8_t>& b = packet.bytes;
    if (b.size() < 19 || b[0] != 0x21 || b[1] != 0xF9 || b[2] != 4 || b[8] != 0x2C || b[17] != 0)
      unexpected();
    segment_.packets.push_back(std::move(packet));
  }

  EncodedSegment finish() override { return std::move(segment_); }

 private:
  void check_size(const Image& image) const {
    if (image.width() != frame_->width || image.height() != frame_->height) {
      throw Error("a frame of another size was given to a GIF encoder");
    }
  }

  // True if an index changed.
  bool map_pixels(const Image& image, const Rect& rect) {
    if (rect.empty()) return false;
    check(av_frame_make_writable(frame_.get()),
          "take memory for a frame");  // the encoder keeps the frame before
    bool differs = false;
    for (int y = rect.y; y < rect.bottom(); ++y) {
      const std::uint32_t* pixels = image.row(y);
      std::uint8_t* indices = frame_->data[0] + static_cast<std::ptrdiff_t>(y) * frame_->linesize[0];
      for (int x = rect.x; x < rect.right(); ++x) {
        const std::uint8_t index = map_(pixels[x]);
        differs |= indices[x] != index;
        indices[x] = index;
      }
    }
    return differs;
  }

  // libav codes its first frame with a palette of its own besides the file's. Every segment therefore gives
  // it one more to begin with, whose image is dropped: the frame before or, for the film's first, one that
  // differs in all pixels.
  void precede_with_contrast(const Image& image) {
    map_pixels(image, image.bounds());
    for (int y = 0; y < frame_->height; ++y) {
      std::uint8_t* row = frame_->data[0] + static_cast<std::ptrdiff_t>(y) * frame_->linesize[0];
      for (int x = 0; x < frame_->width; ++x) row[x] = row[x] == 0 ? 1 : 0;
    }
    keep_header(encode());
  }

  void keep_header(const std::vector<std::uint8_t>& bytes) {
    if (bytes.size() < kGifHeader || std::memcmp(bytes.data(), "GIF89a", 6) != 0) unexpected();
    segment_.header.assign(bytes.begin(), bytes.begin() + kGifHeader);
  }

  std::vector<std::uint8_t> encode() {
    frame_->pts = sent_++;
    check(avcodec_send_frame(codec_.get(), frame_.get()), "encode a GIF's frame");
    check(avcodec_receive_packet(codec_.get(), packet_.get()), "encode a GIF's frame");
    std::vector<std::uint8_t> bytes(packet_->data, packet_->data + packet_->size);
    av_packet_unref(packet_.get());
    return bytes;
  }

  [[noreturn]] static void unexpected() {
    throw Error("libav's GIF encoder returned a packet of another form");
  }

  const GifMap& map_;
  Owned<AVCodecContext> codec_;
  Owned<AVFrame> frame_;
  Owned<AVPacket> packet_;
  std::int64_t sent_ = 0;
  EncodedSegment segment_;
};

}  // namespace

std::unique_ptr<SegmentEncoder> gif_segment_encoder(const FrameGeometry& geometry, const GifMap& map,
                                                    std::int64_t first_frame) {
  return std::make_unique<GifEncoder>(geometry, map, first_frame);
}

std::size_t gif_encoder_memory(const FrameGeometry& geometry) {
  // Indices of this frame and the last, libav's buffers, and packets of a segment.
  return 12 * static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height) +
         (std::size_t{4} << 20);
}

}  // namespace gradreel
