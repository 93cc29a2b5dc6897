#include "video/mp4/h264_encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/num.hpp"
#include "video/av_video.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

const AVCodec& x264() {
  const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
  if (!codec) throw Error("this libavcodec has no libx264: H.264 cannot be encoded");
  return *codec;
}

/// Quantisers of the three types of frame, 0 to 51. Fractions count: blocks round in different ways.
struct Quantisers {
  double i = 0, p = 0, b = 0;
};

// Most of a film stands still. An I frame is then seen for seconds and everything is predicted from it, so it
// gets more bits than x264 would give it; a B frame is seen once and gets fewer. Where much moves, prediction
// is poor and the types differ less. What a map shows anew comes in P and B frames and then stands
// still, so that these get more. Chosen by trial, so that no film's worst frame is worse than with x264's own
// rate control at this CRF: bench/encoder_settings.md.
Quantisers quantisers_for(const Mp4Settings& settings) {
  const double crf = settings.crf;
  if (settings.map_refills) return {.i = crf, .p = crf + 3, .b = crf + 6};
  if (settings.moves_much) return {.i = crf, .p = crf + 4.5, .b = crf + 8};
  return {.i = crf - 1, .p = crf + 5.3, .b = crf + 10};
}

std::string number(double value) { return fmt::format("{:.4f}", value); }

// cpu-independent: the same bytes whatever SIMD the CPU has. stitchable: the same parameter sets in all
// segments. The only keyframe is the first frame: the caller cuts the film. The quantisers are fixed by
// x264's CRF without lookahead: qcomp near 1 takes away the share of complexity (1 itself would spoil the
// first frame), and what remains, unlike with constant quantisers, is that of adaptive quantisation.
std::string x264_params(const Mp4Settings& settings) {
  const Quantisers q = quantisers_for(settings);
  const double steps_per_octave = 6;  // the quantiser's step doubles
  return "cpu-independent=1:stitchable=1:keyint=infinite:scenecut=0:psy=0:chroma-qp-offset=-3:sync-lookahead="
         "0:"
         "rc-lookahead=0:mbtree=0:weightp=0:bframes=3:b-adapt=0:qcomp=0.99:ipratio=" +
         number(num::pow(2, (q.p - q.i) / steps_per_octave)) +
         ":pbratio=" + number(num::pow(2, (q.b - q.p) / steps_per_octave)) +
         ":crf=" + number(std::min(q.p, 51.0));
}

Owned<AVCodecContext> open_encoder(const FrameGeometry& geometry, const Mp4Settings& settings) {
  Owned<AVCodecContext> codec = libav::video_encoder(x264(), geometry);
  codec->profile = FF_PROFILE_H264_HIGH;
  check(av_opt_set(codec->priv_data, "preset", settings.preset.c_str(), 0), "set the preset of x264");
  check(av_opt_set(codec->priv_data, "profile", "high", 0), "set the profile of x264");
  check(av_opt_set(codec->priv_data, "x264-params", x264_params(settings).c_str(), 0),
        "set the parameters of x264");
  libav::open_codec(*codec, x264(), "x264");
  return codec;
}

// x264 signs its first packet with its version and options; that would be the only place where a build shows.
Owned<AVBSFContext> open_sei_filter(const AVCodecContext& codec) {
  AVBSFContext* raw = nullptr;
  check(av_bsf_alloc(av_bsf_get_by_name("filter_units"), &raw), "make a bitstream filter");
  Owned<AVBSFContext> filter = own(raw);
  check(avcodec_parameters_from_context(filter->par_in, &codec), "make a bitstream filter");
  filter->time_base_in = codec.time_base;
  check(av_opt_set(filter->priv_data, "remove_types", "6", 0), "make a bitstream filter");
  check(av_bsf_init(filter.get()), "make a bitstream filter");
  return filter;
}

class H264Encoder : public SegmentEncoder {
 public:
  H264Encoder(const FrameGeometry& geometry, const Mp4Settings& settings, std::int64_t first_frame)
      : codec_(open_encoder(geometry, settings)),
        filter_(open_sei_filter(*codec_)),
        frame_(libav::frame_for(*codec_)),
        packet_(own(av_packet_alloc())) {
    segment_.first_frame = first_frame;
    const AVCodecParameters& par = *filter_->par_out;
    segment_.header.assign(par.extradata, par.extradata + par.extradata_size);
  }

  void preceding(const Image&) override {}

  void add(const Image& image, std::span<const Rect> changed) override {
    if (image.width() != frame_->width || image.height() != frame_->height) {
      throw Error("a frame of " + std::to_string(image.width()) + " x " + std::to_string(image.height()) +
                  " was given to an encoder of " + std::to_string(frame_->width) + " x " +
                  std::to_string(frame_->height));
    }
    const Rect whole[] = {image.bounds()};
    libav::convert(image, segment_.frame_count == 0 ? whole : changed, *frame_);
    frame_->pts = segment_.frame_count++;
    check(avcodec_send_frame(codec_.get(), frame_.get()), "encode a frame");
    receive();
  }

  EncodedSegment finish() override {
    check(avcodec_send_frame(codec_.get(), nullptr), "finish a segment");
    receive();
    if (static_cast<std::int64_t>(segment_.packets.size()) != segment_.frame_count) {
      throw Error("x264 returned " + std::to_string(segment_.packets.size()) + " packets for " +
                  std::to_string(segment_.frame_count) + " frames");
    }
    return std::move(segment_);
  }

 private:
  void receive() {
    for (;;) {
      const int got = avcodec_receive_packet(codec_.get(), packet_.get());
      if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
      check(got, "encode a frame");
      check(av_bsf_send_packet(filter_.get(), packet_.get()), "filter a packet");
      check(av_bsf_receive_packet(filter_.get(), packet_.get()), "filter a packet");
      keep_packet();
      av_packet_unref(packet_.get());
    }
  }

  // The encoder's dts is not kept: segments of one or two frames start theirs elsewhere than long ones.
  void keep_packet() {
    const std::int64_t order = segment_.first_frame + static_cast<std::int64_t>(segment_.packets.size());
    segment_.packets.push_back(libav::taken(*packet_, segment_.first_frame, order));
  }

  Owned<AVCodecContext> codec_;
  Owned<AVBSFContext> filter_;
  Owned<AVFrame> frame_;
  Owned<AVPacket> packet_;
  EncodedSegment segment_;
};

}  // namespace

std::unique_ptr<SegmentEncoder> h264_segment_encoder(const FrameGeometry& geometry,
                                                     const Mp4Settings& settings, std::int64_t first_frame) {
  return std::make_unique<H264Encoder>(geometry, settings, first_frame);
}

std::size_t h264_encoder_memory(const FrameGeometry& geometry, const Mp4Settings& settings) {
  const auto pixels = static_cast<std::size_t>(geometry.width) * static_cast<std::size_t>(geometry.height);
  // Measured peaks, in bytes per pixel: the reference frames of the preset, and each frame looked ahead.
  std::size_t references = 52;
  if (settings.preset == "slow") references += 8;
  if (settings.preset == "slower") references += 35;
  if (settings.preset == "veryslow") references += 165;
  constexpr std::size_t kPackets = std::size_t{8} << 20;
  return pixels * references + kPackets;
}

}  // namespace gradreel
