#include "video/apng/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/error.hpp"
#include "video/output_file.hpp"
#include "video/picture_encoder.hpp"
#include "video/picture_writer.hpp"
#include "video/png_chunk.hpp"
#include "video/size_limit.hpp"

namespace gradreel {

namespace {

using png_chunk::chunk;
using png_chunk::kSignature;
using png_chunk::put;

constexpr std::int64_t kLongest = 65535;  // of both numbers of a delay
constexpr std::int64_t kAnimationAt = png_chunk::kAfterHeader;
constexpr std::uint8_t kRgba = 6;                 // type of colour
constexpr std::uint8_t kKeep = 0;                 // disposal
constexpr std::uint8_t kReplace = 0, kBlend = 1;  // what a picture does to its box

class ApngWriter : public FilmWriter {
 public:
  ApngWriter(const std::string& path, const FrameGeometry& geometry, const ApngSettings& settings,
             std::int64_t frame_count, const FileOps& ops)
      : geometry_(geometry),
        max_bytes_(settings.max_bytes),
        file_(path, ops),
        pictures_(path, frame_count, [this](const Packet& p, std::int64_t end) { show(p, end); }) {
    Bytes header;
    put(header, geometry.width, 4);
    put(header, geometry.height, 4);
    for (const int v : {8, int{kRgba}, 0, 0, 0}) put(header, v, 1);
    write(kSignature);
    write(chunk("IHDR", header));
    write(animation());
    const std::uint8_t perceptual[] = {0};
    write(chunk("sRGB", perceptual));
    if (!settings.comment.empty()) write(png_chunk::comment(settings.comment));
  }

  void append(const EncodedSegment& segment) override { pictures_.append(segment); }

  void complete() override {
    pictures_.finish();
    write(chunk("IEND", {}));
    file_.seek(kAnimationAt, SEEK_SET);
    file_.write(animation());
    file_.flush();
  }

  void commit() override { file_.commit(); }

 private:
  Bytes animation() const {
    Bytes data;
    put(data, shown_, 4);
    put(data, 0, 4);  // loop forever
    return chunk("acTL", data);
  }

  // Delays are exact fractions where both numbers have room, else whole milliseconds of the film's time.
  bool is_exact() const {
    return geometry_.frame_rate.num <= kLongest && geometry_.frame_rate.den <= kLongest;
  }

  std::int64_t time_of(std::int64_t frame) const {
    const Rational& rate = geometry_.frame_rate;
    return is_exact() ? frame * rate.den : multiply_divide(1000 * frame, rate.den, rate.num);
  }

  // A delay that is too long is made of several: what is put over itself stays the same.
  void show(const Packet& packet, std::int64_t end) {
    const BoxedPicture picture = read_picture(packet);
    std::int64_t delay = time_of(end) - time_of(packet.frame);
    for (; delay > kLongest; delay -= kLongest) write_picture(picture, kLongest);
    write_picture(picture, delay);
  }

  void write_picture(const BoxedPicture& picture, std::int64_t delay) {
    Bytes control;
    put(control, sequence_++, 4);
    for (const int v : {picture.box.width, picture.box.height, picture.box.x, picture.box.y})
      put(control, v, 4);
    put(control, delay, 2);
    put(control, is_exact() ? geometry_.frame_rate.num : 1000, 2);
    put(control, kKeep, 1);
    put(control, picture.blends ? kBlend : kReplace, 1);
    write(chunk("fcTL", control));
    if (shown_++ == 0) {
      write(chunk("IDAT", picture.bytes));
      return;
    }
    Bytes data;
    put(data, sequence_++, 4);
    std::copy(picture.bytes.begin(), picture.bytes.end(), std::back_inserter(data));
    write(chunk("fdAT", data));
  }

  void write(std::span<const std::uint8_t> bytes) {
    size_ += static_cast<std::int64_t>(bytes.size());
    check_size_limit(file_.path(), size_, max_bytes_);
    file_.write(bytes);
  }

  FrameGeometry geometry_;
  std::int64_t max_bytes_, size_ = 0;
  OutputFile file_;
  ShownPictures pictures_;
  std::int64_t sequence_ = 0, shown_ = 0;
};

}  // namespace

std::vector<std::uint8_t> png_data(const std::vector<std::uint8_t>& file) {
  Bytes data;
  std::span<const std::uint8_t> rest = std::span(file).subspan(std::min(kSignature.size(), file.size()));
  while (rest.size() >= 12) {
    const std::size_t size = png_chunk::get32(rest);
    if (size > rest.size() - 12) break;
    if (std::string_view(reinterpret_cast<const char*>(rest.data()) + 4, 4) == "IDAT")
      data.insert(data.end(), rest.begin() + 8, rest.begin() + 8 + static_cast<std::ptrdiff_t>(size));
    rest = rest.subspan(size + 12);
  }
  if (data.empty()) throw Error("libav's PNG encoder returned a file of another form");
  return data;
}

std::unique_ptr<FilmWriter> open_apng(const std::string& path, const FrameGeometry& geometry,
                                      const ApngSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops) {
  return std::make_unique<ApngWriter>(path, geometry, settings, frame_count, ops);
}

}  // namespace gradreel
