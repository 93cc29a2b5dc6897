#include "video/tracks/narration.hpp"

#include <algorithm>

#include "video/tracks/sound_file.hpp"

namespace gradreel {

namespace {

constexpr double kLongestNarration = 3600;  // seconds, as of films

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

}  // namespace gradreel
