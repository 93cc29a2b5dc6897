#include <webp/demux.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "core/error.hpp"
#include "video/reader/film_reader.hpp"
#include "video/straight_alpha.hpp"

namespace gradreel::film_readers {

namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 32;

/// libavcodec 59 knows no animations of WebP.
class WebpReader : public FilmReader {
 public:
  explicit WebpReader(const std::string& path) : path_(path) {
    read();
    const WebPData data = {bytes_.data(), bytes_.size()};
    check_size(data);
    WebPAnimDecoderOptions options;
    if (WebPAnimDecoderOptionsInit(&options) == 0) fail("libwebp is of another version");
    options.color_mode = MODE_BGRA;
    decoder_.reset(WebPAnimDecoderNew(&data, &options));
    if (!decoder_ || WebPAnimDecoderGetInfo(decoder_.get(), &info_) == 0) fail("it is no WebP, or damaged");
  }

  bool next() override {
    begin_ms_ = end_ms_;
    if (WebPAnimDecoderHasMoreFrames(decoder_.get()) == 0) return false;
    if (WebPAnimDecoderGetNext(decoder_.get(), &pixels_, &end_ms_) == 0) fail("it is damaged");
    return true;
  }

  std::int64_t time_us() const override { return std::int64_t{1000} * begin_ms_; }

  void add_to(Sha256& sha) const override {
    sha.add(std::string_view("bgra")).add(info_.canvas_width).add(info_.canvas_height);
    sha.add_bytes({pixels_, std::size_t{4} * info_.canvas_width * info_.canvas_height});
  }

  Image image() const override {
    Image image(static_cast<int>(info_.canvas_width), static_cast<int>(info_.canvas_height));
    const std::uint8_t* in = pixels_;
    for (int y = 0; y < image.height(); ++y) {
      std::uint32_t* row = image.row(y);
      for (int x = 0; x < image.width(); ++x, in += 4) {
        row[x] = premultiplied_pixel(static_cast<std::uint32_t>(in[3]) << 24 |
                                     static_cast<std::uint32_t>(in[2]) << 16 |
                                     static_cast<std::uint32_t>(in[1]) << 8 | in[0]);
      }
    }
    return image;
  }

 private:
  struct Delete {
    void operator()(WebPAnimDecoder* d) const { WebPAnimDecoderDelete(d); }
    void operator()(WebPDemuxer* d) const { WebPDemuxDelete(d); }
  };

  [[noreturn]] void fail(const std::string& why) const { throw Error("cannot read " + path_ + ": " + why); }

  void read() {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path_, error);
    if (error || size > kMostBytes) fail(error ? error.message() : "it is larger than 4 GB");
    bytes_.resize(size);
    std::ifstream file(path_, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(bytes_.data()), static_cast<std::streamsize>(size)))
      fail("it ends early");
  }

  /// Before memory is taken for what the header declares.
  void check_size(const WebPData& data) const {
    const std::unique_ptr<WebPDemuxer, Delete> parts(WebPDemux(&data));
    if (!parts) fail("it is no WebP, or damaged");
    const std::int64_t width = WebPDemuxGetI(parts.get(), WEBP_FF_CANVAS_WIDTH);
    if (width * WebPDemuxGetI(parts.get(), WEBP_FF_CANVAS_HEIGHT) > kMostPixels) fail("it is too large");
  }

  std::string path_;
  std::vector<std::uint8_t> bytes_;
  std::unique_ptr<WebPAnimDecoder, Delete> decoder_;
  WebPAnimInfo info_ = {};
  std::uint8_t* pixels_ = nullptr;
  int begin_ms_ = 0, end_ms_ = 0;
};

}  // namespace

std::unique_ptr<FilmReader> open_webp(const std::string& path) { return std::make_unique<WebpReader>(path); }

}  // namespace gradreel::film_readers
