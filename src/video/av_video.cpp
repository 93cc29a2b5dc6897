#include "video/av_video.hpp"

#include <algorithm>
#include <new>

#include "video/yuv.hpp"

namespace gradreel::libav {

namespace {

constexpr AVPacketSideDataType kAlpha = AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL;

}  // namespace

Owned<AVCodecContext> video_encoder(const AVCodec& encoder, const FrameGeometry& geometry) {
  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(&encoder));
  codec->width = geometry.width;
  codec->height = geometry.height;
  codec->pix_fmt = AV_PIX_FMT_YUV420P;
  codec->framerate = to_av(geometry.frame_rate);
  codec->time_base = av_inv_q(codec->framerate);
  codec->sample_aspect_ratio = {1, 1};
  codec->color_range = AVCOL_RANGE_MPEG;
  codec->color_primaries = AVCOL_PRI_BT709;
  codec->color_trc = AVCOL_TRC_BT709;
  codec->colorspace = AVCOL_SPC_BT709;
  codec->chroma_sample_location = AVCHROMA_LOC_LEFT;
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_BITEXACT;
  return codec;
}

Owned<AVFrame> frame_for(const AVCodecContext& codec) {
  Owned<AVFrame> frame = own(av_frame_alloc());
  frame->format = codec.pix_fmt;
  frame->width = codec.width;
  frame->height = codec.height;
  frame->color_range = codec.color_range;
  frame->color_primaries = codec.color_primaries;
  frame->color_trc = codec.color_trc;
  frame->colorspace = codec.colorspace;
  frame->chroma_location = codec.chroma_sample_location;
  check(av_frame_get_buffer(frame.get(), 0), "take memory for a frame");
  return frame;
}

void convert(const Image& image, std::span<const Rect> changed, AVFrame& f) {
  // Encoders that copy what they are sent leave it to us, so this copies nothing; should one keep it, it
  // does.
  check(av_frame_make_writable(&f), "take memory for a frame");
  const YuvPlanes planes{f.data[0], f.data[1], f.data[2], f.linesize[0], f.linesize[1], f.linesize[2]};
  for (const Rect& rect : changed) convert_to_yuv(image, rect, planes);
}

void describe_video(AVStream& stream, AVCodecID codec, const FrameGeometry& geometry,
                    std::span<const std::uint8_t> header) {
  AVCodecParameters& par = *stream.codecpar;
  par.codec_type = AVMEDIA_TYPE_VIDEO;
  par.codec_id = codec;
  par.format = AV_PIX_FMT_YUV420P;
  par.width = geometry.width;
  par.height = geometry.height;
  par.sample_aspect_ratio = stream.sample_aspect_ratio = {1, 1};
  par.color_range = AVCOL_RANGE_MPEG;
  par.color_primaries = AVCOL_PRI_BT709;
  par.color_trc = AVCOL_TRC_BT709;
  par.color_space = AVCOL_SPC_BT709;
  par.chroma_location = AVCHROMA_LOC_LEFT;
  if (!header.empty()) set_extradata(par, header);
  stream.avg_frame_rate = to_av(geometry.frame_rate);
  stream.time_base = av_inv_q(stream.avg_frame_rate);
}

Packet taken(const AVPacket& packet, std::int64_t first_frame, std::int64_t decode_order) {
  std::size_t size = 0;
  const std::uint8_t* alpha = av_packet_get_side_data(&packet, kAlpha, &size);
  return {first_frame + packet.pts,
          decode_order,
          (packet.flags & AV_PKT_FLAG_KEY) != 0,
          {packet.data, packet.data + packet.size},
          {alpha, alpha + size}};
}

Owned<AVPacket> muxable(const Packet& packet, std::int64_t dts, const AVStream& stream) {
  Owned<AVPacket> av = own(av_packet_alloc());
  check(av_new_packet(av.get(), static_cast<int>(packet.bytes.size())), "take memory for a packet");
  std::copy(packet.bytes.begin(), packet.bytes.end(), av->data);
  if (!packet.alpha.empty()) {
    std::uint8_t* alpha = av_packet_new_side_data(av.get(), kAlpha, packet.alpha.size());
    if (!alpha) throw std::bad_alloc();
    std::copy(packet.alpha.begin(), packet.alpha.end(), alpha);
  }
  av->pts = packet.frame;
  av->dts = dts;
  av->duration = 1;
  if (packet.keyframe) av->flags |= AV_PKT_FLAG_KEY;
  av_packet_rescale_ts(av.get(), av_inv_q(stream.avg_frame_rate), stream.time_base);
  return av;
}

}  // namespace gradreel::libav
