#include "draw/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "draw/clip.hpp"

using namespace gradreel;

namespace {

constexpr std::uint32_t kWhite = 0xFFFFFFFFu, kRed = 0xFFFF0000u;
constexpr Color kRedColor{1, 0, 0, 1}, kBlack{0, 0, 0, 1};

struct Sheet {
  explicit Sheet(int width = 40, int height = 30) : image(width, height, kWhite), canvas(image, engine) {}
  // Sum of what is not white, in pixels, of black drawings.
  double ink() const {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) sum += (255 - to_rgb(image.at(x, y)).g) / 255.0;
    }
    return sum;
  }
  TextEngine engine;
  Image image;
  Canvas canvas;
};

int difference(const Image& a, const Image& b) {
  int largest = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      largest = std::max(largest, std::abs(to_rgb(a.at(x, y)).g - to_rgb(b.at(x, y)).g));
    }
  }
  return largest;
}

Image stroked(const std::vector<Point>& line, const Stroke& stroke) {
  Sheet sheet;
  sheet.canvas.stroke(line, stroke);
  sheet.canvas.check();
  return sheet.image;
}

}  // namespace

TEST_CASE("boxes fill whole pixels exactly and parts by coverage", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.fill(Box{10, 5, 3, 2}, kRedColor);
  for (int y = 0; y < 30; ++y) {
    for (int x = 0; x < 40; ++x) {
      CHECK(sheet.image.at(x, y) == (x >= 10 && x < 13 && y >= 5 && y < 7 ? kRed : kWhite));
    }
  }
  sheet.canvas.fill(Box{20.25, 10, 1, 1}, kBlack);
  CHECK(std::abs(to_rgb(sheet.image.at(20, 10)).r - 64) <= 1);
  CHECK(std::abs(to_rgb(sheet.image.at(21, 10)).r - 191) <= 1);
  sheet.canvas.fill(Box{-1e300, 20, 2e300, 1}, kRedColor);
  CHECK(sheet.image.at(0, 20) == kRed);
  CHECK(sheet.image.at(39, 20) == kRed);
  CHECK(sheet.image.at(39, 21) == kWhite);
}

TEST_CASE("rings that wind the other way are holes", "[draw][canvas]") {
  Sheet sheet;
  const std::vector<Ring> rings = {{{5, 5}, {25, 5}, {25, 25}, {5, 25}},
                                   {{10, 10}, {10, 20}, {20, 20}, {20, 10}}};
  sheet.canvas.fill(rings, kBlack);
  CHECK(sheet.ink() == Approx(400 - 100));
  CHECK(sheet.image.at(15, 15) == kWhite);
}

TEST_CASE("rings far beyond the picture are cut, not lost", "[draw][canvas]") {
  Sheet sheet;
  // Its slanted edge passes the picture from (0, 30) to (30, 0) and goes on to 1e12 either way.
  const std::vector<Ring> rings = {{{-1e12, 1e12 + 30}, {1e12 + 30, -1e12}, {1e12 + 30, 1e12 + 30}}};
  sheet.canvas.fill(rings, kBlack);
  CHECK(sheet.image.at(5, 5) == kWhite);
  CHECK(sheet.image.at(13, 15) == kWhite);
  CHECK(sheet.image.at(16, 15) == 0xFF000000u);
  CHECK(sheet.ink() == Approx(40 * 30 - 450).epsilon(0.01));
}

TEST_CASE("lines cover their width, straight ends their length", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.stroke(std::vector<Point>{{10, 5.5}, {20, 5.5}}, {1, kBlack, Cap::butt});
  for (int x = 0; x < 40; ++x) {
    CHECK(sheet.image.at(x, 5) == (x >= 10 && x < 20 ? 0xFF000000u : kWhite));
    CHECK(sheet.image.at(x, 4) == kWhite);
    CHECK(sheet.image.at(x, 6) == kWhite);
  }
  sheet.canvas.stroke(std::vector<Point>{{10, 20}, {10, 26}}, {2, kRedColor, Cap::butt});
  CHECK(sheet.image.at(9, 20) == kRed);
  CHECK(sheet.image.at(10, 25) == kRed);
  CHECK(sheet.image.at(10, 26) == kWhite);
  CHECK(sheet.image.at(11, 22) == kWhite);
}

