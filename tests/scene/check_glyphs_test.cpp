// Characters that no font has, told at their places. U+2FFFE and its like are no characters, so no font ever
// has them, whatever is installed.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("a character that no font has is a mistake at its place, for every text of a scene") {
  const std::string none = "\U0002FFFE";
  CHECK(said_about("title: An odd " + none + "\nsurface: himmelblau\n") ==
        "s.yaml:1:15: error: title: no installed font has '" + none +
            "' (U+2FFFE)\n"
            "  title: An odd " +
            none +
            "\n                ^\n"
            "  install the Debian package fonts-noto-cjk, or leave it out");
  const std::pair<std::string, std::string> texts[] = {
      {"optimizers: [{name: adam, label: x@}]", "s.yaml:2:35: error: label"},
      {"captions: [{at: 1, text: x@}]", "s.yaml:2:27: error: text"},
      {"closing: {text: End, subtitle: x@}", "s.yaml:2:33: error: closing.subtitle"},
      {"timeline: {pauses: [{at: 3, caption: x@}]}", "s.yaml:2:39: error: caption"},
      {"layout: {areas: [contour], panels: {contour: {title: x@}}}", "s.yaml:2:55: error: "}};
  for (const auto& [text, start] : texts) {
    std::string scene = "surface: himmelblau\n" + text + "\n";
    scene.replace(scene.find('@'), 1, none);
    CHECK_THAT(said_about(scene),
               Catch::StartsWith(start) && Catch::Contains("no installed font has '" + none));
  }
}

TEST_CASE("several characters that no font has are counted; invisible ones need no glyph") {
  CHECK_THAT(said_about("title: \U0002FFFE \U0003FFFE \U0003FFFF\nsurface: himmelblau\n"),
             Catch::StartsWith(
                 "s.yaml:1:8: error: title: no installed font has '\U0002FFFE' (U+2FFFE) and 2 more of "
                 "its characters\n"));
  CHECK_THAT(said_about("title: \U0010FFFD\nsurface: himmelblau\n"), Catch::EndsWith("\n  leave it out"));
  CHECK(said_about("title: \"a\\u200bb\\u00adc\\ufe0f α ∇ é\"\nsurface: himmelblau\n").empty());
}

TEST_CASE("names of files and places in the legend are not drawn") {
  CHECK_THAT(said_about("surface: himmelblau\naudio: \U0002FFFE.wav\n"),
             !Catch::Contains("no installed font"));
}
