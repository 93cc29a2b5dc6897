#include "video/webp/webp.hpp"

#include <webp/encode.h>

#include "core/error.hpp"
#include "video/format_entry.hpp"
#include "video/picture_encoder.hpp"
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
  config.exact = 1;  // colours under full transparency too
  config.alpha_quality = 100;
  config.thread_level = 0;
  config.use_sharp_yuv = 0;
  if (!WebPValidateConfig(&config)) throw Error("libwebp does not take these settings");
  return config;
}

std::vector<std::uint8_t> encode(const Image& frame, const Rect& box, const WebPConfig& config) {
  Picture picture;
  picture.of.use_argb = 1;
  picture.of.width = box.width;
  picture.of.height = box.height;
  if (!WebPPictureAlloc(&picture.of)) throw Error("out of memory in libwebp");
  for (int y = 0; y < box.height; ++y) {
    const std::uint32_t* pixels = frame.row(box.y + y) + box.x;
    std::uint32_t* out = picture.of.argb + static_cast<std::ptrdiff_t>(y) * picture.of.argb_stride;
    for (int x = 0; x < box.width; ++x) {
      const Rgba c = to_straight(pixels[x]);
      out[x] = static_cast<std::uint32_t>(c.a) << 24 | static_cast<std::uint32_t>(c.r) << 16 |
               static_cast<std::uint32_t>(c.g) << 8 | c.b;
    }
  }
  if (!WebPEncode(&config, &picture.of))
    throw Error("libwebp cannot encode a frame: its error " + std::to_string(picture.of.error_code));
  return webp_picture({picture.memory.mem, picture.memory.size});
}

class WebpFormat : public Format {
 public:
  WebpFormat(const FrameGeometry& geometry, const WebpSettings& settings, bool has_alpha, const FileOps& ops)
      : geometry_(geometry), config_(config_of(settings)), has_alpha_(has_alpha), ops_(ops) {}

  bool wants_preceding_frame() const override { return true; }
  std::size_t encoder_memory() const override { return picture_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return picture_segment_encoder(geometry_, 2, first_frame, encode_);  // places of pictures are even
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_webp(path, geometry_, has_alpha_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  WebPConfig config_;
  bool has_alpha_;
  const FileOps& ops_;
  EncodePicture encode_ = [this](const Image& frame, const Rect& box) { return encode(frame, box, config_); };
};

}  // namespace

std::unique_ptr<Format> make_webp(const FrameGeometry& geometry, const WebpSettings& settings, bool has_alpha,
                                  const FileOps& ops) {
  check_picture_geometry(geometry, "a WebP", kLargestSide);
  if (!kQuality.contains(settings.quality)) throw Error("the quality of a WebP must be within 0 to 100");
  return std::make_unique<WebpFormat>(geometry, settings, has_alpha, ops);
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
                  .range = kQuality}},
      .has_alpha = true,
      .embedding = Embedding::image,
      .mime_type = "image/webp",
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_webp(film.geometry, {params.flag("lossless"), params.number("quality")}, film.has_alpha);
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