TEST_CASE("thin and slanted lines keep their weight", "[draw][canvas]") {
  for (const double width : {0.4, 1.0, 3.0}) {
    Sheet sheet(100, 100);
    sheet.canvas.stroke(std::vector<Point>{{20, 30}, {80, 75}}, {width, kBlack, Cap::butt});
    CHECK(sheet.ink() == Approx(75 * width).epsilon(0.05));
  }
}

TEST_CASE("a point is a dot", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.stroke(std::vector<Point>{{15, 15}}, {10, kBlack});
  CHECK(sheet.ink() == Approx(3.14159 * 25).epsilon(0.02));
  Sheet equal;
  equal.canvas.stroke(std::vector<Point>{{15, 15}, {15, 15}, {15, 15}}, {10, kBlack});
  CHECK(equal.image == sheet.image);
}

TEST_CASE("a translucent line that crosses itself is of one tone", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.stroke(std::vector<Point>{{5, 15}, {35, 15}, {35, 5}, {20, 5}, {20, 28}},
                      {4, kBlack.with_alpha(0.5)});
  CHECK(sheet.image.at(10, 15) == sheet.image.at(20, 15));
  CHECK(std::abs(to_rgb(sheet.image.at(20, 15)).r - 127) <= 1);
}

TEST_CASE("lines to far away places equal the near ones", "[draw][canvas]") {
  const Stroke stroke{3, kBlack, Cap::butt};
  const Image near = stroked({{20, 15}, {320, 115}}, stroke);
  for (const double far : {1e4, 1e7, 1e12, 1e100, 1e300}) {
    CAPTURE(far);
    CHECK(difference(stroked({{20, 15}, {20 + 3 * far, 15 + far}}, stroke), near) <= 2);
    CHECK(difference(stroked({{20 + 3 * far, 15 + far}, {20, 15}}, stroke), near) <= 2);
  }
  const Image diagonal = stroked({{-100, -100}, {100, 100}}, stroke);
  for (const double far : {1e5, 1e9, 1e300, 1.7e308}) {
    CAPTURE(far);
    CHECK(difference(stroked({{-far, -far}, {far, far}}, stroke), diagonal) <= 2);
    CHECK(difference(stroked({{-far, 10}, {far, 10}}, stroke), stroked({{-99, 10}, {99, 10}}, stroke)) <= 2);
    CHECK(stroked({{-far, -1e6}, {far, -1e6}}, stroke) == Sheet().image);
  }
}

TEST_CASE("coordinates that are not finite are a mistake of ours", "[draw][canvas]") {
  Sheet sheet;
  for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
    const std::vector<Point> line = {{1, 1}, {bad, 2}};
    CHECK_THROWS_AS(sheet.canvas.stroke(line, {1, kBlack}), std::logic_error);
    CHECK_THROWS_AS(sheet.canvas.stroke_segments(line, {1, kBlack}), std::logic_error);
    CHECK_THROWS_AS(sheet.canvas.fill(std::vector<Ring>{{{0, 0}, {bad, 0}, {1, 1}}}, kBlack),
                    std::logic_error);
    CHECK_THROWS_AS(sheet.canvas.fill(Box{0, 0, bad, 1}, kBlack), std::logic_error);
    CHECK_THROWS_AS(sheet.canvas.marker(Marker::circle, {1, bad}, 3, kBlack, kBlack, 0), std::logic_error);
    CHECK_THROWS_AS((void)sheet.canvas.clip(Box{0, bad, 1, 1}), std::logic_error);
  }
  CHECK_THROWS_WITH(sheet.canvas.stroke(std::vector<Point>{{std::nan(""), 0}}, {1, kBlack}),
                    "canvas: a coordinate is not finite");
  CHECK(sheet.image == Sheet().image);
}

TEST_CASE("dashes keep their phase across the clip's edge", "[draw][canvas]") {
  const Stroke dashed{2, kBlack, Cap::butt, {4, 3}};
  const Image whole = stroked({{0, 10}, {40, 10}}, dashed);
  CHECK(whole.at(3, 10) == 0xFF000000u);
  CHECK(whole.at(4, 10) == kWhite);
  CHECK(whole.at(7, 10) == 0xFF000000u);
  // Starts a thousand periods to the left, round a corner.
  const Image clipped = stroked({{-7000, 80}, {-7000, 10}, {40, 10}}, dashed);
  CHECK(difference(clipped, whole) == 0);
  Sheet odd;
  odd.canvas.stroke(std::vector<Point>{{0, 10}, {40, 10}}, {2, kBlack, Cap::butt, {5}});
  for (int x = 0; x < 40; ++x) CHECK(odd.image.at(x, 10) == (x / 5 % 2 == 0 ? 0xFF000000u : kWhite));
  Sheet dots;
  dots.canvas.stroke(std::vector<Point>{{5, 10}, {40, 10}}, {4, kBlack, Cap::round, {0, 10}});
  CHECK(dots.ink() == Approx(4 * 3.14159 * 4).epsilon(0.05));
  CHECK_THROWS_WITH(dots.canvas.stroke(std::vector<Point>{{0, 0}, {1, 1}}, {1, kBlack, Cap::butt, {0, 0}}),
                    "canvas: dashes must not be negative, nor all zero");
}

