#include "video/format_entry.hpp"
#include "video/output_file.hpp"
#include "video/segment_checks.hpp"

namespace gradreel::format_entries {

namespace {

class PpmEncoder : public SegmentEncoder {  // each frame is one packet: a complete PPM image
 public:
  explicit PpmEncoder(std::int64_t first_frame) { segment_.first_frame = first_frame; }
  void preceding(const Image&) override {}
  void add(const Image& frame, std::span<const Rect>) override {
    const std::string size = std::to_string(frame.width()) + ' ' + std::to_string(frame.height());
    const std::string head = "P6 " + size + " 255\n";
    std::vector<std::uint8_t> bytes(head.begin(), head.end());
    for (int y = 0; y < frame.height(); ++y) {
      for (int x = 0; x < frame.width(); ++x) {
        const Rgb c = to_rgb(frame.at(x, y));
        bytes.insert(bytes.end(), {c.r, c.g, c.b});
      }
    }
    const std::int64_t index = segment_.first_frame + segment_.frame_count++;
    segment_.packets.push_back({index, index, true, std::move(bytes)});
  }
  EncodedSegment finish() override { return std::move(segment_); }

 private:
  EncodedSegment segment_;
};

class PpmWriter : public FilmWriter {
 public:
  PpmWriter(const std::string& path, std::int64_t frame_count) : frame_count_(frame_count), file_(path) {}
  void append(const EncodedSegment& segment) override {
    check_order(file_.path(), next_frame_, segment);
    for (const Packet& packet : segment.packets) file_.write(packet.bytes);
    next_frame_ += segment.frame_count;
  }
  void complete() override {
    check_complete(file_.path(), next_frame_, frame_count_);
    file_.flush();
  }
  void commit() override { file_.commit(); }

 private:
  std::int64_t frame_count_, next_frame_ = 0;
  OutputFile file_;
};

class PpmFormat : public Format {
 public:
  explicit PpmFormat(std::size_t memory) : memory_(memory) {}
  bool wants_preceding_frame() const override { return false; }
  std::size_t encoder_memory() const override { return memory_; }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return std::make_unique<PpmEncoder>(first_frame);
  }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    return std::make_unique<PpmWriter>(path, frame_count);
  }

 private:
  std::size_t memory_;
};

}  // namespace

const FormatEntry& ppm() {
  static const FormatEntry entry = {
      .name = "ppm",
      .extension = "ppm",
      .doc = "uncompressed images in one file",
      .plays_in = "ffmpeg, as -f ppm_pipe",
      .make = [](const FilmFacts& film, const ParamValues&) -> std::unique_ptr<Format> {
        const FrameGeometry& g = film.geometry;  // a segment has about two seconds of frames
        return std::make_unique<PpmFormat>(
            static_cast<std::size_t>(3.0 * g.width * g.height * (2 * g.frame_rate.value() + 1)));
      },
  };
  return entry;
}

}  // namespace gradreel::format_entries
