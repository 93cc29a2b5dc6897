#include "decode.hpp"

extern "C" {
#include <libavutil/video_enc_params.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "video/libav.hpp"

namespace gradreel::test {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

/// Libav's own decoder of VP9 knows nothing of alpha.
const AVCodec* decoder_of(const AVStream& stream) {
  if (av_dict_get(stream.metadata, "alpha_mode", nullptr, 0) != nullptr)
    return avcodec_find_decoder_by_name("libvpx-vp9");
  return avcodec_find_decoder(stream.codecpar->codec_id);
}

struct Reader {
  explicit Reader(const std::string& path) {
    libav::be_quiet();
    AVDictionary* options = nullptr;
    av_dict_set(&options, "pattern_type", "none", 0);  // a PNG's name with a % in it is no sequence
    const int code = avformat_open_input(&input, ("file:" + path).c_str(), nullptr, &options);
    av_dict_free(&options);
    check(code, "open " + path);
    check(avformat_find_stream_info(input, nullptr), "read " + path);
  }
  ~Reader() { avformat_close_input(&input); }
  AVFormatContext* input = nullptr;
};

bool is_key(const AVFrame& frame) {
#ifdef AV_FRAME_FLAG_KEY
  return (frame.flags & AV_FRAME_FLAG_KEY) != 0;
#else
  return frame.key_frame != 0;
#endif
}

Image to_image(const AVFrame& frame) {
  Image image(frame.width, frame.height);
  SwsContext* sws = sws_getContext(
      frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), frame.width, frame.height,
      AV_PIX_FMT_BGRA, SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nullptr, nullptr, nullptr);
  sws_setColorspaceDetails(sws, sws_getCoefficients(SWS_CS_ITU709), 0, sws_getCoefficients(SWS_CS_ITU709), 1,
                           0, 1 << 16, 1 << 16);
  std::uint8_t* data[1] = {reinterpret_cast<std::uint8_t*>(image.row(0))};
  const int strides[1] = {4 * frame.width};
  sws_scale(sws, frame.data, frame.linesize, 0, frame.height, data, strides);
  sws_freeContext(sws);
  return image;
}

/// The mean of the frame's blocks, rounded; -1 where the decoder does not tell.
int quantiser_of(const AVFrame& frame) {
  const AVFrameSideData* data = av_frame_get_side_data(&frame, AV_FRAME_DATA_VIDEO_ENC_PARAMS);
  if (!data) return -1;
  auto* params = reinterpret_cast<AVVideoEncParams*>(data->data);
  double sum = 0;
  for (unsigned i = 0; i < params->nb_blocks; ++i) sum += av_video_enc_params_block(params, i)->delta_qp;
  return params->qp + static_cast<int>(std::lround(sum / std::max(1u, params->nb_blocks)));
}

std::string text_of(const AVDictionary* metadata, const char* key) {
  const AVDictionaryEntry* entry = av_dict_get(metadata, key, nullptr, 0);
  return entry ? entry->value : "";
}

std::vector<Decoded::Text> chapters_of(const AVFormatContext& input) {
  std::vector<Decoded::Text> texts;
  for (unsigned i = 0; i < input.nb_chapters; ++i) {
    const AVChapter& c = *input.chapters[i];
    texts.push_back({static_cast<double>(c.start) * av_q2d(c.time_base),
                     static_cast<double>(c.end) * av_q2d(c.time_base), text_of(c.metadata, "title")});
  }
  return texts;
}

void keep_subtitle(const AVPacket& packet, AVRational tick, Decoded& film) {
  const int length = packet.data[0] << 8 | packet.data[1];
  if (length == 0) return;
  film.subtitles.push_back(
      {static_cast<double>(packet.pts) * av_q2d(tick),
       static_cast<double>(packet.pts + packet.duration) * av_q2d(tick),
       std::string(reinterpret_cast<const char*>(packet.data) + 2, static_cast<std::size_t>(length))});
}

}  // namespace

Decoded decode_film(const std::string& path) {
  const Reader reader(path);
  const AVStream& stream = *reader.input->streams[0];
  const AVCodecParameters& par = *stream.codecpar;
  Decoded film;
  film.width = par.width;
  film.height = par.height;
  film.tick = {stream.time_base.num, stream.time_base.den};
  film.duration = stream.duration;
  film.container_us = reader.input->duration;
  film.color_range = par.color_range;
  film.primaries = par.color_primaries;
  film.transfer = par.color_trc;
  film.matrix = par.color_space;
  film.profile = par.profile;
  film.title = text_of(reader.input->metadata, "title");
  film.comment = text_of(reader.input->metadata, "comment");
  film.chapters = chapters_of(*reader.input);
  const int subtitles = av_find_best_stream(reader.input, AVMEDIA_TYPE_SUBTITLE, -1, -1, nullptr, 0);
  if (subtitles >= 0)
    film.subtitle_language = text_of(reader.input->streams[subtitles]->metadata, "language");

  Owned<AVCodecContext> codec = own(avcodec_alloc_context3(nullptr));
  check(avcodec_parameters_to_context(codec.get(), &par), "decode");
  codec->err_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
  codec->thread_count = 1;
  codec->export_side_data = AV_CODEC_EXPORT_DATA_VIDEO_ENC_PARAMS;
  check(avcodec_open2(codec.get(), decoder_of(stream), nullptr), "open the decoder");
  Owned<AVPacket> packet = own(av_packet_alloc());
  Owned<AVFrame> frame = own(av_frame_alloc());
  for (bool more = true; more;) {
    more = av_read_frame(reader.input, packet.get()) >= 0;
    if (more && packet->stream_index != 0) {
      const AVStream& other = *reader.input->streams[packet->stream_index];
      if (packet->stream_index == subtitles) keep_subtitle(*packet, other.time_base, film);
      av_packet_unref(packet.get());
      continue;
    }
    check(avcodec_send_packet(codec.get(), more ? packet.get() : nullptr), "decode");
    av_packet_unref(packet.get());
    for (;;) {
      const int got = avcodec_receive_frame(codec.get(), frame.get());
      if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) break;
      check(got, "decode");
      film.frames.push_back({frame->pts, libav::duration_of(*frame), is_key(*frame), to_image(*frame),
                             av_get_picture_type_char(frame->pict_type), quantiser_of(*frame)});
    }
  }
  return film;
}

double psnr(const Image& a, const Image& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const Rgb p = to_rgb(a.at(x, y)), q = to_rgb(b.at(x, y));
      sum += (p.r - q.r) * (p.r - q.r) + (p.g - q.g) * (p.g - q.g) + (p.b - q.b) * (p.b - q.b);
    }
  }
  if (sum == 0) return 99;
  return 10 * std::log10(255.0 * 255.0 * 3 * a.width() * a.height() / sum);
}

std::vector<std::uint8_t> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace gradreel::test
