#include "video/apng/apng.hpp"

#include "core/error.hpp"
#include "video/apng/writer.hpp"
#include "video/format_entry.hpp"
#include "video/picture_encoder.hpp"
#include "video/png_encoder.hpp"
#include "video/size_limit.hpp"

namespace gradreel {

namespace {

class ApngFormat : public Format {
 public:
  ApngFormat(const FrameGeometry& geometry, const ApngSettings& settings, const FileOps& ops)
      : geometry_(geometry), settings_(settings), ops_(ops) {}

  bool wants_preceding_frame() const override { return true; }
  std::size_t encoder_memory() const override { return picture_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return picture_segment_encoder(geometry_, 1, first_frame, encode_);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_apng(path, geometry_, settings_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  ApngSettings settings_;
  const FileOps& ops_;
  EncodePicture encode_ = [](const Image& picture) {
    return png_data(encode_png(picture, picture.bounds(), true));
  };
};

}  // namespace

std::unique_ptr<Format> make_apng(const FrameGeometry& geometry, const ApngSettings& settings,
                                  const FileOps& ops) {
  check_picture_geometry(geometry, "an APNG", 65535);
  return std::make_unique<ApngFormat>(geometry, settings, ops);
}

namespace format_entries {

const FormatEntry& apng() {
  static const FormatEntry entry = {
      .name = "apng",
      .extension = "png",
      .doc = "lossless animated images for any browser",
      .plays_in = "all browsers, READMEs on GitHub; other viewers show the first frame",
      .params = {max_bytes_param(
          "limit of the file size, met by fewer frames per second, then smaller frames; "
          "0: no limit")},
      .plain_packets = true,
      .has_alpha = true,
      .embedding = Embedding::image,
      .mime_type = "image/png",
      .page_rank = 2,
      .make = [](const FilmFacts& film, const ParamValues& params) -> std::unique_ptr<Format> {
        return make_apng(film.geometry, {.max_bytes = static_cast<std::int64_t>(params.number("max_bytes")),
                                         .comment = film.comment});
      },
  };
  return entry;
}

}  // namespace format_entries

const ParamValues& apng_defaults() {
  static const ParamValues all(format_entries::apng().params);
  return all;
}

}  // namespace gradreel
