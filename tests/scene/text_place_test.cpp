#include "scene/text_place.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace gradreel;

namespace {

/// The place of the character '@' in the value of the key a.
std::pair<int, int> place_of_mark(const std::string& yaml) {
  std::vector<Mistake> mistakes;
  const Document document = parse_document("s.yaml", yaml, mistakes);
  REQUIRE(mistakes.empty());
  const auto& entries = document.root.entries;
  const auto a = std::find_if(entries.begin(), entries.end(), [](const Entry& e) { return e.key == "a"; });
  const Value& value = a->value;
  const Place place = place_within(document.source, value, value.text.find('@'));
  return {place.line, place.column};
}

using At = std::pair<int, int>;

}  // namespace

TEST_CASE("the place of a character of a scalar") {
  CHECK(place_of_mark("a: x + @") == At{1, 8});
  CHECK(place_of_mark("a: \"x + @\"") == At{1, 9});
  CHECK(place_of_mark("a: 'x + @'") == At{1, 9});
  CHECK(place_of_mark("a:\n    x +\n      @ + 1\n") == At{3, 7});
  CHECK(place_of_mark("a: |\n  x +\n  @\n") == At{3, 3});
  CHECK(place_of_mark("a: >-\n  x +\n\n  y@\n") == At{4, 4});
  CHECK(place_of_mark("a: |  # comment\n  @\n") == At{2, 3});
  CHECK(place_of_mark("a: \"x +\n   @\"") == At{2, 4});
  CHECK(place_of_mark("{b: 1, a: x@}") == At{1, 12});
}

TEST_CASE("escapes and quotes inside quotes are passed over") {
  CHECK(place_of_mark(R"(a: 'it''s @')") == At{1, 11});
  CHECK(place_of_mark(R"(a: "tab\t\"@")") == At{1, 12});
  CHECK(place_of_mark(R"(a: "\x41@")") == At{1, 9});
  CHECK(place_of_mark("a: \"x \\\n   + @\"") == At{2, 6});
}

TEST_CASE("columns count code points") { CHECK(place_of_mark("a: 'é²@'") == At{1, 7}); }

TEST_CASE("an anchor stands before the value, an alias in its place") {
  CHECK(place_of_mark("a: &n x + @\nb: *n") == At{1, 11});
  CHECK(place_of_mark("b: &n x + @\na: *n\n") == At{2, 4});
}

TEST_CASE("the end of a text is just behind it") {
  std::vector<Mistake> mistakes;
  const Document document = parse_document("s.yaml", "a: x +   # comment\n", mistakes);
  const Place place = place_within(document.source, document.root.entries[0].value, 3);
  CHECK((place.line == 1 && place.column == 7));
}
