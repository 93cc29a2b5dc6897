// The bounds catch faults and let pass what another library may round otherwise: for every golden picture.
#include "golden/likeness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.hpp"
#include "golden/golden.hpp"
#include "golden/pictures.hpp"
#include "overlays/registry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// Each channel of each pixel as `value(x, y, channel)` says, rounded.
template <class Value>
Image image_of(int width, int height, const Value& value) {
  Image image(width, height, 0xFF000000u);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        const double level = std::clamp(value(x, y, channel), 0.0, 255.0);
        image.row(y)[x] |= static_cast<std::uint32_t>(level + 0.5) << (16 - 8 * channel);
      }
    }
  }
  return image;
}

double level_at(const Image& image, double x, int y, int channel) {
  const double at = std::clamp<double>(x, 0, image.width() - 1);
  const int left = static_cast<int>(at), right = std::min(left + 1, image.width() - 1);
  const auto level = [&](int i) { return (image.at(i, y) >> (16 - 8 * channel)) & 0xFF; };
  return level(left) + (at - left) * (static_cast<double>(level(right)) - level(left));
}

Image darkened(const Image& image, double factor) {
  return image_of(image.width(), image.height(),
                  [&](int x, int y, int channel) { return factor * level_at(image, x, y, channel); });
}

Image moved(const Image& image, double right) {
  return image_of(image.width(), image.height(),
                  [&](int x, int y, int channel) { return level_at(image, x - right, y, channel); });
}

/// Up to 3 levels brighter or darker wherever neighbours differ.
Image with_other_edges(const Image& image) {
  std::mt19937 random(7);
  const auto is_edge = [&](int x, int y) {
    return image.at(x, y) != image.at(std::max(0, x - 1), y) ||
           image.at(x, y) != image.at(x, std::max(0, y - 1));
  };
  return image_of(image.width(), image.height(), [&](int x, int y, int channel) {
    const double noise = static_cast<double>(random() % 7) - 3;
    return level_at(image, x, y, channel) + (is_edge(x, y) ? noise : 0);
  });
}

/// Each piece of the size of a letter is moved by an eighth of a pixel to the left, or to the right, or not:
/// letters lie at quarters of a pixel, and what lies between them is rounded.
Image with_other_letters(const Image& image) {
  constexpr int kWidth = 6, kHeight = 10;
  const auto shift_at = [](int x, int y) {
    std::mt19937 random(static_cast<unsigned>(x / kWidth + 1000 * (y / kHeight)));
    return (static_cast<int>(random() % 3) - 1) / 8.0;
  };
  return image_of(image.width(), image.height(), [&](int x, int y, int channel) {
    double low = 255, high = 0;
    for (int i = x - 1; i <= x + 1; ++i) {
      low = std::min(low, level_at(image, i, y, channel));
      high = std::max(high, level_at(image, i, y, channel));
    }
    const bool is_letter = high - low > 60;
    return level_at(image, x - (is_letter ? shift_at(x, y) : 0), y, channel);
  });
}

std::string objections_to(const Image& golden, const Image& actual) {
  return objections(likeness_of(golden, actual));
}

}  // namespace

TEST_CASE("nothing is said against the same picture, and what is wrong with another is said", "[golden]") {
  const Image picture = read_golden("layout_duo_16x9");
  CHECK(objections_to(picture, picture).empty());
  CHECK(objections_to(picture, darkened(picture, 0.97)) ==
        "its red is 96.9 % of what it was\nits green is 96.9 % of what it was\nits blue is 96.9 % of what it "
        "was\n");  // a white of 247.35 is rounded down
  CHECK(objections_to(picture, moved(picture, 1)) ==
        "it has moved by 1.00 pixels to the right and 0.00 down\nfaint details, such as contour lines, are "
        "-21 % of "
        "what they were\n138 blocks of 8 x 8 pixels differ\n");
  CHECK(likeness_of(picture, moved(picture, -1)).right == Approx(-1).margin(0.01));
}

TEST_CASE("with other fonts a twentieth of a picture may differ, and it may have moved by less than a pixel",
          "[golden]") {
  const Image picture = read_golden("layout_duo_16x9");
  const Likeness other = likeness_of(picture, moved(picture, 1));
  const Bounds& loose = kOtherFonts;
  CHECK(objections(other, loose) == objections(other));
  Likeness near = likeness_of(picture, picture);
  near.right = 0.8;
  near.blocks.assign(static_cast<std::size_t>(near.block_count / 20), {});
  CHECK(objections(near, loose) == "");
  CHECK(objections(near) ==
        fmt::format("it has moved by 0.80 pixels to the right and 0.00 down\n{} blocks of 8 x 8 "
                    "pixels differ\n",
                    near.blocks.size()));
  near.blocks.emplace_back();
  CHECK(objections(near, loose) == fmt::format("{} blocks of 8 x 8 pixels differ\n", near.blocks.size()));
}

TEST_CASE("a picture 3 % darker is another", "[golden]") {
  for (const Picture& p : all_pictures()) {
    INFO(p.name);
    const Image golden = read_golden(p.name);
    CHECK_THAT(objections_to(golden, darkened(golden, 0.97)), Catch::Contains("% of what it was\n"));
  }
}

TEST_CASE("a picture shifted by a pixel is another", "[golden]") {
  for (const Picture& p : all_pictures()) {
    INFO(p.name);
    const Image golden = read_golden(p.name);
    CHECK_THAT(objections_to(golden, moved(golden, 1)),
               Catch::Contains("it has moved by 1.00 pixels to the right"));
  }
}

TEST_CASE("a map without contour lines is another", "[golden]") {
  std::size_t maps = 0;
  for (const Picture& p : all_pictures()) {
    INFO(p.name);
    const Image& golden = p.painted();
    Theme theme = shipped_theme(p.theme);
    theme.contour_line.a = 0;
    const Image without = p.paint(theme);
    if (without == golden) continue;
    ++maps;
    CHECK_THAT(objections_to(golden, without), Catch::Contains("faint details, such as contour lines, are "));
  }
  CHECK(maps == overlays().size() + 29);  // and in panels, layouts and themes
}

TEST_CASE("edges and letters that are rounded otherwise are no fault", "[golden]") {
  for (const Picture& p : all_pictures()) {
    INFO(p.name);
    const Image golden = read_golden(p.name);
    const Image edges = with_other_edges(golden), letters = with_other_letters(golden);
    CHECK(edges != golden);
    CHECK(objections_to(golden, edges) == "");
    CHECK(objections_to(golden, letters) == "");
  }
}
