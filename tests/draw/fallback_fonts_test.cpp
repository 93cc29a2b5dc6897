// Characters that Inter, Lato and DejaVu Sans lack, taken from what is installed: here from DejaVu Sans Mono,
// which comes in the package of DejaVu Sans.
#include "draw/fallback_fonts.hpp"

#include <array>

#include "catch.hpp"
#include "draw/font_set.hpp"
#include "draw/text.hpp"

using namespace gradreel;

namespace {

constexpr FcChar32 kIBeam = 0x2336;  // APL

}  // namespace

TEST_CASE("a character that our fonts lack comes from an installed family, always the same") {
  CHECK(!lend_font_set()->has(kIBeam));
  const FallbackFamily* family = fallback_family(kIBeam);
  REQUIRE(family);
  CHECK(!family->faces.empty());
  CHECK(fallback_family(kIBeam) == family);
  CHECK(lend_font_set(std::array{family})->has(kIBeam));
  CHECK(fallback_family(0x2FFFE) == nullptr);  // is no character
}

TEST_CASE("borrowed characters are set among the others, which stay as they are") {
  const TextStyle style = {.size_px = 100};
  TextEngine plain, borrowing;
  const double beam = borrowing.measure("\u2336", style).width;
  CHECK(beam > 20);
  CHECK(borrowing.measure("\u2336", style).ink_width > 5);
  CHECK(borrowing.measure("Adam \u2336", style).width ==
        Approx(plain.measure("Adam ", style).width + beam).margin(0.1));
  CHECK(borrowing.measure("Adam α", style).width == plain.measure("Adam α", style).width);
  CHECK(borrowing.measure("\u2336", style).ascent == plain.measure("H", style).ascent);
  CHECK(plain.missing_glyphs("a\u2336\n\u200b\U0002FFFE") == "\U0002FFFE");
}
