#include <algorithm>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "ssim.hpp"
#include "video/format_entry.hpp"
#include "video/libav.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

constexpr int kWidth = 96, kHeight = 64;
const FrameGeometry kGeometry{kWidth, kHeight, {25, 1}};

}  // namespace

TEST_CASE("a WebM holds the frames at their times, tagged BT.709", "[video]") {
  const Folder folder;
  for (const std::string codec : {"vp9", "av1"}) {
    const auto format = make_webm(kGeometry, {.codec = codec, .crf = 12, .title = "Descent \xC3\xA4"});
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
        CHECK(own > 0.9);
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
  const auto format = make_webm(kGeometry, {.codec = "av1"});
  write_film(*format, kWidth, kHeight, 24, 1, 1, folder / "1");
  write_film(*format, kWidth, kHeight, 24, 1, 8, folder / "8");
  CHECK(read_bytes(folder / "1") == read_bytes(folder / "8"));
}

TEST_CASE("a WebM refuses what it cannot hold", "[video]") {
  CHECK_THROWS_MATCHES(make_webm({641, 360, {30, 1}}, {}), Error,
                       Message("a WebM of 641 x 360 pixels: each side must be even and within 2 to 16384"));
  CHECK_THROWS_MATCHES(make_webm(kGeometry, {.codec = "vp8"}), Error,
                       Message("a WebM's codec is vp9 or av1, not vp8"));
}

TEST_CASE("an encoder that libav lacks is named", "[video]") {
  CHECK_THROWS_MATCHES(require_encoder("libsvtav9", "AV9"), Error,
                       Message("this libavcodec has no libsvtav9: AV9 cannot be encoded"));
  for (const FormatEntry* format : formats())
    CHECK_NOTHROW(require_encoder(*format, ParamValues(format->params)));
}
