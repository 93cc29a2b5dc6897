#include "reference/text_layout.hpp"

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("widths are those of a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("adam") == 4);
  CHECK(display_width("θ ← θ − α ∇J(θ)") == 15);
  CHECK(display_width("m\u0302 / √v\u0302") == 6);  // combining circumflexes
  CHECK(display_width("最適化") == 6);
  CHECK(padded("v\u0302", 3) == "v\u0302  ");
  CHECK(padded("abcd", 3) == "abcd");
}

TEST_CASE("text wraps at spaces") {
  CHECK(wrapped("one two three", 7, 0, 0) == "one two\nthree\n");
  CHECK(wrapped("one two three", 9, 2, 4) == "  one two\n    three\n");
  CHECK(wrapped("αααα ββ", 7, 0, 0) == "αααα ββ\n");
  CHECK(wrapped("αααα ββ", 6, 0, 1) == "αααα\n ββ\n");
  CHECK(wrapped("a\nb c", 80, 1, 1) == " a\n b c\n");
  CHECK(wrapped("muchtoolong a", 4, 0, 0) == "muchtoolong\na\n");
  CHECK(wrapped("", 80, 0, 0) == "\n");
}

TEST_CASE("tables align their cells, whose last one wraps") {
  CHECK(table({{"β₁", "", "first words"}, {"rate", "", "x"}}, 80, 2) == "  β₁    first words\n  rate  x\n");
  CHECK(table({{"name", "twenty four columns of text wrap"}, {"n", ""}}, 31, 0) ==
        "name  twenty four columns of\n"
        "      text wrap\n"
        "n\n");
  CHECK(table({{"a name of some length", "and a text below it"}}, 34, 0) ==
        "a name of some length\n"
        "    and a text below it\n");
}
