#include "draw/text.hpp"

#include <fstream>

#include "catch.hpp"
#include "core/error.hpp"
#include "draw/canvas.hpp"
#include "draw/text_impl.hpp"
#include "environment.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using gradreel::testing::Environment;

namespace {

constexpr Color kTextColor{0, 0, 0, 1};

Image picture_of(const char* text, const TextStyle& style) {
  TextEngine engine;
  Image image(200, 40, 0xFFFFFFFFu);
  Canvas canvas(image, engine);
  canvas.text(text, {4.3, 30}, style, kTextColor);
  canvas.check();
  return image;
}

int dark_pixels(const Image& image, const Rect& area) {
  int count = 0;
  for (int y = area.y; y < area.bottom(); ++y) {
    for (int x = area.x; x < area.right(); ++x) count += to_rgb(image.at(x, y)).r < 200;
  }
  return count;
}

}  // namespace

TEST_CASE("figures are tabular in every weight", "[draw][text]") {
  TextEngine engine;
  for (const Weight weight : {Weight::regular, Weight::medium, Weight::semibold}) {
    const TextStyle style{17.5, weight};
    const double width = engine.measure("0000", style).width;
    for (const char* text : {"1111", "7777", "9238"}) CHECK(engine.measure(text, style).width == width);
    // Inter's heavier 4 is 1/1000 em narrower than its sisters.
    CHECK(engine.measure("4444", style).width == Approx(width).margin(0.005 * style.size_px));
    CHECK(engine.measure("0.0,0", style).width == engine.measure("1.1,7", style).width);
  }
}

TEST_CASE("figures of Lato are tabular, and signs that it lacks come from the other fonts", "[draw][text]") {
  TextEngine engine;
  for (const Weight weight : {Weight::regular, Weight::medium, Weight::semibold}) {
    const TextStyle style{.size_px = 17.5, .weight = weight, .font = Font::lato};
    const double width = engine.measure("0000", style).width;
    for (const char* text : {"1111", "4444", "7777", "9238"}) {
      CHECK(engine.measure(text, style).width == Approx(width).margin(1e-3 * style.size_px));
    }
    CHECK(width != engine.measure("0000", {17.5, weight}).width);
    CHECK(engine.measure("αₖ∇", style).width > 0);
  }
  CHECK(engine.missing_glyphs("αβγηλθ₁₂ₖ⁻⁹×−∇").empty());
}

TEST_CASE("weights are the faces of their files", "[draw][text]") {
  // Advances as another reader of the files gives them for Inter 3.19, and those of Inter 4 on Debian 13.
  TextEngine engine;
  const auto width = [&](Weight weight) {
    return engine.measure("Hamburgefonstiv Adam", {100, weight}).width;
  };
  const bool is_inter4 = width(Weight::semibold) > 1145.5;
  CHECK(width(Weight::regular) == Approx(is_inter4 ? 1113.92 : 1113.35).margin(0.1));
  CHECK(width(Weight::medium) == Approx(is_inter4 ? 1130.27 : 1128.87).margin(0.1));
  CHECK(width(Weight::semibold) == Approx(is_inter4 ? 1146.44 : 1144.43).margin(0.1));
}

TEST_CASE("extents scale with the size and share one line height", "[draw][text]") {
  TextEngine engine;
  const TextExtents small = engine.measure("Hxg", {16}), large = engine.measure("Hxg", {32});
  CHECK(large.width == Approx(2 * small.width).epsilon(1e-3));
  CHECK(engine.measure("xxx", {16}).ascent == small.ascent);
  CHECK(engine.measure("∇", {16}).descent == small.descent);
  CHECK(small.ascent > -small.ink_top);
  CHECK(small.descent > small.ink_top + small.ink_height);
  CHECK(engine.measure("H", {100}).ink_top == Approx(-72.7).margin(0.5));  // Inter's capitals: 0.727 em
  CHECK(engine.measure("", {16}).width == 0);
  CHECK(engine.measure("", {16}).ascent == small.ascent);
}

