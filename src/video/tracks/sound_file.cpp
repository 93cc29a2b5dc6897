#include "video/tracks/sound_file.hpp"

#include <algorithm>

namespace gradreel {

namespace {

bool is_pcm(AVCodecID id) { return id >= AV_CODEC_ID_PCM_S16LE && id < AV_CODEC_ID_ADPCM_IMA_QT; }

bool is_known(AVCodecID id) {
  return id == AV_CODEC_ID_AAC || id == AV_CODEC_ID_MP3 || id == AV_CODEC_ID_OPUS || is_pcm(id);
}

/// Samples at the packet's beginning that are not to be heard, in ticks.
std::int64_t dropped_ticks(const AVPacket& packet, const AVStream& stream) {
  std::size_t size = 0;
  const std::uint8_t* data = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
  if (!data || size < 4) return 0;
  const std::int64_t samples = static_cast<std::int64_t>(data[0]) | data[1] << 8 | data[2] << 16;
  return av_rescale_q(samples, {1, stream.codecpar->sample_rate}, stream.time_base);
}

}  // namespace

SoundFile::SoundFile(const std::string& path) {
  libav::be_quiet();
  AVDictionary* options = nullptr;
  av_dict_set(&options, "format_whitelist", "wav,mp3,ogg,mov", 0);
  av_dict_set(&options, "protocol_whitelist", "file", 0);
  const int code = avformat_open_input(&input_, ("file:" + path).c_str(), nullptr, &options);
  av_dict_free(&options);
  if (code == AVERROR_INVALIDDATA || code == AVERROR(EINVAL) || code == AVERROR_EOF) {
    throw Error("it is no WAV, MP3, Opus or M4A file");
  }
  if (code < 0) throw Error("it cannot be read: " + libav::reason(code));
  try {
    libav::check(avformat_find_stream_info(input_, nullptr), "find its sound");
    const int index = av_find_best_stream(input_, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (index < 0) throw Error("it has no sound");
    stream_ = input_->streams[index];
    check_codec();
  } catch (...) {
    avformat_close_input(&input_);
    throw;
  }
}

void SoundFile::check_codec() const {
  const AVCodecParameters& par = codec();
  if (!is_known(par.codec_id)) {
    throw Error(std::string("its sound is ") + avcodec_get_name(par.codec_id) +
                ": use AAC, MP3, Opus or uncompressed samples");
  }
  const bool has_shape = par.sample_rate >= 8000 && par.sample_rate <= 192000 &&
                         par.ch_layout.nb_channels >= 1 && par.ch_layout.nb_channels <= 8;
  if (!has_shape) throw Error("its sound is damaged");
}

bool SoundFile::is_copied() const {
  return codec().codec_id == AV_CODEC_ID_AAC || codec().codec_id == AV_CODEC_ID_MP3;
}

bool SoundFile::next(AVPacket& packet) {
  for (;;) {
    av_packet_unref(&packet);
    const int code = av_read_frame(input_, &packet);
    if (code == AVERROR_EOF) return false;
    if (code < 0) throw Error("its sound is damaged: " + libav::reason(code));
    if (packet.stream_index == stream_->index && packet.size > 0) break;
  }
  if (packet.flags & AV_PKT_FLAG_CORRUPT) throw Error("its sound is damaged");
  if (packet.pts == AV_NOPTS_VALUE || packet.duration <= 0) throw Error("its sound has no times");
  if (!first_) first_ = packet.pts + dropped_ticks(packet, *stream_);
  packet.pts -= *first_;
  packet.dts = packet.pts;
  return true;
}

}  // namespace gradreel
