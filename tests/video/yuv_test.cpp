#include "video/yuv.hpp"

#include <array>

#include "catch.hpp"
#include "films.hpp"

using namespace gradreel;

namespace {

struct Yuv {
  Yuv(int width, int height)
      : y(static_cast<std::size_t>(width) * height, 1),
        u(y.size() / 4, 1),
        v(y.size() / 4, 1),
        stride(width) {}
  YuvPlanes planes() { return {y.data(), u.data(), v.data(), stride, stride / 2, stride / 2}; }
  bool operator==(const Yuv&) const = default;
  std::vector<std::uint8_t> y, u, v;
  int stride;
};

Yuv converted(const Image& image) {
  Yuv yuv(image.width(), image.height());
  convert_to_yuv(image, image.bounds(), yuv.planes());
  return yuv;
}

std::array<int, 3> of_color(std::uint32_t rgb) {
  const Yuv yuv = converted(Image(4, 2, 0xFF000000u | rgb));
  for (const std::uint8_t y : yuv.y) CHECK(y == yuv.y[0]);
  CHECK(yuv.u[1] == yuv.u[0]);
  CHECK(yuv.v[1] == yuv.v[0]);
  return {yuv.y[0], yuv.u[0], yuv.v[0]};
}

}  // namespace

TEST_CASE("colours become BT.709 in limited range", "[video]") {
  CHECK(of_color(0x000000) == std::array{16, 128, 128});
  CHECK(of_color(0xFFFFFF) == std::array{235, 128, 128});
  CHECK(of_color(0x808080) == std::array{126, 128, 128});
  CHECK(of_color(0xFF0000) == std::array{63, 102, 240});
  CHECK(of_color(0x00FF00) == std::array{173, 42, 26});
  CHECK(of_color(0x0000FF) == std::array{32, 240, 118});
  CHECK(of_color(0xFFFF00) == std::array{219, 16, 138});
  CHECK(of_color(0x00FFFF) == std::array{188, 154, 16});
}

TEST_CASE("every colour is within one of the exact formula", "[video]") {
  for (int r = 0; r < 256; r += 15) {
    for (int g = 0; g < 256; g += 15) {
      for (int b = 0; b < 256; b += 15) {
        const Yuv yuv = converted(Image(2, 2, static_cast<std::uint32_t>(r << 16 | g << 8 | b)));
        const double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        REQUIRE(std::abs(yuv.y[0] - (16 + 219 * y / 255)) < 0.51);
        REQUIRE(std::abs(yuv.u[0] - (128 + 224 * (b - y) / 1.8556 / 255)) < 0.51);
        REQUIRE(std::abs(yuv.v[0] - (128 + 224 * (r - y) / 1.5748 / 255)) < 0.51);
      }
    }
  }
}

TEST_CASE("a chroma sample weighs its columns 1 2 1", "[video]") {
  for (const auto& [x, left, right] : {std::tuple{0, 3, 0}, {1, 1, 1}, {2, 0, 2}, {3, 0, 1}}) {
    Image image(4, 2, 0xFF000000u);
    image.row(0)[x] = image.row(1)[x] = 0xFF0000FFu;
    const Yuv yuv = converted(image);  // blue adds 112 to 128; the border's column counts twice
    INFO("column " << x);
    CHECK(yuv.u[0] == 128 + 112 / 4 * left);
    CHECK(yuv.u[1] == 128 + 112 / 4 * right);
  }
}

TEST_CASE("converting what changed equals converting all", "[video]") {
  Image image = test::film_frame(46, 34, 10);
  Yuv yuv = converted(image);
  std::uint32_t state = 1;
  const auto random = [&](int below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<int>((state >> 8) % static_cast<std::uint32_t>(below));
  };
  for (int round = 0; round < 300; ++round) {
    const Rect rect{random(50) - 4, random(38) - 4, random(20), random(20)};
    const Rect inside = intersection(rect, image.bounds());
    for (int y = inside.y; y < inside.bottom(); ++y) {
      for (int x = inside.x; x < inside.right(); ++x)
        image.row(y)[x] = 0xFF000000u | static_cast<std::uint32_t>(random(1 << 24));
    }
    convert_to_yuv(image, rect, yuv.planes());
    REQUIRE(yuv == converted(image));
  }
}
