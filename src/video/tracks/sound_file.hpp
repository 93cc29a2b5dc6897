// A sound file's packets.
#pragma once

#include <optional>
#include <string>

#include "video/libav.hpp"

namespace gradreel {

/// The best sound of a WAV, MP3, Opus (Ogg) or M4A file. Times begin at 0 with the first sound that is heard:
/// what decoders drop before it (AAC's priming, MP3's delay) has negative ones. Errors have the reason alone.
class SoundFile {
 public:
  explicit SoundFile(const std::string& path);
  ~SoundFile() { avformat_close_input(&input_); }
  SoundFile(const SoundFile&) = delete;
  SoundFile& operator=(const SoundFile&) = delete;

  const AVCodecParameters& codec() const { return *stream_->codecpar; }
  AVRational tick() const { return stream_->time_base; }
  bool is_copied() const;  ///< into an MP4 as it is

  /// False at the end.
  bool next(AVPacket& packet);

 private:
  void check_codec() const;

  AVFormatContext* input_ = nullptr;
  AVStream* stream_ = nullptr;
  std::optional<std::int64_t> first_;
};

}  // namespace gradreel
