#include "video/y4m/y4m.hpp"

#include <string>

#include "core/error.hpp"
#include "video/format_entry.hpp"
#include "video/y4m/encoder.hpp"
#include "video/y4m/writer.hpp"

namespace gradreel {

namespace {

constexpr int kLargestY4m = 16384;

class Y4mFormat : public Format {
 public:
  Y4mFormat(const FrameGeometry& geometry, const FileOps& ops) : geometry_(geometry), ops_(ops) {}

  bool wants_preceding_frame() const override { return false; }
  std::size_t encoder_memory() const override { return y4m_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return y4m_segment_encoder(geometry_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return open_y4m(path, geometry_, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_y4m(const FrameGeometry& g, const FileOps& ops) {
  if (g.width < 2 || g.height < 2 || g.width > kLargestY4m || g.height > kLargestY4m || g.width % 2 != 0 ||
      g.height % 2 != 0) {
    throw Error("a Y4M of " + std::to_string(g.width) + " x " + std::to_string(g.height) +
                " pixels: each side must be even and within 2 to 16384");
  }
  return std::make_unique<Y4mFormat>(g, ops);
}

namespace format_entries {

const FormatEntry& y4m() {
  static const FormatEntry entry = {
      .name = "y4m",
      .extension = "y4m",
      .doc = "uncompressed video, for your own encoder; can go to standard output",
      .plays_in = "ffmpeg, x264, SvtAv1EncApp, mpv; tell the encoder that its colours are BT.709",
      .plain_packets = true,
      .even_sides = true,
      .to_standard_output = true,
      .make = [](const FilmFacts& film, const ParamValues&) -> std::unique_ptr<Format> {
        return make_y4m(film.geometry);
      },
  };
  return entry;
}

}  // namespace format_entries

}  // namespace gradreel