TEST_CASE("segments are strokes of their own", "[draw][canvas]") {
  Sheet together, apart;
  const std::vector<Point> pairs = {{2, 2}, {30, 5}, {5, 25}, {35, 12}};
  together.canvas.stroke_segments(pairs, {1.5, kBlack});
  apart.canvas.stroke(std::vector<Point>{pairs[0], pairs[1]}, {1.5, kBlack});
  apart.canvas.stroke(std::vector<Point>{pairs[2], pairs[3]}, {1.5, kBlack});
  CHECK(difference(together.image, apart.image) <= 1);
  CHECK_THROWS_WITH(together.canvas.stroke_segments(std::vector<Point>{{1, 1}}, {1, kBlack}),
                    "canvas: a segment lacks its second point");
}

TEST_CASE("vertices that a curve does not need change no pixel to be seen", "[draw][canvas]") {
  std::vector<Point> coarse = {{3, 4}, {33, 22}, {8, 25}}, fine = {{3, 4}};
  for (std::size_t i = 0; i + 1 < coarse.size(); ++i) {
    for (int k = 1; k <= 500; ++k) fine.push_back(lerp(coarse[i], coarse[i + 1], k / 500.0));
  }
  CHECK(difference(stroked(fine, {3, kBlack}), stroked(coarse, {3, kBlack})) <= 13);
}

TEST_CASE("clips confine to their pixels and nest", "[draw][canvas]") {
  Sheet sheet;
  const Rect rects[] = {{2, 2, 3, 3}, {10, 4, 4, 2}, {3, 3, 4, 1}};
  {
    const auto outer = sheet.canvas.clip(rects);
    sheet.canvas.stroke(std::vector<Point>{{-50, -50}, {50, 50}}, {200, kRedColor});
    for (int y = 0; y < 30; ++y) {
      for (int x = 0; x < 40; ++x) {
        bool inside = false;
        for (const Rect& r : rects) inside |= !intersection(r, {x, y, 1, 1}).empty();
        CHECK(sheet.image.at(x, y) == (inside ? kRed : kWhite));
      }
    }
    const auto inner = sheet.canvas.clip(Box{0, 0, 4, 30});
    sheet.canvas.fill(Box{0, 0, 40, 30}, kBlack);
  }
  CHECK(sheet.image.at(3, 3) == 0xFF000000u);
  CHECK(sheet.image.at(4, 3) == kRed);
  CHECK(sheet.image.at(11, 5) == kRed);
  sheet.canvas.fill(Box{0, 0, 40, 30}, kRedColor);
  CHECK(sheet.image.at(39, 29) == kRed);
  const auto nothing = sheet.canvas.clip(std::span<const Rect>());
  sheet.canvas.fill(Box{0, 0, 40, 30}, kBlack);
  sheet.canvas.marker(Marker::star, {20, 15}, 9, kBlack, kBlack, 1);
  CHECK(sheet.image == Image(40, 30, kRed));
}

TEST_CASE("markers have the area of their circle, and differ", "[draw][canvas]") {
  std::vector<Image> seen;
  for (int i = 0; i < kMarkers; ++i) {
    Sheet sheet;
    sheet.canvas.marker(static_cast<Marker>(i), {20, 15}, 8, kBlack, kRedColor, 0);
    CAPTURE(i);
    CHECK(sheet.ink() == Approx(3.14159 * 64).epsilon(0.01));
    for (const Image& other : seen) CHECK(difference(other, sheet.image) > 200);
    seen.push_back(sheet.image);
  }
}

