#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/painter.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a transparent ground stays transparent, in a frame alone as in the film") {
  const Scene scene = small_scene();
  OutputSpec spec = output(320, 180, 5);
  spec.is_transparent = true;
  const Film film = compose(scene, spec, descend_all(scene));
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  for (const std::int64_t k : {0, 1, 7, 12, 19}) {
    INFO("frame " << k);
    const Image& image = painter.paint(k);
    CHECK(image == paint_frame(film, k));
    CHECK(image.at(0, 0) == 0);
    int clear = 0, solid = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        const std::uint32_t pixel = image.at(x, y), alpha = pixel >> 24;
        clear += alpha == 0 ? 1 : 0;
        solid += alpha == 255 ? 1 : 0;
        for (const int shift : {0, 8, 16}) REQUIRE((pixel >> shift & 0xFF) <= alpha);  // premultiplied
      }
    }
    CHECK(clear > 320 * 180 / 4);
    CHECK(solid > 320 * 180 / 10);
  }
}

TEST_CASE("the ground alone makes the difference: over the theme's background it is the same picture") {
  const Scene scene = small_scene();
  OutputSpec spec = output(320, 180, 5);
  const Film solid = compose(scene, spec, descend_all(scene));
  spec.is_transparent = true;
  const Image clear = paint_frame(compose(scene, spec, descend_all(scene)), 12),
              plain = paint_frame(solid, 12);
  const Rgb ground = to_rgb(solid.content().theme.background);
  int worst = 0;
  for (int y = 0; y < plain.height(); ++y) {
    for (int x = 0; x < plain.width(); ++x) {
      const std::uint32_t pixel = clear.at(x, y), rest = 255 - (pixel >> 24);
      const Rgb over = to_rgb(pixel), expected = to_rgb(plain.at(x, y));
      const auto off = [&](int c, int g, int e) {
        return std::abs(c + static_cast<int>(rest) * g / 255 - e);
      };
      worst = std::max({worst, off(over.r, ground.r, expected.r), off(over.g, ground.g, expected.g),
                        off(over.b, ground.b, expected.b)});
    }
  }
  CHECK(worst <= 4);
}
