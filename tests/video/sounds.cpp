#include "video/sounds.hpp"

#include <algorithm>
#include <cmath>

#include "video/libav.hpp"

namespace gradreel::test {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

double sample(double seconds) {
  return seconds >= 0.5 && seconds < 0.6 ? 0.8 * std::sin(6283.185307 * seconds) : 0;
}

/// Ends with AV_SAMPLE_FMT_NONE.
const AVSampleFormat* sample_formats(const AVCodec* codec) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
  const void* formats = nullptr;
  check(avcodec_get_supported_config(nullptr, codec, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &formats, nullptr),
        "ask an encoder for its formats");
  return static_cast<const AVSampleFormat*>(formats);
#else
  return codec->sample_fmts;
#endif
}

Owned<AVCodecContext> open_encoder(const std::string& name, int sample_rate) {
  const AVCodec* codec = avcodec_find_encoder_by_name(name.c_str());
  if (!codec) throw Error("no encoder " + name);
  Owned<AVCodecContext> encoder = own(avcodec_alloc_context3(codec));
  av_channel_layout_default(&encoder->ch_layout, 1);
  encoder->sample_rate = sample_rate;
  const AVSampleFormat* format = sample_formats(codec);
  while (*format == AV_SAMPLE_FMT_S32P || *format == AV_SAMPLE_FMT_S32) ++format;
  encoder->sample_fmt = *format;
  encoder->bit_rate = 128000;
  encoder->time_base = {1, sample_rate};
  encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  check(avcodec_open2(encoder.get(), codec, nullptr), "open an encoder");
  return encoder;
}

void fill(AVFrame& frame, std::int64_t first) {
  const bool is_float = frame.format == AV_SAMPLE_FMT_FLT || frame.format == AV_SAMPLE_FMT_FLTP;
  for (int i = 0; i < frame.nb_samples; ++i) {
    const double value = sample(static_cast<double>(first + i) / frame.sample_rate);
    if (is_float) {
      reinterpret_cast<float*>(frame.data[0])[i] = static_cast<float>(value);
    } else {
      reinterpret_cast<std::int16_t*>(frame.data[0])[i] = static_cast<std::int16_t>(32767 * value);
    }
  }
}

struct Muxer {
  explicit Muxer(const std::string& path) {
    check(avformat_alloc_output_context2(&context, nullptr, nullptr, path.c_str()), "find a muxer");
    check(avio_open(&context->pb, path.c_str(), AVIO_FLAG_WRITE), "open " + path);
  }
  ~Muxer() {
    avio_closep(&context->pb);
    avformat_free_context(context);
  }
  AVFormatContext* context = nullptr;
};

void drain(AVCodecContext& encoder, Muxer& muxer, AVPacket& packet) {
  for (;;) {
    const int got = avcodec_receive_packet(&encoder, &packet);
    if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return;
    check(got, "encode");
    av_packet_rescale_ts(&packet, encoder.time_base, muxer.context->streams[0]->time_base);
    check(av_write_frame(muxer.context, &packet), "write");
    av_packet_unref(&packet);
  }
}

struct SoundReader {
  explicit SoundReader(const std::string& path) {
    libav::be_quiet();
    check(avformat_open_input(&input, path.c_str(), nullptr, nullptr), "open " + path);
    check(avformat_find_stream_info(input, nullptr), "read " + path);
  }
  ~SoundReader() { avformat_close_input(&input); }
  AVFormatContext* input = nullptr;
};

