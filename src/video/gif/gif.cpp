#include "video/gif/gif.hpp"

#include <string>
#include <utility>

#include "core/error.hpp"
#include "video/format_entry.hpp"
#include "video/gif/encoder.hpp"
#include "video/gif/palette.hpp"
#include "video/gif/writer.hpp"
#include "video/size_limit.hpp"

namespace gradreel {

namespace {

constexpr int kFastest = 50;  // frames per second

void check_settings(const FrameGeometry& g, const std::vector<Rgb>& palette) {
  if (g.width < 1 || g.height < 1 || g.width > 16384 || g.height > 16384) {
    throw Error("a GIF of " + std::to_string(g.width) + " x " + std::to_string(g.height) +
                " pixels: each side must be within 1 to 16384");
  }
  if (g.frame_rate.num <= 0 || g.frame_rate.den <= 0) throw Error("a GIF needs a positive frame rate");
  if (g.frame_rate.num > kFastest * g.frame_rate.den) {
    throw Error("a GIF cannot show more than " + std::to_string(kFastest) +
                " frames per second: players take delays below 2/100 s for 10/100 s");
  }
  if (palette.empty() || palette.size() > kMostGifColors) {
    throw Error("a GIF's palette has 1 to " + std::to_string(kMostGifColors) + " colours, not " +
                std::to_string(palette.size()));
  }
}

class GifFormat : public Format {
 public:
  GifFormat(const FrameGeometry& geometry, std::vector<Rgb> palette, const GifSettings& settings,
            const FileOps& ops)
      : geometry_(geometry), map_(std::move(palette)), settings_(settings), ops_(ops) {}

  bool wants_preceding_frame() const override { return true; }
  std::size_t encoder_memory() const override { return gif_encoder_memory(geometry_); }

  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return gif_segment_encoder(geometry_, map_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_gif(path, geometry_.frame_rate, settings_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  GifMap map_;
  GifSettings settings_;
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_gif(const FrameGeometry& geometry, std::vector<Rgb> palette,
                                 const GifSettings& settings, const FileOps& ops) {
  check_settings(geometry, palette);
  return std::make_unique<GifFormat>(geometry, std::move(palette), settings, ops);
}

namespace format_entries {

const FormatEntry& gif() {
  static const FormatEntry entry = {
      .name = "gif",
      .extension = "gif",
      .doc = "small animated images for any browser or README",
      .plays_in = "everywhere; at most 256 colours",
      .params = {{.name = "loop",
                  .fallback = 0.0,
                  .doc = "how often it plays; 0: forever",
                  .range = {.low = 0, .high = 65536, .whole = true}},
                 {.name = "colors",
                  .fallback = double{kMostGifColors},
                  .doc = "size of the palette: fewer colours make smaller files",
                  .range = {.low = 2, .high = kMostGifColors, .whole = true}},
                 max_bytes_param(
                     "limit of the file size, met by fewer frames per second, then fewer colours, then "
                     "smaller frames; 0: no limit")},
      .plain_packets = true,
      .fastest = kFastest,
      .why_fastest = "players show a frame for 2/100 s or longer",
      .embedding = Embedding::image,
      .mime_type = "image/gif",
      .page_rank = 3,
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_gif(film.geometry, film.palette,
                        {.loop = static_cast<int>(params.number("loop")),
                         .max_bytes = static_cast<std::int64_t>(params.number("max_bytes")),
                         .comment = film.comment});
      },
  };
  return entry;
}

}  // namespace format_entries

const ParamValues& gif_defaults() {
  static const ParamValues all(format_entries::gif().params);
  return all;
}

}  // namespace gradreel
