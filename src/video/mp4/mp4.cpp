#include "video/mp4/mp4.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "video/format_entry.hpp"
#include "video/libav.hpp"
#include "video/mp4/h264_encoder.hpp"
#include "video/mp4/writer.hpp"
#include "video/tracks/narration.hpp"

namespace gradreel {

namespace {

constexpr Range kMp4Crf = {.low = 0, .high = 51};

constexpr std::array<std::string_view, 9> kPresets = {"ultrafast", "superfast", "veryfast", "faster",  "fast",
                                                      "medium",    "slow",      "slower",   "veryslow"};

std::string size_text(int width, int height) {
  return std::to_string(width) + " x " + std::to_string(height);
}

void check_settings(const FrameGeometry& g, const Mp4Settings& settings) {
  if (g.width < 2 || g.height < 2 || g.width > 16384 || g.height > 16384) {
    throw Error("an MP4 of " + size_text(g.width, g.height) + " pixels: each side must be within 2 to 16384");
  }
  if (g.width % 2 != 0 || g.height % 2 != 0) {
    throw Error("an MP4 needs an even width and height: " + size_text(g.width, g.height) + " is odd, use " +
                size_text(g.width + g.width % 2, g.height + g.height % 2));
  }
  if (g.frame_rate.num <= 0 || g.frame_rate.den <= 0 || g.frame_rate.num > 1000000 ||
      g.frame_rate.den > 1000000) {
    throw Error("an MP4 cannot show " + std::to_string(g.frame_rate.num) + '/' +
                std::to_string(g.frame_rate.den) + " frames per second");
  }
  if (std::find(kPresets.begin(), kPresets.end(), settings.preset) == kPresets.end()) {
    std::string known;
    for (const std::string_view preset : kPresets) known += (known.empty() ? "" : ", ") + std::string(preset);
    throw Error("x264 has no preset '" + settings.preset + "': it has " + known);
  }
  if (!kMp4Crf.contains(settings.crf)) throw Error("the CRF of an MP4 must be within 0 to 51");
}

class Mp4Format : public Format {
 public:
  Mp4Format(const FrameGeometry& geometry, const Mp4Settings& settings, const FileOps& ops)
      : geometry_(geometry), settings_(settings), ops_(ops) {
    if (!settings.narration.empty()) sound_s_ = narration_facts(settings.narration).seconds;
  }

  bool wants_preceding_frame() const override { return false; }
  std::int64_t frames_of(std::int64_t film_frames) const override {
    constexpr double kRounding = 1e-6;  // of a frame
    return std::max(film_frames, static_cast<std::int64_t>(
                                     std::ceil(sound_s_ * geometry_.frame_rate.value() - kRounding)));
  }
  std::size_t encoder_memory() const override { return h264_encoder_memory(geometry_, settings_); }

  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return h264_segment_encoder(geometry_, settings_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_mp4(path, geometry_, settings_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  Mp4Settings settings_;
  double sound_s_ = 0;  // how long the narration lasts
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_mp4(const FrameGeometry& geometry, const Mp4Settings& settings,
                                 const FileOps& ops) {
  libav::be_quiet();
  check_settings(geometry, settings);
  require_encoder("libx264", "H.264");
  return std::make_unique<Mp4Format>(geometry, settings, ops);
}

namespace format_entries {

const FormatEntry& mp4() {
  static const FormatEntry entry = {
      .name = "mp4",
      .extension = "mp4",
      .doc = "H.264 video that plays everywhere",
      .plays_in = "browsers, phones, slide programs, projectors, editors",
      .params =
          {{.name = "crf", .fallback = 18.0, .doc = "quality: lower is better and larger", .range = kMp4Crf},
           {.name = "preset",
            .fallback = std::string("veryfast"),
            .doc = "x264 preset: slower ones make smaller files",
            .choices = {kPresets.begin(), kPresets.end()}},
           {.name = "chapters", .fallback = true, .doc = "chapters at captions, pauses and cards"},
           {.name = "subtitles",
            .fallback = false,
            .doc = "captions as a text track that players can switch on"}},
      .plain_packets = true,
      .has_sound = true,
      .even_sides = true,
      .embedding = Embedding::video,
      .mime_type = "video/mp4",
      .page_rank = 2,
      .encoder = [](const ParamValues&) { return std::pair<std::string, std::string>("libx264", "H.264"); },
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        Mp4Settings settings{.preset = params.text("preset"),
                             .crf = params.number("crf"),
                             .moves_much = film.moves_much,
                             .map_refills = film.map_refills,
                             .title = film.title};
        settings.comment = film.comment;
        if (params.flag("chapters")) settings.chapters = film.chapters;
        if (params.flag("subtitles")) settings.subtitles = film.captions;
        settings.language = film.language;
        settings.narration = film.narration;
        return make_mp4(film.geometry, settings);
      },
  };
  return entry;
}

}  // namespace format_entries

const ParamValues& mp4_defaults() {
  static const ParamValues all(format_entries::mp4().params);
  return all;
}

}  // namespace gradreel
