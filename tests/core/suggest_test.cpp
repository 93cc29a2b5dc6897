#include "core/suggest.hpp"

#include <vector>

#include "catch.hpp"

using namespace gradreel;

namespace {

const std::vector<std::string_view> kKnown = {"epochs", "surface",          "starts",
                                              "start",  "gradient_descent", "adam"};

}  // namespace

TEST_CASE("edit distance counts insertions, deletions, replacements and swaps") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("epoch", "epochs") == 1);
  CHECK(edit_distance("fsp", "fps") == 1);
  CHECK(edit_distance("Adam", "adam") == 0);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("kitten", "sitting") == edit_distance("sitting", "kitten"));
}

TEST_CASE("only what is near is suggested") {
  CHECK(nearest("epoch", kKnown) == "epochs");
  CHECK(nearest("strat", kKnown) == "start");
  CHECK(nearest("startts", kKnown) == "starts");
  CHECK(nearest("descent", kKnown) == "gradient_descent");  // part of it
  CHECK(nearest("xyz", kKnown).empty());
  CHECK(nearest("a", kKnown).empty());
  CHECK(nearest("epochs", {}).empty());
}

TEST_CASE("a suggestion, or else everything that is known") {
  CHECK(suggestion("adm", kKnown) == "did you mean 'adam'?");
  CHECK(suggestion("xyz", kKnown) == "known: epochs, surface, starts, start, gradient_descent, adam");
  CHECK(suggestion("xyz", {}).empty());
}
