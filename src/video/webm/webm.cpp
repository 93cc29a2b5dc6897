#include "video/webm/webm.hpp"

#include <cstdlib>
#include <string>

#include "video/format_entry.hpp"
#include "video/libav.hpp"
#include "video/webm/encoder.hpp"
#include "video/webm/writer.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kAv1IsWhole =
    "the encoder of AV1 has one state for the whole program, and its bytes are not shown to be the same on "
    "all "
    "processors";

constexpr Range kWebmCrf = {.low = 0, .high = 63, .whole = true};

constexpr std::string_view kAv1IsOpaque = "AV1 has no transparency, VP9 has";

void check_settings(const FrameGeometry& g, const WebmSettings& settings) {
  if (g.width < 2 || g.height < 2 || g.width > 16384 || g.height > 16384 || g.width % 2 != 0 ||
      g.height % 2 != 0) {
    throw Error("a WebM of " + std::to_string(g.width) + " x " + std::to_string(g.height) +
                " pixels: each side must be even and within 2 to 16384");
  }
  if (g.frame_rate.num <= 0 || g.frame_rate.den <= 0 || g.frame_rate.num > 1000000 ||
      g.frame_rate.den > 1000000)
    throw Error("a WebM needs a positive frame rate");
  if (settings.has_alpha && settings.codec == "av1") throw Error("a WebM: " + std::string(kAv1IsOpaque));
  if (!kWebmCrf.contains(settings.crf)) throw Error("the CRF of a WebM must be within 0 to 63");
}

class WebmFormat : public Format {
 public:
  WebmFormat(const FrameGeometry& geometry, const WebmSettings& settings, const FileOps& ops)
      : geometry_(geometry), settings_(settings), ops_(ops) {}

  bool wants_preceding_frame() const override { return false; }
  std::size_t encoder_memory() const override { return webm_encoder_memory(geometry_, settings_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return webm_segment_encoder(geometry_, settings_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_webm(path, geometry_, settings_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  WebmSettings settings_;
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_webm(const FrameGeometry& geometry, const WebmSettings& settings,
                                  const FileOps& ops) {
  libav::be_quiet();
  check_settings(geometry, settings);
  const WebmCodec codec = webm_codec(settings.codec);
  require_encoder(codec.encoder, codec.title);
  if (settings.codec == "av1")
    setenv("SVT_LOG", "1", 0);  // errors only: SVT-AV1 knows nothing of libav's log
  return std::make_unique<WebmFormat>(geometry, settings, ops);
}

namespace format_entries {

const FormatEntry& webm() {
  static const FormatEntry entry = {
      .name = "webm",
      .extension = "webm",
      .doc = "VP9 or AV1 video for the web",
      .plays_in = "browsers, VLC, mpv; Safari since 2021; not PowerPoint or Keynote",
      .params =
          {{.name = "codec",
            .fallback = std::string("vp9"),
            .doc = "av1 makes smaller files, does not play everywhere, and is never transparent",
            .choices = {"vp9", "av1"}},
           {.name = "crf", .fallback = 24.0, .doc = "quality: lower is better and larger", .range = kWebmCrf},
           {.name = "speed",
            .fallback = 5.0,
            .doc = "encoder speed: higher is faster and makes larger files",
            .range = {.low = 0, .high = 8, .whole = true}}},
      .plain_packets = true,
      .even_sides = true,
      .has_alpha = true,
      .embedding = Embedding::video,
      .mime_type = "video/webm",
      .page_rank = 1,
      .encoder =
          [](const ParamValues& params) {
            const WebmCodec codec = webm_codec(params.text("codec"));
            return std::pair<std::string, std::string>(codec.encoder, codec.title);
          },
      .why_opaque = [](const ParamValues& params) -> std::string_view {
        return params.text("codec") == "av1" ? kAv1IsOpaque : "";
      },
      .why_not_joined = [](const ParamValues& params) -> std::string_view {
        return params.text("codec") == "av1" ? kAv1IsWhole : "";
      },
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_webm(film.geometry, {.codec = params.text("codec"),
                                         .crf = params.number("crf"),
                                         .speed = params.number("speed"),
                                         .title = film.title,
                                         .comment = film.comment,
                                         .has_alpha = film.has_alpha});
      },
  };
  return entry;
}

}  // namespace format_entries

const ParamValues& webm_defaults() {
  static const ParamValues all(format_entries::webm().params);
  return all;
}

}  // namespace gradreel
