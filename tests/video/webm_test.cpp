#include <algorithm>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "ssim.hpp"
#include "video/format_entry.hpp"
#include "video/libav.hpp"
#include "video/webm/webm.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

/// Straight pixels over an opaque colour.
Image over(const Image& straight, Rgb ground) {
  Image image(straight.width(), straight.height());
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const std::uint32_t a = straight.at(x, y) >> 24;
      const Rgb c = to_rgb(straight.at(x, y));
      const auto mix = [a](std::uint32_t v, std::uint32_t g) { return (v * a + g * (255 - a) + 127) / 255; };
      image.row(y)[x] = 0xFF000000u | mix(c.r, ground.r) << 16 | mix(c.g, ground.g) << 8 | mix(c.b, ground.b);
    }
  }
  return image;
}

/// Of the alpha of two pictures: the mean difference, and the largest.
std::pair<double, int> alpha_errors(const Image& a, const Image& b) {
  double sum = 0;
  int most = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const int difference =
          std::abs(static_cast<int>(a.at(x, y) >> 24) - static_cast<int>(b.at(x, y) >> 24));
      sum += difference;
      most = std::max(most, difference);
    }
  }
  return {sum / (a.width() * a.height()), most};
}

}  // namespace

TEST_CASE("a WebM holds the frames at their times, tagged BT.709", "[video]") {
  const Folder folder;
  for (const std::string codec : {"vp9", "av1"}) {
    const auto format = make_webm(kAt25, {.codec = codec, .crf = 12, .title = "Descent \xC3\xA4"});
    for (const int count : {1, 2, 21, 23}) {
      INFO(codec << ", " << count << " frames");
      write_film(*format, kWidth, kHeight, count, 10, 1, folder / "film.webm");
      const Decoded film = decode_film(folder / "film.webm");
      CHECK(film.width == kWidth);
      CHECK(film.height == kHeight);
      CHECK(film.tick == Rational{1, 1000});
      CHECK(film.container_us == 40000 * count);
      CHECK(film.title == "Descent \xC3\xA4");
      CHECK(film.color_range == AVCOL_RANGE_MPEG);
      CHECK(film.primaries == AVCOL_PRI_BT709);
      CHECK(film.transfer == AVCOL_TRC_BT709);
      CHECK(film.matrix == AVCOL_SPC_BT709);
      REQUIRE(film.frames.size() == static_cast<std::size_t>(count));
      for (int k = 0; k < count; ++k) {
        const DecodedFrame& frame = film.frames[static_cast<std::size_t>(k)];
        INFO("frame " << k);
        CHECK(frame.pts == 40 * k);
        CHECK(frame.keyframe == (k % 10 == 0));
        const double own = ssim(frame.image, film_frame(kWidth, kHeight, k));
        CHECK(own > (LIBAVCODEC_VERSION_MAJOR < 61 ? 0.996 : 0.995));  // Debian 13: SVT-AV1 2.3
        CHECK(own > ssim(frame.image, film_frame(kWidth, kHeight, k + 2)));
        CHECK(own > ssim(frame.image, film_frame(kWidth, kHeight, k - 2)));
      }
    }
  }
}

TEST_CASE("the bytes of a WebM do not depend on the threads, and its index stands in front", "[video]") {
  const Folder folder;
  for (const std::string codec : {"vp9", "av1"}) {
    INFO(codec);
    const auto format = make_webm({kWidth, kHeight, {30000, 1001}}, {.codec = codec});
    for (const int threads : {1, 2, 7})
      write_film(*format, kWidth, kHeight, 41, 6, threads, folder / std::to_string(threads));
    const std::vector<std::uint8_t> bytes = read_bytes(folder / "1");
    CHECK(bytes.size() > 2000);
    CHECK(bytes == read_bytes(folder / "2"));
    CHECK(bytes == read_bytes(folder / "7"));
    const auto place = [&](std::vector<std::uint8_t> id) {
      return std::search(bytes.begin(), bytes.end(), id.begin(), id.end()) - bytes.begin();
    };
    CHECK(place({0x1C, 0x53, 0xBB, 0x6B}) < place({0x1F, 0x43, 0xB6, 0x75}));  // Cues, Cluster
    for (const std::string maker : {"Lavf5", "Lavc5"})
      CHECK(place({maker.begin(), maker.end()}) == std::ssize(bytes));
  }
}

