#include "video/tracks/narration_track.hpp"

#include "video/tracks/narration.hpp"
#include "video/tracks/sound_encoder.hpp"
#include "video/tracks/sound_file.hpp"

namespace gradreel {

namespace {

class CopiedSound : public SideTrack {
 public:
  explicit CopiedSound(const std::string& path) : file_(path) {}

  void describe(AVStream& stream) const override {
    libav::check(avcodec_parameters_copy(stream.codecpar, &file_.codec()), "copy a narration");
    stream.codecpar->codec_tag = 0;  // the muxer's own
    stream.time_base = file_.tick();
  }
  AVRational tick() const override { return file_.tick(); }

  bool next(AVPacket& packet) override {
    if (!file_.next(packet)) return false;
    av_packet_free_side_data(&packet);  // what is dropped at the beginning is said by negative times
    packet.pos = -1;
    return true;
  }

 private:
  SoundFile file_;
};

}  // namespace

std::unique_ptr<SideTrack> narration_track(const std::string& path) {
  if (narration_facts(path).is_copied) return std::make_unique<CopiedSound>(path);
  return aac_track(path);
}

}  // namespace gradreel
