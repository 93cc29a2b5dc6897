#include "video/png.hpp"

#include <string>

#include "core/error.hpp"
#include "video/format.hpp"
#include "video/libav.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

Owned<AVFrame> rgb_frame(const Image& image) {
  Owned<AVFrame> frame = own(av_frame_alloc());
  frame->format = AV_PIX_FMT_RGB24;
  frame->width = image.width();
  frame->height = image.height();
  check(av_frame_get_buffer(frame.get(), 0), "take memory for a frame");
  for (int y = 0; y < image.height(); ++y) {
    std::uint8_t* out = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
    for (int x = 0; x < image.width(); ++x) {
      const Rgb c = to_rgb(image.at(x, y));
      *out++ = c.r;
      *out++ = c.g;
      *out++ = c.b;
    }
  }
  return frame;
}

}  // namespace

std::vector<std::uint8_t> png_bytes(const Image& image) {
  libav::be_quiet();
  const AVCodec* png = avcodec_find_encoder(AV_CODEC_ID_PNG);
  if (!png) throw Error("this libavcodec has no PNG encoder");
  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(png));
  codec->width = image.width();
  codec->height = image.height();
  codec->pix_fmt = AV_PIX_FMT_RGB24;
  codec->time_base = {1, 1};
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_BITEXACT;
  check(avcodec_open2(codec.get(), png, nullptr), "open the PNG encoder");
  const Owned<AVFrame> frame = rgb_frame(image);
  const Owned<AVPacket> packet = own(av_packet_alloc());
  check(avcodec_send_frame(codec.get(), frame.get()), "encode a PNG");
  check(avcodec_send_frame(codec.get(), nullptr), "encode a PNG");
  check(avcodec_receive_packet(codec.get(), packet.get()), "encode a PNG");
  return {packet->data, packet->data + packet->size};
}

void write_png(const Image& image, const std::string& path, const FileOps& ops) {
  if (image.bounds().empty()) throw Error("cannot write " + path + ": the image is empty");
  const std::vector<std::uint8_t> bytes = png_bytes(image);
  OutputFile file(path, ops);
  file.write(bytes);
  file.commit();
}

}  // namespace gradreel
