#include "video/webm/straight_picture.hpp"

#include "catch.hpp"
#include "films.hpp"
#include "video/straight_alpha.hpp"

using namespace gradreel;
using namespace gradreel::test;

TEST_CASE("a straight picture has the straight colour and the alpha of what is seen", "[video]") {
  const Image image = disc_frame(50, 38, 3), straight = straight_of(image);
  int seen = 0;
  for (int y = 0; y < 38; ++y) {
    for (int x = 0; x < 50; ++x) {
      const std::uint32_t p = straight.at(x, y);
      REQUIRE(p >> 24 == image.at(x, y) >> 24);
      if (p >> 24 == 0) continue;
      ++seen;
      const Rgb c = to_rgb(p);
      REQUIRE(Rgba{c.r, c.g, c.b, static_cast<std::uint8_t>(p >> 24)} == to_straight(image.at(x, y)));
    }
  }
  CHECK(seen > 600);
}

TEST_CASE("what is not seen has the mean colour of what is seen nearby, each pixel by its alpha", "[video]") {
  Image image(40, 24);
  image.row(9)[17] = 0xFF0000C8u;  // in the block from (16, 8)
  image.row(10)[20] = 0x80800000u;
  const Image straight = straight_of(image);
  const std::uint32_t mean = (128 * 255 + 191) / 383 << 16 | (200 * 255 + 191) / 383;
  CHECK(straight.at(16, 8) == mean);
  CHECK(straight.at(23, 15) == mean);
  CHECK(straight.at(15, 8) == 200);  // two pixels from the first one only
  CHECK(straight.at(16, 7) == 200);
  CHECK(straight.at(24, 8) == 0);
  CHECK(straight.at(0, 0) == 0);
}

TEST_CASE("a straight picture that was changed in parts is the one made anew", "[video]") {
  Image straight = straight_of(disc_frame(50, 38, 0));
  for (int k = 1; k < 30; ++k) {
    INFO("frame " << k);
    const Image image = disc_frame(50, 38, k);
    for (const Rect& rect : film_changes(50, 38, k)) make_straight(image, rect, straight);
    REQUIRE((straight == straight_of(image)));
  }
}
