#include "video/png_sequence.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "video/changed_box.hpp"
#include "video/format_entry.hpp"
#include "video/output_folder.hpp"
#include "video/picture_encoder.hpp"
#include "video/png_encoder.hpp"
#include "video/segment_checks.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kDigits = 5;
constexpr std::string_view kExtension = ".png";

std::string name_of(std::int64_t frame) {
  std::string digits = std::to_string(frame);
  if (digits.size() < kDigits) digits.insert(0, kDigits - digits.size(), '0');
  return digits + std::string(kExtension);
}

bool is_frame_name(std::string_view name) {
  if (!name.ends_with(kExtension)) return false;
  name.remove_suffix(kExtension.size());
  return name.size() >= kDigits && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A whole PNG for each frame that differs from the one before, and an empty packet for each that does not.
class SequenceEncoder : public SegmentEncoder {
 public:
  SequenceEncoder(bool has_alpha, const std::string& comment, std::int64_t first_frame)
      : has_alpha_(has_alpha), comment_(comment) {
    segment_.first_frame = first_frame;
  }
  void preceding(const Image&) override {}

  void add(const Image& frame, std::span<const Rect> changed) override {
    const bool is_first = segment_.frame_count == 0;
    if (is_first) changed_.restart(frame);
    Packet packet;
    packet.frame = packet.decode_order = segment_.first_frame + segment_.frame_count++;
    packet.keyframe = true;
    const Rect differing = is_first ? frame.bounds() : changed_.differing(frame, changed);
    if (!differing.empty())
      packet.bytes = commented_png(encode_png(frame, frame.bounds(), has_alpha_), comment_);
    changed_.keep(frame, differing);
    segment_.packets.push_back(std::move(packet));
  }
  EncodedSegment finish() override { return std::move(segment_); }

 private:
  bool has_alpha_;
  const std::string& comment_;
  ChangedBox changed_;
  EncodedSegment segment_;
};

class SequenceWriter : public FilmWriter {
 public:
  SequenceWriter(const std::string& path, std::int64_t frame_count, const FileOps& ops)
      : frame_count_(frame_count), folder_(path, is_frame_name, ops) {}

  void append(const EncodedSegment& segment) override {
    check_order(folder_.path(), next_frame_, segment);
    for (const Packet& packet : segment.packets) {
      if (!packet.bytes.empty()) last_ = packet.bytes;
      folder_.write(name_of(next_frame_++), last_);
    }
  }

  void complete() override { check_complete(folder_.path(), next_frame_, frame_count_); }

  void commit() override { folder_.commit(); }

 private:
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  std::vector<std::uint8_t> last_;
  OutputFolder folder_;
};

class SequenceFormat : public Format {
 public:
  SequenceFormat(const FrameGeometry& geometry, bool has_alpha, std::string comment, const FileOps& ops)
      : geometry_(geometry), has_alpha_(has_alpha), comment_(std::move(comment)), ops_(ops) {}

  bool wants_preceding_frame() const override { return false; }
  std::size_t encoder_memory() const override { return picture_encoder_memory(geometry_); }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return std::make_unique<SequenceEncoder>(has_alpha_, comment_, first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return std::make_unique<SequenceWriter>(path, frame_count, ops_);
  }

 private:
  FrameGeometry geometry_;
  bool has_alpha_;
  std::string comment_;
  const FileOps& ops_;
};

}  // namespace

std::unique_ptr<Format> make_png_sequence(const FrameGeometry& geometry, bool has_alpha,
                                          const std::string& comment, const FileOps& ops) {
  check_picture_geometry(geometry, "a PNG", 65535);
  return std::make_unique<SequenceFormat>(geometry, has_alpha, comment, ops);
}

namespace format_entries {

const FormatEntry& png_sequence() {
  static const FormatEntry entry = {
      .name = "png_sequence",
      .extension = "",
      .doc = "a folder of lossless images, one per frame: 00000.png and so on",
      .plays_in = "video editors, LaTeX's animate, your own programs",
      .has_alpha = true,
      .make = [](const FilmFacts& film, const ParamValues&) -> std::unique_ptr<Format> {
        return make_png_sequence(film.geometry, film.has_alpha, film.comment);
      },
  };
  return entry;
}

}  // namespace format_entries

}  // namespace gradreel