TEST_CASE("what is written is what is drawn", "[draw][text]") {
  TextEngine engine;  // Inter would make an arrow of "->" and a sign of the x in "3x4"
  const TextStyle style{40};
  const auto sum = [&](std::initializer_list<const char*> parts) {
    double width = 0;
    for (const char* part : parts) width += engine.measure(part, style).width;
    return width;
  };
  CHECK(engine.measure("->", style).width != Approx(engine.measure("→", style).width).margin(0.5));
  CHECK(engine.measure("3x4", style).width == Approx(sum({"3", "x", "4"})).margin(2));
  CHECK(engine.measure("a\nb", style).width >
        engine.measure("a", style).width);  // one line, whatever it holds
}

TEST_CASE("missing glyphs are named once, in order", "[draw][text]") {
  TextEngine engine;
  CHECK(engine.missing_glyphs("Adam −1.2×10⁻⁵ ∇f ≤ ε → ‖x‖² ∞ µ α β₁") == "");
  CHECK(engine.missing_glyphs("a\U0002FFFEb\U0002FFFF\U0002FFFE") == "\U0002FFFE\U0002FFFF");
  CHECK(engine.missing_glyphs("ok\xFFok") == "\uFFFD");
  CHECK(engine.missing_glyphs("") == "");
}

TEST_CASE("text is cut at a code point to fit", "[draw][text]") {
  TextEngine engine;
  const TextStyle style{16};
  const std::string text = "Rosenbrock’s function";
  const double whole = engine.measure(text, style).width;
  CHECK(engine.fitted(text, style, whole) == text);
  CHECK(engine.fitted(text, style, whole - 0.01) == "Rosenbrock’s functi…");
  CHECK(engine.fitted(text, style, engine.measure("Rosenbrock’…", style).width) == "Rosenbrock’…");
  CHECK(engine.fitted("ab   cdef", style, engine.measure("ab  …", style).width) == "ab…");
  CHECK(engine.fitted(text, style, engine.measure("…", style).width) == "…");
  CHECK(engine.fitted(text, style, 1) == "");
  for (int width = 0; width < static_cast<int>(whole); width += 7) {
    CHECK(engine.measure(engine.fitted(text, style, width), style).width <= width);
  }
}

TEST_CASE("the cache of lines changes nothing", "[draw][text]") {
  TextEngine engine;
  const double width = engine.measure("line 0", {16}).width;
  for (int i = 0; i < 1000; ++i) engine.measure("line " + std::to_string(i), {16});
  CHECK(engine.measure("line 0", {16}).width == width);
  CHECK(engine.measure("line 0", {17}).width > width);
  CHECK(engine.measure("line 0", {16, Weight::semibold}).width > width);
}

TEST_CASE("the system's font settings are not asked", "[draw][text]") {
  const Image expected = picture_of("Adam ∇ 0.001", {16});
  CHECK(dark_pixels(expected, expected.bounds()) > 100);
  const testing::TemporaryFolder folder;
  std::ofstream(folder / "fonts.conf")
      << "<fontconfig><match target=\"font\"><edit name=\"embolden\" mode=\"assign\">"
         "<bool>true</bool></edit></match></fontconfig>";
  {
    const Environment file("FONTCONFIG_FILE", folder / "fonts.conf");
    const Environment sysroot("FONTCONFIG_SYSROOT", folder.path());
    const Environment home("XDG_CONFIG_HOME", folder.path());
    CHECK(picture_of("Adam ∇ 0.001", {16}) == expected);
  }
  const Environment nonsense("FONTCONFIG_FILE", "/nonsense");
  CHECK(picture_of("Adam ∇ 0.001", {16}) == expected);
}

