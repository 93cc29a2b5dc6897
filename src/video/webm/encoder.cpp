#include "video/webm/encoder.hpp"

#include <mutex>
#include <string>
#include <utility>

#include "video/av_video.hpp"
#include "video/format_entry.hpp"
#include "video/webm/straight_picture.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

constexpr int kNever = 9999;  // frames between keyframes

void set_up_vp9(AVCodecContext& codec, const WebmSettings& settings) {
  void* options = codec.priv_data;
  const auto set = [&](const char* name, const std::string& value) {
    check(av_opt_set(options, name, value.c_str(), 0), "set up libvpx-vp9");
  };
  codec.bit_rate = 0;  // constant quality
  set("crf", std::to_string(static_cast<int>(settings.crf)));
  set("cpu-used", std::to_string(static_cast<int>(settings.speed)));
  set("deadline", "good");
  set("row-mt", "0");
  set("tile-columns", "0");
  set("frame-parallel", "0");
  set("lag-in-frames", "16");
  set("auto-alt-ref", "1");
}

void set_up_av1(AVCodecContext& codec, const WebmSettings& settings) {
  void* options = codec.priv_data;
  check(av_opt_set_int(options, "crf", static_cast<int>(settings.crf), 0), "set up SVT-AV1");
  check(av_opt_set_int(options, "preset", static_cast<int>(settings.speed), 0), "set up SVT-AV1");
  check(av_opt_set(options, "svtav1-params", "lp=4:scd=0:keyint=-1", 0), "set up SVT-AV1");
}

/// Held while an SVT-AV1 encoder lives: opening or closing one writes and frees global tables that every
/// other one reads. It makes up for that with threads of its own (lp), which leave its bytes as they are.
std::unique_lock<std::mutex> turn_of(const std::string& codec) {
  static std::mutex one_at_a_time;
  return codec == "av1" ? std::unique_lock(one_at_a_time) : std::unique_lock<std::mutex>();
}

Owned<AVCodecContext> open_encoder(const FrameGeometry& geometry, const WebmSettings& settings) {
  const WebmCodec kind = webm_codec(settings.codec);
  require_encoder(kind.encoder, kind.title);
  const AVCodec* encoder = avcodec_find_encoder_by_name(kind.encoder);
  Owned<AVCodecContext> codec = libav::video_encoder(*encoder, geometry);
  codec->gop_size = kNever;
  if (settings.has_alpha) codec->pix_fmt = AV_PIX_FMT_YUVA420P;
  (settings.codec == "av1" ? set_up_av1 : set_up_vp9)(*codec, settings);
  libav::open_codec(*codec, *encoder, kind.encoder);
  return codec;
}

class WebmEncoder : public SegmentEncoder {
 public:
  WebmEncoder(const FrameGeometry& geometry, const WebmSettings& settings, std::int64_t first_frame)
      : turn_(turn_of(settings.codec)),
        codec_(open_encoder(geometry, settings)),
        frame_(libav::frame_for(*codec_)),
        packet_(own(av_packet_alloc())) {
    if (settings.has_alpha) straight_ = Image(geometry.width, geometry.height);
    segment_.first_frame = first_frame;
    if (codec_->extradata_size > 0)
      segment_.header.assign(codec_->extradata, codec_->extradata + codec_->extradata_size);
  }

  void preceding(const Image&) override {}

  void add(const Image& image, std::span<const Rect> changed) override {
    if (image.width() != frame_->width || image.height() != frame_->height)
      throw Error("a frame of another size was given to a WebM encoder");
    const Rect whole[] = {image.bounds()};
    put(image, segment_.frame_count == 0 ? whole : changed);
    frame_->pts = segment_.frame_count++;
    check(avcodec_send_frame(codec_.get(), frame_.get()), "encode a frame");
    receive();
  }

  EncodedSegment finish() override {
    check(avcodec_send_frame(codec_.get(), nullptr), "finish a segment");
    receive();
    if (static_cast<std::int64_t>(segment_.packets.size()) != segment_.frame_count) {
      throw Error(std::string(codec_->codec->name) + " returned " + std::to_string(segment_.packets.size()) +
                  " packets for " + std::to_string(segment_.frame_count) + " frames");
    }
    return std::move(segment_);
  }

 private:
  bool has_alpha() const { return straight_.width() > 0; }

  void put(const Image& image, std::span<const Rect> changed) {
    if (!has_alpha()) return libav::convert(image, changed, *frame_);
    std::vector<Rect> written;
    for (const Rect& rect : changed) written.push_back(make_straight(image, rect, straight_));
    libav::convert(straight_, written, *frame_);
    for (const Rect& rect : written) copy_alpha(straight_, rect, frame_->data[3], frame_->linesize[3]);
  }

  void receive() {
    for (;;) {
      const int got = avcodec_receive_packet(codec_.get(), packet_.get());
      if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
      check(got, "encode a frame");
      const std::int64_t order = segment_.first_frame + static_cast<std::int64_t>(segment_.packets.size());
      Packet packet = libav::taken(*packet_, segment_.first_frame, order);
      av_packet_unref(packet_.get());
      if (packet.frame != packet.decode_order)
        throw Error(std::string(codec_->codec->name) + " returned frames out of order");
      if (packet.alpha.empty() == has_alpha())
        throw Error(std::string(codec_->codec->name) + " returned a frame with alpha of another kind");
      segment_.packets.push_back(std::move(packet));
    }
  }

  std::unique_lock<std::mutex> turn_;
  Owned<AVCodecContext> codec_;
  Owned<AVFrame> frame_;
  Owned<AVPacket> packet_;
  Image straight_;  // empty: frames are opaque
  EncodedSegment segment_;
};

}  // namespace

WebmCodec webm_codec(const std::string& codec) {
  if (codec == "vp9") return {"VP9", "libvpx-vp9"};
  if (codec == "av1") return {"AV1", "libsvtav1"};
  throw Error("a WebM's codec is vp9 or av1, not " + codec);
}

std::unique_ptr<SegmentEncoder> webm_segment_encoder(const FrameGeometry& geometry,
                                                     const WebmSettings& settings, std::int64_t first_frame) {
  return std::make_unique<WebmEncoder>(geometry, settings, first_frame);
}

std::size_t webm_encoder_memory(const FrameGeometry& geometry, const WebmSettings& settings) {
  // Measured peaks of segments of 40 frames at 1280 x 720 and 1920 x 1080, a line through both: libvpx 1.12,
  // once more for alpha; SVT-AV1 1.4 with lp=4.
  const auto pixels = static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height);
  if (settings.codec == "av1") return pixels * 330 + (std::size_t{190} << 20);
  return (pixels * 110 + (std::size_t{32} << 20)) * (settings.has_alpha ? 2 : 1);
}

}  // namespace gradreel
