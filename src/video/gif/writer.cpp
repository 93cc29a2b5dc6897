#include "video/gif/writer.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "video/gif/encoder.hpp"
#include "video/output_file.hpp"
#include "video/picture_writer.hpp"
#include "video/segment_checks.hpp"
#include "video/size_limit.hpp"

namespace gradreel {

namespace {

constexpr std::int64_t kLongestDelay = 65535;

/// Netscape's extension, by which players repeat; the number is that of repetitions after the first run, and
/// 0 is for ever.
std::array<std::uint8_t, 19> repeat(int times) {
  const auto low = static_cast<std::uint8_t>(times & 0xFF), high = static_cast<std::uint8_t>(times >> 8);
  return {0x21, 0xFF, 11, 'N', 'E', 'T', 'S', 'C', 'A', 'P', 'E', '2', '.', '0', 3, 1, low, high, 0};
}

std::vector<std::uint8_t> comment_extension(const std::string& text) {
  std::vector<std::uint8_t> bytes = {0x21, 0xFE, static_cast<std::uint8_t>(text.size())};
  bytes.insert(bytes.end(), text.begin(), text.end());
  bytes.push_back(0);
  return bytes;
}

// One transparent pixel: shows nothing new for as long as its delay says.
constexpr std::array<std::uint8_t, 25> kPause = {
    0x21, 0xF9, 4, 0x05, 0, 0, kUnchanged, 0,        // extension
    0x2C, 0,    0, 0,    0, 1, 0,          1, 0, 0,  // image, 1 x 1
    8,    4,    0, 0xFF, 5, 4, 0};                   // codes 256, 255, 257 of 9 bits

class GifWriter : public FilmWriter {
 public:
  GifWriter(const std::string& path, const Rational& frame_rate, const GifSettings& settings,
            std::int64_t frame_count, const FileOps& ops)
      : frame_rate_(frame_rate),
        settings_(settings),
        file_(path, ops),
        pictures_(path, frame_count, [this](const Packet& p, std::int64_t end) { show(p, end); }) {}

  void append(const EncodedSegment& segment) override {
    if (header_.empty()) {
      header_ = segment.header;
      write(header_);
      if (settings_.loop != 1) write(repeat(std::max(0, settings_.loop - 1)));
      if (!settings_.comment.empty()) write(comment_extension(settings_.comment));
    }
    check_header(file_.path(), header_, segment, "another palette");
    pictures_.append(segment);
  }

  void complete() override {
    pictures_.finish();
    write(std::array<std::uint8_t, 1>{0x3B});
    file_.flush();
  }

  void commit() override { file_.commit(); }

 private:
  std::int64_t hundredths(std::int64_t frame) const {
    return multiply_divide(100 * frame, frame_rate_.den, frame_rate_.num);
  }

  void show(const Packet& picture, std::int64_t end) {
    std::int64_t delay = hundredths(end) - hundredths(picture.frame);
    write_image(picture.bytes, std::min(delay, kLongestDelay));
    for (delay -= kLongestDelay; delay > 0; delay -= kLongestDelay) {
      write_image({kPause.begin(), kPause.end()}, std::min(delay, kLongestDelay));
    }
  }

  void write_image(std::vector<std::uint8_t> bytes, std::int64_t delay) {
    bytes.at(4) = static_cast<std::uint8_t>(delay & 0xFF);
    bytes.at(5) = static_cast<std::uint8_t>(delay >> 8);
    write(bytes);
  }

  void write(std::span<const std::uint8_t> bytes) {
    written_ += static_cast<std::int64_t>(bytes.size());
    check_size_limit(file_.path(), written_, settings_.max_bytes);
    file_.write(bytes);
  }

  Rational frame_rate_;
  GifSettings settings_;
  std::int64_t written_ = 0;
  std::vector<std::uint8_t> header_;
  OutputFile file_;
  ShownPictures pictures_;
};

}  // namespace

std::unique_ptr<FilmWriter> open_gif(const std::string& path, const Rational& frame_rate,
                                     const GifSettings& settings, std::int64_t frame_count,
                                     const FileOps& ops) {
  return std::make_unique<GifWriter>(path, frame_rate, settings, frame_count, ops);
}

}  // namespace gradreel
