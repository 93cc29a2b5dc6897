#include "video/webm_encoder.hpp"

#include <string>
#include <utility>

#include "video/format_entry.hpp"
#include "video/libav.hpp"
#include "video/yuv.hpp"

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
  check(av_opt_set(options, "svtav1-params", "lp=1:scd=0:keyint=-1", 0), "set up SVT-AV1");
}

Owned<AVCodecContext> open_encoder(const FrameGeometry& geometry, const WebmSettings& settings) {
  const WebmCodec kind = webm_codec(settings.codec);
  require_encoder(kind.encoder, kind.title);
  const AVCodec* encoder = avcodec_find_encoder_by_name(kind.encoder);
  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(encoder));
  codec->width = geometry.width;
  codec->height = geometry.height;
  codec->pix_fmt = AV_PIX_FMT_YUV420P;
  codec->framerate = libav::to_av(geometry.frame_rate);
  codec->time_base = av_inv_q(codec->framerate);
  codec->sample_aspect_ratio = {1, 1};
  codec->color_range = AVCOL_RANGE_MPEG;
  codec->color_primaries = AVCOL_PRI_BT709;
  codec->color_trc = AVCOL_TRC_BT709;
  codec->colorspace = AVCOL_SPC_BT709;
  codec->chroma_sample_location = AVCHROMA_LOC_LEFT;
  codec->gop_size = kNever;
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_BITEXACT;
  (settings.codec == "av1" ? set_up_av1 : set_up_vp9)(*codec, settings);
  check(avcodec_open2(codec.get(), encoder, nullptr), std::string("open ") + kind.encoder);
  return codec;
}

class WebmEncoder : public SegmentEncoder {
 public:
  WebmEncoder(const FrameGeometry& geometry, const WebmSettings& settings, std::int64_t first_frame)
      : codec_(open_encoder(geometry, settings)),
        frame_(libav::frame_for(*codec_)),
        packet_(own(av_packet_alloc())) {
    segment_.first_frame = first_frame;
    if (codec_->extradata_size > 0)
      segment_.header.assign(codec_->extradata, codec_->extradata + codec_->extradata_size);
  }

  void preceding(const Image&) override {}

  void add(const Image& image, std::span<const Rect> changed) override {
    if (image.width() != frame_->width || image.height() != frame_->height)
      throw Error("a frame of another size was given to a WebM encoder");
    check(av_frame_make_writable(frame_.get()), "take memory for a frame");
    AVFrame& f = *frame_;
    const YuvPlanes planes{f.data[0], f.data[1], f.data[2], f.linesize[0], f.linesize[1], f.linesize[2]};
    const Rect whole[] = {image.bounds()};
    for (const Rect& rect : segment_.frame_count == 0 ? std::span<const Rect>(whole) : changed)
      convert_to_yuv(image, rect, planes);
    f.pts = segment_.frame_count++;
    check(avcodec_send_frame(codec_.get(), &f), "encode a frame");
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
  void receive() {
    for (;;) {
      const int got = avcodec_receive_packet(codec_.get(), packet_.get());
      if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
      check(got, "encode a frame");
      Packet packet;
      packet.frame = segment_.first_frame + packet_->pts;
      packet.decode_order = segment_.first_frame + static_cast<std::int64_t>(segment_.packets.size());
      packet.keyframe = (packet_->flags & AV_PKT_FLAG_KEY) != 0;
      packet.bytes.assign(packet_->data, packet_->data + packet_->size);
      av_packet_unref(packet_.get());
      if (packet.frame != packet.decode_order)
        throw Error(std::string(codec_->codec->name) + " returned frames out of order");
      segment_.packets.push_back(std::move(packet));
    }
  }

  Owned<AVCodecContext> codec_;
  Owned<AVFrame> frame_;
  Owned<AVPacket> packet_;
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
  // Reference frames and frames looked ahead. A rough figure.
  const auto pixels = static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height);
  return pixels * (settings.codec == "av1" ? 400 : 100) + (std::size_t{8} << 20);
}

}  // namespace gradreel
