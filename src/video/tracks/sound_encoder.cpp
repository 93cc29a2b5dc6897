#include "video/tracks/sound_encoder.hpp"

extern "C" {
#include <libavutil/audio_fifo.h>
#include <libswresample/swresample.h>
}

#include <algorithm>

#include "video/tracks/sound_file.hpp"

namespace gradreel {

namespace {

using libav::check;
using libav::own;
using libav::Owned;

struct FreeSound {
  void operator()(AVAudioFifo* p) const { av_audio_fifo_free(p); }
  void operator()(SwrContext* p) const { swr_free(&p); }
};

Owned<AVCodecContext> open_decoder(const SoundFile& file) {
  const AVCodec* codec = avcodec_find_decoder(file.codec().codec_id);
  if (!codec) {
    throw Error(std::string("this libavcodec cannot decode ") + avcodec_get_name(file.codec().codec_id));
  }
  Owned<AVCodecContext> decoder = own(avcodec_alloc_context3(codec));
  check(avcodec_parameters_to_context(decoder.get(), &file.codec()), "decode the narration");
  decoder->thread_count = 1;
  decoder->flags |= AV_CODEC_FLAG_BITEXACT;
  decoder->pkt_timebase = file.tick();
  check(avcodec_open2(decoder.get(), codec, nullptr), "decode the narration");
  return decoder;
}

Owned<AVCodecContext> open_encoder(const SoundFile& file) {
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
  if (!codec) throw Error("this libavcodec has no AAC encoder: the narration must be AAC or MP3");
  Owned<AVCodecContext> encoder = own(avcodec_alloc_context3(codec));
  const int channels = std::min(file.codec().ch_layout.nb_channels, 2);
  av_channel_layout_default(&encoder->ch_layout, channels);
  encoder->sample_rate = file.codec().sample_rate == 44100 ? 44100 : 48000;
  encoder->sample_fmt = AV_SAMPLE_FMT_FLTP;
  encoder->bit_rate = 80000 * channels;
  encoder->time_base = {1, encoder->sample_rate};
  encoder->thread_count = 1;
  encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
  check(avcodec_open2(encoder.get(), codec, nullptr), "open the AAC encoder");
  return encoder;
}

class AacTrack : public SideTrack {
 public:
  explicit AacTrack(const std::string& path)
      : file_(path),
        decoder_(open_decoder(file_)),
        encoder_(open_encoder(file_)),
        packet_(own(av_packet_alloc())),
        decoded_(own(av_frame_alloc())),
        samples_(av_audio_fifo_alloc(AV_SAMPLE_FMT_FLTP, encoder_->ch_layout.nb_channels, 1 << 14)) {
    if (!samples_) throw Error("out of memory in libav");
  }

  void describe(AVStream& stream) const override {
    check(avcodec_parameters_from_context(stream.codecpar, encoder_.get()), "describe the narration");
    stream.time_base = tick();
  }
  AVRational tick() const override { return encoder_->time_base; }

  bool next(AVPacket& packet) override {
    for (;;) {
      const int got = avcodec_receive_packet(encoder_.get(), &packet);
      if (got == AVERROR_EOF) return false;
      if (got >= 0) break;
      if (got != AVERROR(EAGAIN)) check(got, "encode the narration");
      feed();
    }
    av_packet_free_side_data(&packet);  // priming is said by negative times
    return true;
  }

 private:
  /// One more frame of samples for the encoder, or the end.
  void feed() {
    while (!is_at_end_ && av_audio_fifo_size(samples_.get()) < encoder_->frame_size) decode();
    const int count = std::min(av_audio_fifo_size(samples_.get()), encoder_->frame_size);
    if (count == 0) {
      check(avcodec_send_frame(encoder_.get(), nullptr), "encode the narration");
      return;
    }
    const Owned<AVFrame> frame = own(av_frame_alloc());
    frame->nb_samples = count;
    frame->format = AV_SAMPLE_FMT_FLTP;
    frame->sample_rate = encoder_->sample_rate;
    check(av_channel_layout_copy(&frame->ch_layout, &encoder_->ch_layout), "encode the narration");
    check(av_frame_get_buffer(frame.get(), 0), "take memory for sound");
    av_audio_fifo_read(samples_.get(), reinterpret_cast<void**>(frame->data), count);
    frame->pts = sent_;
    sent_ += count;
    check(avcodec_send_frame(encoder_.get(), frame.get()), "encode the narration");
  }

  /// Puts the samples of one more packet into the queue.
  void decode() {
    const bool more = file_.next(*packet_);
    check(avcodec_send_packet(decoder_.get(), more ? packet_.get() : nullptr), "decode the narration");
    for (;;) {
      const int got = avcodec_receive_frame(decoder_.get(), decoded_.get());
      if (got == AVERROR(EAGAIN)) return;
      if (got == AVERROR_EOF) break;
      check(got, "decode the narration");
      convert(decoded_.get());
      av_frame_unref(decoded_.get());
    }
    if (converter_) convert(nullptr);
    is_at_end_ = true;
  }

  void open_converter(const AVFrame& frame) {
    SwrContext* raw = nullptr;
    AVChannelLayout given = frame.ch_layout;  // libav 5.1 asks for what it could change
    check(swr_alloc_set_opts2(&raw, &encoder_->ch_layout, AV_SAMPLE_FMT_FLTP, encoder_->sample_rate, &given,
                              static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr),
          "convert the narration");
    converter_.reset(raw);
    // In whole numbers: sums of floating-point numbers depend on the CPU's SIMD.
    check(av_opt_set_sample_fmt(raw, "internal_sample_fmt", AV_SAMPLE_FMT_S32P, 0), "convert the narration");
    check(swr_init(raw), "convert the narration");
  }

  /// Null: what the converter still holds.
  void convert(const AVFrame* frame) {
    if (!converter_) open_converter(*frame);
    const int given = frame ? frame->nb_samples : 0;
    const Owned<AVFrame> out = own(av_frame_alloc());
    out->nb_samples = std::max(1, swr_get_out_samples(converter_.get(), given));
    out->format = AV_SAMPLE_FMT_FLTP;
    check(av_channel_layout_copy(&out->ch_layout, &encoder_->ch_layout), "convert the narration");
    check(av_frame_get_buffer(out.get(), 0), "take memory for sound");
    const std::uint8_t** in = frame ? const_cast<const std::uint8_t**>(frame->extended_data) : nullptr;
    const int count = check(swr_convert(converter_.get(), out->extended_data, out->nb_samples, in, given),
                            "convert the narration");
    check(av_audio_fifo_write(samples_.get(), reinterpret_cast<void**>(out->extended_data), count),
          "take memory for sound");
  }

  SoundFile file_;
  Owned<AVCodecContext> decoder_, encoder_;
  Owned<AVPacket> packet_;
  Owned<AVFrame> decoded_;
  std::unique_ptr<AVAudioFifo, FreeSound> samples_;
  std::unique_ptr<SwrContext, FreeSound> converter_;
  std::int64_t sent_ = 0;
  bool is_at_end_ = false;
};

}  // namespace

std::unique_ptr<SideTrack> aac_track(const std::string& path) { return std::make_unique<AacTrack>(path); }

}  // namespace gradreel
