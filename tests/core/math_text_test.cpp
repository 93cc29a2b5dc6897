#include "core/math_text.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

using Parts = std::vector<TextPart>;

std::string slip_of(const char* text) {
  const auto slip = find_math_slip(text);
  return slip ? std::to_string(slip->at) + ": " + slip->message + "; " + slip->hint : "";
}

}  // namespace

TEST_CASE("dollars enclose formulas", "[math]") {
  CHECK(split_math("") == Parts{});
  CHECK(split_math("plain \\text") == Parts{{"plain \\text", false, 0, 11}});
  CHECK(split_math("a $x$ b") == Parts{{"a ", false, 0, 2}, {"x", true, 2, 5}, {" b", false, 5, 7}});
  CHECK(split_math("$x$$y$") == Parts{{"x", true, 0, 3}, {"y", true, 3, 6}});
  CHECK(split_math("α $β$") == Parts{{"α ", false, 0, 3}, {"β", true, 3, 7}});
}

TEST_CASE("an escaped dollar is a dollar, outside of formulas and inside", "[math]") {
  CHECK(split_math("costs \\$5") == Parts{{"costs $5", false, 0, 9}});
  CHECK(split_math("$\\text{\\$}$!") == Parts{{"\\text{\\$}", true, 0, 11}, {"!", false, 11, 12}});
  CHECK(split_math("\\alpha \\$ $a$") == Parts{{"\\alpha $ ", false, 0, 10}, {"a", true, 10, 13}});
}

TEST_CASE("what is wrong with dollars is found, with its place", "[math]") {
  CHECK(slip_of("no dollar { at all").empty());
  CHECK(slip_of("fine $a$ and \\$5").empty());
  CHECK(slip_of("costs $5") == "6: this $ has no partner; write \\$ for a dollar sign");
  CHECK(slip_of("$a$ and $b") == "8: this $ has no partner; write \\$ for a dollar sign");
  CHECK(slip_of("a $$ b") == "2: there is nothing between these two $; write \\$ for a dollar sign");
  CHECK(slip_of("a $ $ b") == "2: there is nothing between these two $; write \\$ for a dollar sign");
  CHECK(slip_of("a $\\frac{1{2}$") == "2: the braces of this formula do not pair; ");
  CHECK(slip_of("$a}\\foo{$") == "0: the braces of this formula do not pair; ");
  CHECK(slip_of("$\\{ x$").empty());
}

TEST_CASE("texts are cut and split outside of formulas only", "[math]") {
  CHECK(find_outside_math("a, b", ", ") == 1);
  CHECK(find_outside_math("$a, b$, c", ", ") == 6);
  CHECK(find_outside_math("$a, b$, c", ", ", 7) == std::string_view::npos);
  CHECK(cut_points("αb$x y$\\$") == std::vector<std::size_t>{2, 3, 8, 10});
  CHECK(cut_points("a$b") == std::vector<std::size_t>{1, 2, 3});
}
