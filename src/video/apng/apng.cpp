#include "video/apng/apng.hpp"

#include "core/error.hpp"
#include "video/apng/writer.hpp"
#include "video/format_entry.hpp"
#include "video/picture_encoder.hpp"
#include "video/png_encoder.hpp"

namespace gradreel {

namespace {

class ApngFormat : public Format {
 public:
  ApngFormat(const FrameGeometry& geometry, bool has_alpha, const FileOps& ops)
      : geometry_(geometry), has_alpha_(has_alpha), ops_(ops) {}

  bool wants_preceding_frame() const override { return true; }
  std::size_t encoder_memory() const override { return picture_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return picture_segment_encoder(geometry_, 1, first_frame, encode_);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_apng(path, geometry_, has_alpha_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  bool has_alpha_;
  const FileOps& ops_;
  EncodePicture encode_ = [this](const Image& frame, const Rect& box) {
    return png_data(encode_png(frame, box, has_alpha_));
  };
};

}  // namespace

std::unique_ptr<Format> make_apng(const FrameGeometry& geometry, bool has_alpha, const FileOps& ops) {
  check_picture_geometry(geometry, "an APNG", 65535);
  return std::make_unique<ApngFormat>(geometry, has_alpha, ops);
}

namespace format_entries {

const FormatEntry& apng() {
  static const FormatEntry entry = {
      .name = "apng",
      .extension = "png",
      .doc = "lossless animated images for any browser",
      .plays_in = "all browsers, READMEs on GitHub; other viewers show the first frame",
      .has_alpha = true,
      .embedding = Embedding::image,
      .mime_type = "image/png",
      .make = [](const FilmFacts& film, const ParamValues&) -> std::unique_ptr<Format> {
        return make_apng(film.geometry, film.has_alpha);
      },
  };
  return entry;
}

}  // namespace format_entries

}  // namespace gradreel
