#include "video/tracks/subtitle_track.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gradreel {

namespace {

// ISO 14496-17 / 3GPP TS 26.245: white letters on nothing, centred at the bottom.
constexpr std::array kSampleDescription = std::to_array<std::uint8_t>(
    {0,    0,    0,    0,                       // display flags
     1,    0xFF,                                // justified: centre, bottom
     0,    0,    0,    0,                       // background
     0,    0,    0,    0,    0,   0,   0,   0,  // the text box: all of the track's
     0,    0,    0,    0,                       // the style is of every character
     0,    1,                                   // font 1
     0,    18,                                  // face: plain; size
     0xFF, 0xFF, 0xFF, 0xFF,                    // colour
     0,    0,    0,    18,   'f', 't', 'a', 'b', 0, 1, 0, 1, 5, 'S', 'e', 'r', 'i', 'f'});

class SubtitleTrack : public SideTrack {
 public:
  SubtitleTrack(std::span<const FilmText> texts, const FrameGeometry& geometry, std::int64_t frame_count)
      : geometry_(geometry) {
    std::int64_t frame = 0;
    for (const FilmText& text : texts) {
      add(frame, text.begin, {});
      frame = std::min(text.end, frame_count);
      add(text.begin, frame, text.text);
    }
    add(frame, frame_count, {});
  }

  void describe(AVStream& stream) const override {
    AVCodecParameters& par = *stream.codecpar;
    par.codec_type = AVMEDIA_TYPE_SUBTITLE;
    par.codec_id = AV_CODEC_ID_MOV_TEXT;
    par.width = geometry_.width;
    par.height = geometry_.height / 8;
    libav::set_extradata(par, kSampleDescription);
    stream.time_base = tick();
  }

  AVRational tick() const override { return av_inv_q(libav::to_av(geometry_.frame_rate)); }

  bool next(AVPacket& packet) override {
    if (at_ == samples_.size()) return false;
    const FilmText& sample = samples_[at_++];
    const std::size_t length = sample.text.size();
    libav::check(av_new_packet(&packet, static_cast<int>(length + 2)), "take memory for a subtitle");
    packet.data[0] = static_cast<std::uint8_t>(length >> 8);
    packet.data[1] = static_cast<std::uint8_t>(length & 0xFF);
    std::copy(sample.text.begin(), sample.text.end(), packet.data + 2);
    packet.pts = packet.dts = sample.begin;
    packet.duration = sample.end - sample.begin;
    packet.flags |= AV_PKT_FLAG_KEY;
    return true;
  }

 private:
  void add(std::int64_t begin, std::int64_t end, const std::string& text) {
    if (begin < end) samples_.push_back({begin, end, text});
  }

  FrameGeometry geometry_;
  std::vector<FilmText> samples_;  // without gaps
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<SideTrack> subtitle_track(std::span<const FilmText> texts, const FrameGeometry& geometry,
                                          std::int64_t frame_count) {
  return std::make_unique<SubtitleTrack>(texts, geometry, frame_count);
}

}  // namespace gradreel
