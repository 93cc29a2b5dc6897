// Font sets go from hand to hand: none is destroyed while a thread of Pango's may still ask it.
#include "draw/font_set.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "catch.hpp"
#include "draw/fallback_fonts.hpp"
#include "draw/text.hpp"

using namespace gradreel;

TEST_CASE("a font set that was given back goes to the next, and to one at a time") {
  LentFontSet first = lend_font_set();
  const FontSet* const was_first = first.get();
  const LentFontSet second = lend_font_set();
  CHECK(second.get() != was_first);
  first.reset();
  CHECK(lend_font_set().get() == was_first);
  CHECK(lend_font_set().get() == was_first);
}

TEST_CASE("a font set goes to those who want the same families") {
  const FallbackFamily* const family = fallback_family(0x2336);
  REQUIRE(family);
  LentFontSet borrowing = lend_font_set(std::array{family});
  const FontSet* const was_borrowing = borrowing.get();
  borrowing.reset();
  CHECK(lend_font_set().get() != was_borrowing);
  CHECK(lend_font_set(std::array{family}).get() == was_borrowing);
}

TEST_CASE("a process that forks has its own font sets: Pango's threads stay behind") {
  const double width = TextEngine().measure("Adam", {.size_px = 100}).width;
  const pid_t child = fork();
  if (child == 0) _exit(TextEngine().measure("Adam", {.size_px = 100}).width == width ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("texts measured by many engines one after another are alike") {
  const auto width = [] { return TextEngine().measure("Gradient ∇f(θ)", {.size_px = 40}).width; };
  const double first = width();
  bool alike = true;
  for (int i = 0; i < 200; ++i) alike = alike && width() == first;
  CHECK(alike);
}