TEST_CASE("markers reach as far to a side as is stated", "[draw][canvas]") {
  const auto first_inked_column = [](const Image& image) {
    for (int x = 0; x < image.width(); ++x) {
      for (int y = 0; y < image.height(); ++y)
        if (image.at(x, y) != kWhite) return x;
    }
    return image.width();
  };
  int leftmost = 40;
  for (int i = 0; i < kMarkers; ++i) {
    Sheet sheet;
    sheet.canvas.marker(static_cast<Marker>(i), {20, 15}, 8, kBlack, kBlack, 1);
    leftmost = std::min(leftmost, first_inked_column(sheet.image));
  }
  CHECK(leftmost == static_cast<int>(20 - 8 * kMarkerReach - 1));
}

TEST_CASE("outlines lie outside of their marker", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.marker(Marker::square, {20, 15}, 8, {0, 0, 1, 1}, kRedColor, 2);  // half a side is 7.09
  CHECK(sheet.image.at(14, 15) == 0xFF0000FFu);
  CHECK(sheet.image.at(11, 15) == kRed);
  CHECK(sheet.image.at(9, 15) == kWhite);
}

TEST_CASE("arrow heads point where they are told", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.arrow_head({30, 15}, {1e200, 0}, 10, kBlack, kBlack, 0);
  CHECK(sheet.ink() == Approx(10 * 8.4 / 2).epsilon(0.02));
  CHECK(sheet.image.at(21, 15) == 0xFF000000u);
  CHECK(sheet.image.at(31, 15) == kWhite);
  CHECK(sheet.image.at(18, 15) == kWhite);
  const Image before = sheet.image;
  sheet.canvas.arrow_head({30, 15}, {0, 0}, 10, kRedColor, kBlack, 0);
  CHECK(sheet.image == before);
}

TEST_CASE("rounded boxes lack their corners", "[draw][canvas]") {
  Sheet sheet;
  sheet.canvas.rounded({5, 5, 20, 10}, 5, kBlack);
  CHECK(sheet.ink() == Approx(200 - (4 - 3.14159) * 25).epsilon(0.01));
  CHECK(sheet.image.at(5, 5) == kWhite);
  CHECK(sheet.image.at(6, 10) == 0xFF000000u);
}

TEST_CASE("images are laid pixel on pixel", "[draw][canvas]") {
  Sheet sheet;
  Image patch(3, 2, kRed);
  patch.row(1)[2] = 0;
  sheet.canvas.image(patch, 38, 4);
  CHECK(sheet.image.at(37, 4) == kWhite);
  CHECK(sheet.image.at(38, 4) == kRed);
  CHECK(sheet.image.at(39, 5) == kRed);
  sheet.canvas.image(patch, 0, 0, 0.5);
  CHECK(std::abs(to_rgb(sheet.image.at(0, 0)).g - 127) <= 1);
  CHECK(sheet.image.at(2, 1) == kWhite);
  sheet.canvas.image(Image(), 0, 0);
  sheet.canvas.check();
}

TEST_CASE("an empty picture may be drawn on", "[draw][canvas]") {
  Sheet sheet(0, 0);
  sheet.canvas.fill(Box{0, 0, 5, 5}, kBlack);
  sheet.canvas.stroke(std::vector<Point>{{0, 0}, {5, 5}}, {1, kBlack});
  sheet.canvas.text("x", {0, 0}, {16}, kBlack);
  CHECK_NOTHROW(sheet.canvas.check());
}

TEST_CASE("segments are cut to a box in their direction", "[draw][clip]") {
  const Box box{0, 0, 10, 10};
  CHECK(clip_segment({2, 3}, {4, 5}, box) == std::pair(Point{2, 3}, Point{4, 5}));
  CHECK(clip_segment({-10, 5}, {20, 5}, box) == std::pair(Point{0, 5}, Point{10, 5}));
  CHECK(clip_segment({20, 5}, {-10, 5}, box) == std::pair(Point{10, 5}, Point{0, 5}));
  CHECK(clip_segment({-1, 5}, {5, -1.5}, box).has_value());
  CHECK_FALSE(clip_segment({-1, 1}, {1, -1.5}, box).has_value());
  CHECK_FALSE(clip_segment({11, 0}, {11, 10}, box).has_value());
  CHECK_FALSE(clip_segment({1e300, 1e300}, {2e300, 2e300}, box).has_value());
}

TEST_CASE("the versions of all drawing libraries are told", "[draw][canvas]") {
  const auto versions = draw_versions();
  std::string names;
  for (const auto& [name, version] : versions) {
    names += name + ' ';
    CHECK(version.find('.') != std::string::npos);
  }
  CHECK(names == "cairo pixman pango harfbuzz freetype fontconfig librsvg ");
}
