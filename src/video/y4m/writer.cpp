#include "video/y4m/writer.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/error.hpp"
#include "video/output_file.hpp"
#include "video/segment_checks.hpp"
#include "video/y4m/encoder.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kFrame = "FRAME\n";

// Nothing in a Y4M says BT.709; the range has a tag that the common readers know.
std::string header_of(const FrameGeometry& g) {
  return "YUV4MPEG2 W" + std::to_string(g.width) + " H" + std::to_string(g.height) + " F" +
         std::to_string(g.frame_rate.num) + ":" + std::to_string(g.frame_rate.den) +
         " Ip A1:1 C420mpeg2 XYSCSS=420MPEG2 XCOLORRANGE=LIMITED\n";
}

class Y4mWriter : public FilmWriter {
 public:
  Y4mWriter(const std::string& path, const FrameGeometry& geometry, std::int64_t frame_count,
            const FileOps& ops)
      : path_(path),
        frame_count_(frame_count),
        header_(header_of(geometry)),
        picture_(geometry.width, geometry.height),
        ops_(ops) {
    if (path != "-") file_.emplace(path, ops);
  }

  void append(const EncodedSegment& segment) override {
    check_order(path_, next_frame_, segment);
    if (next_frame_ == 0) write(header_);
    for (const Packet& packet : segment.packets) {
      if (!packet.bytes.empty()) picture_.inflate(packet.bytes);
      write(kFrame);
      write(picture_.bytes());
      ++next_frame_;
    }
  }

  void complete() override {
    check_complete(path_, next_frame_, frame_count_);
    if (file_) file_->flush();
  }

  void commit() override {
    if (file_) file_->commit();
  }

 private:
  void write(std::string_view text) {
    write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  }

  void write(std::span<const std::uint8_t> bytes) {
    if (file_) return file_->write(bytes);
    while (!bytes.empty()) {
      const ssize_t written = ops_.write(STDOUT_FILENO, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) throw Error(std::string("cannot write to standard output: ") + std::strerror(errno));
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  std::string path_;
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  std::string header_;
  YuvPicture picture_;
  const FileOps& ops_;
  std::optional<OutputFile> file_;
};

}  // namespace

std::unique_ptr<FilmWriter> open_y4m(const std::string& path, const FrameGeometry& geometry,
                                     std::int64_t frame_count, const FileOps& ops) {
  return std::make_unique<Y4mWriter>(path, geometry, frame_count, ops);
}

}  // namespace gradreel