TEST_CASE("a missing font file names its package", "[draw][text]") {
  const std::unique_ptr<FcConfig, Release<FcConfigDestroy>> config(FcConfigCreate());
  CHECK_THROWS_WITH(
      load_font(config.get(), "/nowhere/Inter-Regular.otf", "fonts-inter"),
      "font file /nowhere/Inter-Regular.otf is missing; install the Debian package fonts-inter");
}

TEST_CASE("text is aligned by its ends and by its capitals", "[draw][text]") {
  TextEngine engine;
  Image image(200, 100, 0xFFFFFFFFu);
  Canvas canvas(image, engine);
  SECTION("left and right of x") {
    canvas.text("HHH", {100, 50}, {20}, kTextColor, Align::left);
    CHECK(dark_pixels(image, {0, 0, 100, 100}) == 0);
    canvas.text("HHH", {100, 50}, {20}, kTextColor, Align::right);
    CHECK(dark_pixels(image, {0, 0, 100, 100}) ==
          Approx(dark_pixels(image, {100, 0, 100, 100})).epsilon(0.05));
  }
  SECTION("middle") {
    canvas.text("H", {100, 50}, {44}, kTextColor, Align::center, VAlign::middle);
    CHECK(dark_pixels(image, {0, 0, 100, 100}) ==
          Approx(dark_pixels(image, {100, 0, 100, 100})).epsilon(0.05));
    CHECK(dark_pixels(image, {0, 0, 200, 50}) == Approx(dark_pixels(image, {0, 50, 200, 50})).epsilon(0.05));
  }
  SECTION("top and bottom") {
    canvas.text("Äg", {20, 50}, {20}, kTextColor, Align::left, VAlign::top);
    canvas.text("Äg", {120, 50}, {20}, kTextColor, Align::left, VAlign::bottom);
    CHECK(dark_pixels(image, {0, 0, 100, 50}) == 0);
    CHECK(dark_pixels(image, {100, 50, 100, 50}) == 0);
    CHECK(dark_pixels(image, {0, 50, 100, 50}) == dark_pixels(image, {100, 0, 100, 50}));
  }
}

TEST_CASE("text that reads upwards is the level text turned", "[draw][text]") {
  TextEngine engine;
  Image level(101, 101, 0xFFFFFFFFu), turned(101, 101, 0xFFFFFFFFu);
  const TextStyle style{20};
  const TextExtents extents = engine.measure("Loss", style);
  const double cap = -engine.measure("H", style).ink_top;
  Canvas(level, engine).text("Loss", {50 - extents.width / 2, 50 + cap / 2}, style, kTextColor);
  Canvas(turned, engine).text_upwards("Loss", {50, 50}, style, kTextColor);
  // (x, y) goes to (y, -x) about the middle; edges may differ by rounding.
  double difference = 0, ink = 0;
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 100; ++x) {
      difference += std::abs(to_rgb(level.at(x, y)).r - to_rgb(turned.at(y, 99 - x)).r);
      ink += 255 - to_rgb(level.at(x, y)).r;
    }
  }
  CHECK(ink > 20000);
  CHECK(difference < 0.1 * ink);
}

TEST_CASE("text outside the clip or the picture leaves no pixel", "[draw][text]") {
  TextEngine engine;
  Image image(60, 30, 0xFFFFFFFFu);
  const Image blank = image;
  Canvas canvas(image, engine);
  canvas.text("far away", {1e300, 5}, {16}, kTextColor);
  canvas.text("far away", {-1e9, 5}, {16}, kTextColor);
  {
    const auto guard = canvas.clip(Box{0, 0, 0, 0});
    canvas.text("clipped", {5, 20}, {16}, kTextColor);
  }
  canvas.text("", {5, 20}, {16}, kTextColor);
  CHECK(image == blank);
  CHECK_THROWS_AS(canvas.text("x", {std::nan(""), 0}, {16}, kTextColor), std::logic_error);
  canvas.text("seen", {5, 20}, {16}, kTextColor);
  CHECK(image != blank);
}
