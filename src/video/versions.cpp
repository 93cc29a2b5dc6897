#include "video/versions.hpp"

#include <dlfcn.h>
#include <webp/encode.h>
#include <zlib.h>

extern "C" {
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <cstring>
#include <string_view>

#include "video/libav.hpp"

namespace gradreel {

namespace {

std::string dotted(unsigned version) {
  return std::to_string(AV_VERSION_MAJOR(version)) + '.' + std::to_string(AV_VERSION_MINOR(version)) + '.' +
         std::to_string(AV_VERSION_MICRO(version));
}

// One small grey frame, as x264 writes it.
std::string encode_one_frame(const AVCodec& x264) {
  const libav::Owned<AVCodecContext> codec = libav::own(avcodec_alloc_context3(&x264));
  codec->width = codec->height = 16;
  codec->pix_fmt = AV_PIX_FMT_YUV420P;
  codec->time_base = {1, 1};
  codec->thread_count = 1;
  av_opt_set(codec->priv_data, "preset", "ultrafast", 0);
  const libav::Owned<AVFrame> frame = libav::own(av_frame_alloc());
  frame->format = AV_PIX_FMT_YUV420P;
  frame->width = frame->height = 16;
  const libav::Owned<AVPacket> packet = libav::own(av_packet_alloc());
  if (avcodec_open2(codec.get(), &x264, nullptr) < 0 || av_frame_get_buffer(frame.get(), 0) < 0) return "";
  for (int plane = 0; plane < 3; ++plane) {
    std::memset(frame->data[plane], 128,
                static_cast<std::size_t>(frame->linesize[plane] * (plane == 0 ? 16 : 8)));
  }
  if (avcodec_send_frame(codec.get(), frame.get()) < 0 || avcodec_send_frame(codec.get(), nullptr) < 0)
    return "";
  if (avcodec_receive_packet(codec.get(), packet.get()) < 0) return "";
  return {reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)};
}

// Nothing but x264's signature in its first packet tells: "x264 - core 164 r3095 baee400 - H.264/MPEG-4 AVC
// codec ...".
std::string x264_version() {
  const AVCodec* x264 = avcodec_find_encoder_by_name("libx264");
  if (!x264) return "missing";
  constexpr std::string_view kBefore = "x264 - core ", kAfter = " - H.264";
  const std::string bytes = encode_one_frame(*x264);
  const std::size_t start = bytes.find(kBefore);
  const std::size_t end = start == std::string::npos ? start : bytes.find(kAfter, start);
  if (end == std::string::npos) return "unknown";
  return bytes.substr(start + kBefore.size(), end - start - kBefore.size());
}

/// Of an encoder that libavcodec loads: what its function without arguments returns.
std::string said_by(const char* function) {
  using Version = const char* (*)();
  const auto version = reinterpret_cast<Version>(dlsym(RTLD_DEFAULT, function));
  const std::string said = version ? version() : "missing";
  return said.starts_with('v') ? said.substr(1) : said;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> video_versions() {
  libav::be_quiet();
  return {{"libavcodec", dotted(avcodec_version())},
          {"libavformat", dotted(avformat_version())},
          {"libavutil", dotted(avutil_version())},
          {"libswscale", dotted(swscale_version())},
          {"libswresample", dotted(swresample_version())},
          {"x264", x264_version()},
          {"libvpx", said_by("vpx_codec_version_str")},
          {"svt-av1", said_by("svt_av1_get_version")},
          {"libwebp", dotted(static_cast<unsigned>(WebPGetEncoderVersion()))},
          {"zlib", zlibVersion()}};
}

}  // namespace gradreel
