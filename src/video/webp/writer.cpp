#include "video/webp/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>

#include "core/bytes.hpp"
#include "core/error.hpp"
#include "video/output_file.hpp"
#include "video/picture_encoder.hpp"
#include "video/picture_writer.hpp"
#include "video/size_limit.hpp"

namespace gradreel {

namespace {

constexpr std::int64_t kLongestShown = (1 << 24) - 1;  // milliseconds
constexpr std::uint8_t kAnimated = 0x02, kXmp = 0x04, kWebpAlpha = 0x10;
constexpr std::uint8_t kWebpBlend = 0x00, kWebpReplace = 0x02;  // what a picture does to its box; no disposal
constexpr std::size_t kRiffHeader = 12, kChunkHeader = 8;

void put_le(Bytes& out, std::int64_t value, int size) {
  for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put_le(Bytes& out, std::string_view text) {
  std::copy(text.begin(), text.end(), std::back_inserter(out));
}

std::size_t get_le32(std::span<const std::uint8_t> b) {
  return static_cast<std::size_t>(b[0]) | static_cast<std::size_t>(b[1]) << 8 |
         static_cast<std::size_t>(b[2]) << 16 | static_cast<std::size_t>(b[3]) << 24;
}

/// The comment as the description of an XMP packet (ISO 16684-1). It has no character that XML escapes.
Bytes xmp(const std::string& comment) {
  const std::string packet =
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:description><rdf:Alt>"
      "<rdf:li xml:lang=\"x-default\">" +
      comment + "</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>";
  Bytes out;
  put_le(out, "XMP ");
  put_le(out, static_cast<std::int64_t>(packet.size()), 4);
  put_le(out, packet);
  if (packet.size() % 2 != 0) out.push_back(0);
  return out;
}

class WebpWriter : public FilmWriter {
 public:
  WebpWriter(const std::string& path, const FrameGeometry& geometry, const WebpSettings& settings,
             std::int64_t frame_count, const FileOps& ops)
      : geometry_(geometry),
        max_bytes_(settings.max_bytes),
        comment_(settings.comment),
        file_(path, ops),
        pictures_(path, frame_count, [this](const Packet& p, std::int64_t end) { show(p, end); }) {
    write(header());
  }

  void append(const EncodedSegment& segment) override { pictures_.append(segment); }

  void complete() override {
    pictures_.finish();
    if (!comment_.empty()) write(xmp(comment_));
    if (size_ > std::numeric_limits<std::uint32_t>::max())
      throw Error("cannot write " + file_.path() + ": a WebP has at most 4 GB");
    file_.seek(0, SEEK_SET);
    file_.write(header());
    file_.flush();
  }

  void commit() override { file_.commit(); }

 private:
  void write(const Bytes& bytes) {
    check_size_limit(file_.path(), size_ + static_cast<std::int64_t>(bytes.size()), max_bytes_);
    file_.write(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
  }

  Bytes header() const {
    Bytes out;
    put_le(out, "RIFF");
    put_le(out, size_ - 8, 4);
    put_le(out, "WEBPVP8X");
    put_le(out, 10, 4);
    put_le(out, kAnimated | kWebpAlpha | (comment_.empty() ? 0 : kXmp), 4);
    put_le(out, geometry_.width - 1, 3);
    put_le(out, geometry_.height - 1, 3);
    put_le(out, "ANIM");
    put_le(out, 6, 4);
    put_le(out, 0, 4);  // background: transparent
    put_le(out, 0, 2);  // loop forever
    return out;
  }

  std::int64_t time_ms(std::int64_t frame) const {
    return multiply_divide(1000 * frame, geometry_.frame_rate.den, geometry_.frame_rate.num);
  }

  void show(const Packet& packet, std::int64_t end) {
    const BoxedPicture picture = read_picture(packet);
    std::int64_t delay = time_ms(end) - time_ms(packet.frame);
    for (; delay > kLongestShown; delay -= kLongestShown) write_picture(picture, kLongestShown);
    write_picture(picture, delay);
  }

  void write_picture(const BoxedPicture& picture, std::int64_t delay) {
    Bytes out;
    put_le(out, "ANMF");
    put_le(out, 16 + static_cast<std::int64_t>(picture.bytes.size()), 4);
    put_le(out, picture.box.x / 2, 3);
    put_le(out, picture.box.y / 2, 3);
    put_le(out, picture.box.width - 1, 3);
    put_le(out, picture.box.height - 1, 3);
    put_le(out, delay, 3);
    put_le(out, picture.blends ? kWebpBlend : kWebpReplace, 1);
    std::copy(picture.bytes.begin(), picture.bytes.end(), std::back_inserter(out));
    write(out);
  }

  FrameGeometry geometry_;
  std::int64_t max_bytes_;
  std::string comment_;
  OutputFile file_;
  ShownPictures pictures_;
  std::int64_t size_ = 0;
};

}  // namespace

std::vector<std::uint8_t> webp_picture(std::span<const std::uint8_t> file) {
  Bytes picture;
  std::span<const std::uint8_t> rest = file.subspan(std::min(kRiffHeader, file.size()));
  while (rest.size() >= kChunkHeader) {
    const std::size_t size = kChunkHeader + (get_le32(rest.subspan(4)) + 1) / 2 * 2;  // padded to even
    if (size > rest.size()) break;
    const std::string_view type(reinterpret_cast<const char*>(rest.data()), 4);
    if (type == "ALPH" || type == "VP8 " || type == "VP8L")
      picture.insert(picture.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
    rest = rest.subspan(size);
  }
  if (picture.empty()) throw Error("libwebp returned a file of another form");
  return picture;
}

std::unique_ptr<FilmWriter> open_webp(const std::string& path, const FrameGeometry& geometry,
                                      const WebpSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops) {
  return std::make_unique<WebpWriter>(path, geometry, settings, frame_count, ops);
}

}  // namespace gradreel
