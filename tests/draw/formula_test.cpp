// Formulas in lines of text.
#include <cmath>
#include <thread>

#include "catch.hpp"
#include "draw/canvas.hpp"
#include "draw/text_impl.hpp"

using namespace gradreel;

namespace {

constexpr Color kInk{0, 0, 0, 1};
const TextStyle kStyle = {.size_px = 40};
constexpr double kEm = 40 * FormulaPicture::kScale;

// Boxes of known size, so that pixels can be counted: no LaTeX is needed here.
std::shared_ptr<const FormulaBook> book() {
  auto all = std::make_shared<FormulaBook>();
  (*all)["box"] = {.width = 1,
                   .ascent = 0.5,
                   .descent = 0.25,
                   .ink = {0, -0.5, 1, 0.75},
                   .units_per_em = 10,
                   .picture = "<rect x='0' y='-5' width='10' height='7.5'/>"};
  (*all)["tall"] = {.width = 0.5,
                    .ascent = 2,
                    .descent = 1,
                    .ink = {0, -2, 0.5, 3},
                    .units_per_em = 10,
                    .picture = "<rect x='0' y='-20' width='5' height='30'/>"};
  (*all)["space"] = {.width = 2, .ascent = 0, .descent = 0};
  return all;
}

Image painted(const char* text, Point at, Color color, const TextStyle& style = kStyle) {
  TextEngine engine(book());
  Image image(200, 120, 0xFFFFFFFFu);
  Canvas canvas(image, engine);
  canvas.text(text, at, style, color);
  canvas.check();
  return image;
}

/// Pixels darker than half.
Rect dark(const Image& image) {
  Rect all;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (to_rgb(image.at(x, y)).g < 128) all = united(all, {x, y, 1, 1});
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a formula stands on the text's baseline, in its size", "[math]") {
  const Rect r = dark(painted("$box$", {20, 80}, kInk));
  CHECK(r.x == 20);
  CHECK(r.y == static_cast<int>(std::lround(80 - 0.5 * kEm)));
  CHECK(r.right() == static_cast<int>(std::lround(20 + kEm)));
  CHECK(r.bottom() == static_cast<int>(std::lround(80 + 0.25 * kEm)));
}

TEST_CASE("a formula has the colour of its text", "[math]") {
  const Image image = painted("$box$", {20, 80}, {0.2, 0.4, 0.6, 1});
  CHECK(to_rgb(image.at(40, 75)) == Rgb{51, 102, 153});
  const Image translucent = painted("$box$", {20, 80}, {0, 0, 0, 0.5});
  CHECK(to_rgb(translucent.at(40, 75)).r == Approx(127).margin(1));
}

TEST_CASE("widths add up, and what is taller makes the line taller", "[math]") {
  TextEngine engine(book());
  const TextExtents a = engine.measure("a ", kStyle), b = engine.measure(" b", kStyle);
  const TextExtents all = engine.measure("a $box$ b", kStyle);
  CHECK(all.width == Approx(a.width + kEm + b.width));
  CHECK(all.ascent == a.ascent);
  CHECK(all.descent == Approx(0.25 * kEm));
  CHECK(all.ink_left == a.ink_left);
  CHECK(all.ink_left + all.ink_width == Approx(a.width + kEm + b.ink_left + b.ink_width));
  CHECK(all.ink_top + all.ink_height == Approx(0.25 * kEm).margin(0.6));
  const TextExtents tall = engine.measure("$tall$a", kStyle);
  CHECK(tall.ascent == Approx(2 * kEm));
  CHECK(tall.descent == Approx(kEm));
  CHECK(tall.ink_top == Approx(-2 * kEm).margin(0.6));
  CHECK(engine.measure("$space$", kStyle).width == Approx(2 * kEm));
  CHECK(engine.measure("$space$", kStyle).ink_width == 0);
  CHECK(engine.measure("$space$a", kStyle).ink_left ==
        Approx(2 * kEm + engine.measure("a", kStyle).ink_left));
}

TEST_CASE("text without dollars is as it was, and an escaped dollar is text", "[math]") {
  TextEngine with(book()), without;
  CHECK(with.measure("a\\b {c}", kStyle).width == without.measure("a\\b {c}", kStyle).width);
  CHECK(without.measure("\\$5", kStyle).width == without.measure("$5", kStyle).width);
  CHECK(with.missing_glyphs("a\U0002FFFE $字$") == "\U0002FFFE");
}

TEST_CASE("a text is shortened around its formulas", "[math]") {
  TextEngine engine(book());
  const double room = engine.measure("ab $box$…", kStyle).width;
  CHECK(engine.fitted("ab $box$ cdef", kStyle, room + 1) == "ab $box$…");
  CHECK(engine.fitted("ab $box$ cdef", kStyle, room - 1) == "ab…");
  CHECK(engine.fitted("ab $box$", kStyle, 1000) == "ab $box$");
}

TEST_CASE("a formula that was not typeset is an error of the program", "[math]") {
  TextEngine engine(book()), empty;
  CHECK_THROWS_WITH(engine.measure("$other$", kStyle), "formula was not typeset: other");
  CHECK_THROWS_WITH(empty.measure("$box$", kStyle), "formula was not typeset: box");
}

TEST_CASE("a picture that is none is an error", "[math]") {
  auto broken = std::make_shared<FormulaBook>();
  (*broken)["x"] = {
      .width = 1, .ascent = 1, .descent = 0, .ink = {0, -1, 1, 1}, .units_per_em = 1, .picture = "<g"};
  TextEngine engine(broken);
  CHECK_THROWS_WITH(engine.measure("$x$", kStyle),
                    Catch::Matchers::StartsWith("a formula's picture cannot be read: "));
}

TEST_CASE("heavier text has heavier formulas, and reading upwards turns them", "[math]") {
  const auto coverage = [](const Image& image) {
    long sum = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) sum += 255 - to_rgb(image.at(x, y)).g;
    }
    return sum;
  };
  const long regular = coverage(painted("$box$", {20, 80}, kInk));
  CHECK(coverage(painted("$box$", {20, 80}, kInk, {.size_px = 40, .weight = Weight::semibold})) >
        regular * 1.04);
  TextEngine engine(book());
  Image image(200, 120, 0xFFFFFFFFu);
  Canvas canvas(image, engine);
  canvas.text_upwards("$box$", {100, 60}, kStyle, kInk);
  canvas.check();
  const Rect r = dark(image);
  CHECK(r.height == static_cast<int>(std::lround(kEm)));
  CHECK(r.width == static_cast<int>(std::lround(0.75 * kEm)));
}

TEST_CASE("many threads paint formulas at once, all the same", "[math][threads]") {
  const Image expected = painted("a $box$ b $tall$", {20, 80}, kInk);
  const auto shared = book();
  std::vector<Image> images(8);
  std::vector<std::thread> threads;
  for (Image& image : images) {
    threads.emplace_back([&image, shared] {
      for (int i = 0; i < 20; ++i) {
        TextEngine engine(shared);
        image = Image(200, 120, 0xFFFFFFFFu);
        Canvas canvas(image, engine);
        canvas.text("a $box$ b $tall$", {20, 80}, kStyle, kInk);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Image& image : images) {
    bool equal = true;
    for (int y = 0; y < 120; ++y) {
      for (int x = 0; x < 200; ++x) equal = equal && image.at(x, y) == expected.at(x, y);
    }
    CHECK(equal);
  }
}
