#include "video/webp/webp.hpp"

#include <webp/encode.h>

#include <algorithm>

#include "core/error.hpp"
#include "video/format_entry.hpp"
#include "video/picture_encoder.hpp"
#include "video/size_limit.hpp"
#include "video/straight_alpha.hpp"
#include "video/webp/writer.hpp"

namespace gradreel {

namespace {

constexpr int kLargestSide = 16383;
constexpr Range kQuality = {.low = 0, .high = 100};

struct Picture {
  Picture() {
    if (!WebPPictureInit(&of)) throw Error("libwebp is of another version than it was built for");
    WebPMemoryWriterInit(&memory);
    of.writer = WebPMemoryWrite;
    of.custom_ptr = &memory;
  }
  ~Picture() {
    WebPPictureFree(&of);
    WebPMemoryWriterClear(&memory);
  }
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;
  WebPPicture of = {};
  WebPMemoryWriter memory = {};
};

WebPConfig config_of(const WebpSettings& settings) {
  WebPConfig config;
  if (!WebPConfigInit(&config)) throw Error("libwebp is of another version than it was built for");
  config.lossless = settings.lossless ? 1 : 0;
  config.quality = settings.lossless ? 60 : static_cast<float>(settings.quality);
  config.method = settings.lossless ? 2 : 4;
  config.exact = settings.lossless ? 1 : 0;  // colours under full transparency too
  config.alpha_quality = 100;
  config.thread_level = 0;
  config.use_sharp_yuv = 0;
  if (!WebPValidateConfig(&config)) throw Error("libwebp does not take these settings");
  return config;
}

std::vector<std::uint8_t> encode(const Image& image, const WebPConfig& config) {
  Picture picture;
  picture.of.use_argb = 1;
  picture.of.width = image.width();
  picture.of.height = image.height();
  if (!WebPPictureAlloc(&picture.of)) throw Error("out of memory in libwebp");
  for (int y = 0; y < image.height(); ++y) {
    const std::uint32_t* pixels = image.row(y);
    std::uint32_t* out = picture.of.argb + static_cast<std::ptrdiff_t>(y) * picture.of.argb_stride;
    std::transform(pixels, pixels + image.width(), out, straight_pixel);
  }
  if (!WebPEncode(&config, &picture.of))
    throw Error("libwebp cannot encode a frame: its error " + std::to_string(picture.of.error_code));
  return webp_picture({picture.memory.mem, picture.memory.size});
}

class WebpFormat : public Format {
 public:
  WebpFormat(const FrameGeometry& geometry, const WebpSettings& settings, const FileOps& ops)
      : geometry_(geometry), settings_(settings), config_(config_of(settings)), ops_(ops) {}

  bool wants_preceding_frame() const override { return true; }
  std::size_t encoder_memory() const override { return picture_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return picture_segment_encoder(geometry_, 2, first_frame, encode_);  // places of pictures are even
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_webp(path, geometry_, settings_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  WebpSettings settings_;
  WebPConfig config_;
  const FileOps& ops_;
  EncodePicture encode_ = [this](const Image& picture) { return encode(picture, config_); };
};

}  // namespace

std::unique_ptr<Format> make_webp(const FrameGeometry& geometry, const WebpSettings& settings,
                                  const FileOps& ops) {
  check_picture_geometry(geometry, "a WebP", kLargestSide);
  if (!kQuality.contains(settings.quality)) throw Error("the quality of a WebP must be within 0 to 100");
  return std::make_unique<WebpFormat>(geometry, settings, ops);
}

namespace format_entries {

const FormatEntry& webp() {
  static const FormatEntry entry = {
      .name = "webp",
      .extension = "webp",
      .doc = "lossless or small animated images for current browsers",
      .plays_in = "all browsers since 2020; few editors and slide programs",
      .params = {{.name = "lossless", .fallback = true, .doc = "keep pixels exact"},
                 {.name = "quality",
                  .fallback = 96.0,
                  .doc = "if lossless is false: higher is better and larger",
                  .range = kQuality},
                 max_bytes_param(
                     "limit of the file size, met by fewer frames per second, then a lower quality of "
                     "lossy files, then smaller frames; 0: no limit")},
      .plain_packets = true,
      .has_alpha = true,
      .embedding = Embedding::image,
      .mime_type = "image/webp",
      .page_rank = 1,
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_webp(film.geometry, {.lossless = params.flag("lossless"),
                                         .quality = params.number("quality"),
                                         .max_bytes = static_cast<std::int64_t>(params.number("max_bytes")),
                                         .comment = film.comment});
      },
  };
  return entry;
}

}  // namespace format_entries

const ParamValues& webp_defaults() {
  static const ParamValues all(format_entries::webp().params);
  return all;
}

}  // namespace gradreel
