#include "video/narration.hpp"

#include <algorithm>
#include <string>

#include "video/side_track.hpp"
#include "video/sound_encoder.hpp"
#include "video/sound_file.hpp"

namespace gradreel {

namespace {

constexpr double kLongestNarration = 3600;  // seconds, as of films

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

NarrationFacts narration_facts(const std::string& path) {
  SoundFile file(path);
  NarrationFacts facts;
  facts.codec = avcodec_get_name(file.codec().codec_id);
  facts.is_copied = file.is_copied();
  const libav::Owned<AVPacket> packet = libav::own(av_packet_alloc());
  std::int64_t end = 0;
  while (file.next(*packet)) end = std::max(end, packet->pts + packet->duration);
  facts.seconds = static_cast<double>(end) * av_q2d(file.tick());
  if (end <= 0) throw Error("it has no sound");
  if (facts.seconds > kLongestNarration) throw Error("it lasts more than an hour");
  return facts;
}

std::unique_ptr<SideTrack> narration_track(const std::string& path) {
  if (narration_facts(path).is_copied) return std::make_unique<CopiedSound>(path);
  return aac_track(path);
}

}  // namespace gradreel
