#include "video/png_encoder.hpp"

#include "core/error.hpp"
#include "video/libav.hpp"
#include "video/png_chunk.hpp"
#include "video/straight_alpha.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

Owned<AVFrame> make_frame(const Image& image, const Rect& rect, bool has_alpha) {
  Owned<AVFrame> frame = own(av_frame_alloc());
  frame->format = has_alpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
  frame->width = rect.width;
  frame->height = rect.height;
  check(av_frame_get_buffer(frame.get(), 0), "take memory for a frame");
  for (int y = 0; y < rect.height; ++y) {
    std::uint8_t* out = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
    const std::uint32_t* pixels = image.row(rect.y + y) + rect.x;
    for (int x = 0; x < rect.width; ++x) {
      const Rgba c = to_straight(pixels[x]);
      *out++ = c.r;
      *out++ = c.g;
      *out++ = c.b;
      if (has_alpha) *out++ = c.a;
    }
  }
  return frame;
}

}  // namespace

std::vector<std::uint8_t> encode_png(const Image& image, const Rect& rect, bool has_alpha) {
  libav::be_quiet();
  const AVCodec* png = avcodec_find_encoder(AV_CODEC_ID_PNG);
  if (!png) throw Error("this libavcodec has no PNG encoder");
  if (rect.empty()) throw Error("the image is empty");
  const Owned<AVFrame> frame = make_frame(image, rect, has_alpha);
  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(png));
  codec->width = rect.width;
  codec->height = rect.height;
  codec->pix_fmt = static_cast<AVPixelFormat>(frame->format);
  codec->time_base = {1, 1};
  // No filter, which is libav's default: on films like ours each of the others makes larger files.
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_BITEXACT;
  check(avcodec_open2(codec.get(), png, nullptr), "open the PNG encoder");
  const Owned<AVPacket> packet = own(av_packet_alloc());
  check(avcodec_send_frame(codec.get(), frame.get()), "encode a PNG");
  check(avcodec_send_frame(codec.get(), nullptr), "encode a PNG");
  check(avcodec_receive_packet(codec.get(), packet.get()), "encode a PNG");
  return {packet->data, packet->data + packet->size};
}

std::vector<std::uint8_t> commented_png(std::vector<std::uint8_t> png, const std::string& comment) {
  if (comment.empty()) return png;
  const std::vector<std::uint8_t> chunk = png_chunk::comment(comment);
  png.insert(png.begin() + png_chunk::kAfterHeader, chunk.begin(), chunk.end());
  return png;
}

}  // namespace gradreel