TEST_CASE("AV1 encoders do not meet while they are opened and closed", "[video]") {
  const Folder folder;
  const auto format = make_webm(kAt25, {.codec = "av1"});
  write_film(*format, kWidth, kHeight, 24, 1, 1, folder / "1");
  write_film(*format, kWidth, kHeight, 24, 1, 8, folder / "8");
  CHECK(read_bytes(folder / "1") == read_bytes(folder / "8"));
}

TEST_CASE("a transparent WebM holds the alpha, and straight colours under it", "[video]") {
  const Folder folder;
  const auto format = make_webm(kAt25, {.crf = 12, .has_alpha = true});
  write_film(*format, kWidth, kHeight, 23, 10, 1, folder / "film.webm", disc_frame);
  const std::vector<DecodedFrame> frames = decode(folder / "film.webm");
  REQUIRE(frames.size() == 23);
  for (int k = 0; k < 23; ++k) {
    INFO("frame " << k);
    const Image& shown = frames[static_cast<std::size_t>(k)].image;
    const Image painted = disc_frame(kWidth, kHeight, k);
    CHECK(shown.at(0, 0) >> 24 == 0);
    CHECK(shown.at(kWidth - 1, kHeight - 1) >> 24 == 0);
    CHECK(shown.at(kWidth / 2, kHeight / 2) >> 24 == 255);
    const auto [mean, most] = alpha_errors(shown, painted);
    CHECK(mean < 0.1);
    CHECK(most <= 4);
    for (const Rgb ground : {Rgb{255, 255, 255}, Rgb{0, 0, 0}, Rgb{30, 160, 60}}) {
      const double own = ssim(over(shown, ground), over(straight_of(painted), ground));
      CHECK(own > 0.997);
    }
  }
}

TEST_CASE("the bytes of a transparent WebM do not depend on the threads, nor on what was said to change",
          "[video]") {
  const Folder folder;
  const auto format = make_webm(kAt25, {.has_alpha = true});
  for (const int threads : {1, 2, 7})
    write_film(*format, kWidth, kHeight, 41, 6, threads, folder / std::to_string(threads), disc_frame);
  CHECK(read_bytes(folder / "1").size() > 2000);
  CHECK(read_bytes(folder / "1") == read_bytes(folder / "2"));
  CHECK(read_bytes(folder / "1") == read_bytes(folder / "7"));
  const EncodedSegment by_parts = encode_segment(*format, kWidth, kHeight, 0, 12, disc_frame);
  const auto encoder = format->segment_encoder(0);
  const Rect all[] = {Rect{0, 0, kWidth, kHeight}};
  for (int k = 0; k < 12; ++k) encoder->add(disc_frame(kWidth, kHeight, k), all);
  const EncodedSegment whole = encoder->finish();
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK((by_parts.packets[i].bytes == whole.packets[i].bytes));
    CHECK((by_parts.packets[i].alpha == whole.packets[i].alpha));
  }
}

TEST_CASE("a WebM refuses what it cannot hold", "[video]") {
  CHECK_THROWS_MATCHES(make_webm({641, 360, {30, 1}}, {}), Error,
                       Message("a WebM of 641 x 360 pixels: each side must be even and within 2 to 16384"));
  CHECK_THROWS_MATCHES(make_webm(kAt25, {.codec = "vp8"}), Error,
                       Message("a WebM's codec is vp9 or av1, not vp8"));
  CHECK_THROWS_MATCHES(make_webm(kAt25, {.codec = "av1", .has_alpha = true}), Error,
                       Message("a WebM: AV1 has no transparency, VP9 has"));
}

TEST_CASE("an encoder that libav lacks is named", "[video]") {
  CHECK_THROWS_MATCHES(require_encoder("libsvtav9", "AV9"), Error,
                       Message("this libavcodec has no libsvtav9: AV9 cannot be encoded"));
  for (const FormatEntry* format : formats())
    CHECK_NOTHROW(require_encoder(*format, ParamValues(format->params)));
}