void listen(const AVFrame& frame, AVRational tick, Sound& sound, bool is_first) {
  const double begin = static_cast<double>(frame.pts) * av_q2d(tick);
  if (is_first) sound.begin = begin;
  sound.end = begin + static_cast<double>(frame.nb_samples) / frame.sample_rate;
  for (int i = 0; i < frame.nb_samples; ++i) {
    const bool is_float = frame.format == AV_SAMPLE_FMT_FLTP;
    const double value = is_float ? reinterpret_cast<float*>(frame.data[0])[i]
                                  : reinterpret_cast<std::int16_t*>(frame.data[0])[i] / 32767.0;
    if (std::abs(value) < 0.25) continue;
    const double at = begin + static_cast<double>(i) / frame.sample_rate;
    if (sound.tone_begin < 0) sound.tone_begin = at;
    sound.tone_end = at;
  }
}

}  // namespace

bool has_encoder(const std::string& name) { return avcodec_find_encoder_by_name(name.c_str()) != nullptr; }

void write_sound(const std::string& path, double seconds, const std::string& name, int sample_rate) {
  libav::be_quiet();
  Muxer muxer(path);
  const Owned<AVCodecContext> encoder = open_encoder(name, sample_rate);
  AVStream* stream = avformat_new_stream(muxer.context, nullptr);
  check(avcodec_parameters_from_context(stream->codecpar, encoder.get()), "describe");
  stream->time_base = encoder->time_base;
  check(avformat_write_header(muxer.context, nullptr), "write");
  const Owned<AVPacket> packet = own(av_packet_alloc());
  const auto total = static_cast<std::int64_t>(std::llround(seconds * sample_rate));
  const int step = encoder->frame_size > 0 ? encoder->frame_size : 1024;
  for (std::int64_t first = 0; first < total; first += step) {
    const Owned<AVFrame> frame = own(av_frame_alloc());
    frame->nb_samples = static_cast<int>(std::min<std::int64_t>(step, total - first));
    frame->format = encoder->sample_fmt;
    frame->sample_rate = sample_rate;
    check(av_channel_layout_copy(&frame->ch_layout, &encoder->ch_layout), "describe");
    check(av_frame_get_buffer(frame.get(), 0), "take memory");
    frame->pts = first;
    fill(*frame, first);
    check(avcodec_send_frame(encoder.get(), frame.get()), "encode");
    drain(*encoder, muxer, *packet);
  }
  check(avcodec_send_frame(encoder.get(), nullptr), "encode");
  drain(*encoder, muxer, *packet);
  check(av_write_trailer(muxer.context), "write");
}

Sound decode_sound(const std::string& path) {
  const SoundReader reader(path);
  const int index =
      check(av_find_best_stream(reader.input, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0), "find sound");
  const AVStream& stream = *reader.input->streams[index];
  Sound sound;
  sound.codec = avcodec_get_name(stream.codecpar->codec_id);
  sound.sample_rate = stream.codecpar->sample_rate;
  sound.channels = stream.codecpar->ch_layout.nb_channels;
  const AVDictionaryEntry* language = av_dict_get(stream.metadata, "language", nullptr, 0);
  if (language) sound.language = language->value;
  const Owned<AVCodecContext> codec = own(avcodec_alloc_context3(nullptr));
  check(avcodec_parameters_to_context(codec.get(), stream.codecpar), "decode");
  codec->pkt_timebase = stream.time_base;
  check(avcodec_open2(codec.get(), avcodec_find_decoder(stream.codecpar->codec_id), nullptr), "decode");
  const Owned<AVPacket> packet = own(av_packet_alloc());
  const Owned<AVFrame> frame = own(av_frame_alloc());
  bool is_first = true;
  for (bool more = true; more;) {
    more = av_read_frame(reader.input, packet.get()) >= 0;
    if (more && packet->stream_index != index) {
      av_packet_unref(packet.get());
      continue;
    }
    check(avcodec_send_packet(codec.get(), more ? packet.get() : nullptr), "decode");
    av_packet_unref(packet.get());
    for (;;) {
      const int got = avcodec_receive_frame(codec.get(), frame.get());
      if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) break;
      check(got, "decode");
      listen(*frame, stream.time_base, sound, is_first);
      is_first = false;
    }
  }
  return sound;
}

}  // namespace gradreel::test
