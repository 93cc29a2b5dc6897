#include <algorithm>
#include <array>
#include <string_view>

#include "video/format_entry.hpp"
#include "video/h264_encoder.hpp"
#include "video/libav.hpp"
#include "video/mp4_writer.hpp"

namespace gradreel {

namespace {

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
  if (!(settings.crf >= 0 && settings.crf <= 51)) throw Error("the CRF of an MP4 must be within 0 to 51");
  if (settings.lookahead < 0 || settings.lookahead > 250)
    throw Error("the lookahead must be within 0 to 250 frames");
}

class Mp4Format : public Format {
 public:
  Mp4Format(const FrameGeometry& geometry, const Mp4Settings& settings, const FileOps& ops)
      : geometry_(geometry), settings_(settings), ops_(ops) {}

  bool wants_preceding_frame() const override { return false; }
  std::size_t encoder_memory() const override { return h264_encoder_memory(geometry_, settings_); }

  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return h264_segment_encoder(geometry_, settings_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_mp4(path, geometry_, settings_.title, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  Mp4Settings settings_;
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_mp4(const FrameGeometry& geometry, const Mp4Settings& settings,
                                 const FileOps& ops) {
  libav::be_quiet();
  check_settings(geometry, settings);
  if (!avcodec_find_encoder_by_name("libx264"))
    throw Error("this libavcodec has no libx264: H.264 cannot be encoded");
  return std::make_unique<Mp4Format>(geometry, settings, ops);
}

namespace format_entries {

const FormatEntry& mp4() {
  static const FormatEntry entry = {
      .name = "mp4",
      .extension = "mp4",
      .doc = "H.264 video that plays everywhere",
      .params = {{.name = "crf",
                  .fallback = 18.0,
                  .doc = "quality: lower is better and larger",
                  .range = {.low = 0, .high = 51}},
                 {.name = "preset",
                  .fallback = std::string("veryfast"),
                  .doc = "of x264: slower ones make smaller files",
                  .choices = {kPresets.begin(), kPresets.end()}}},
      .even_sides = true,
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_mp4(film.geometry,
                        {.preset = params.text("preset"), .crf = params.number("crf"), .title = film.title});
      },
  };
  return entry;
}

}  // namespace format_entries

}  // namespace gradreel
