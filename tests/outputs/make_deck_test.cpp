// Decks of scenes, from their plan to their pages.
#include "outputs/make_deck.hpp"

#include "catch.hpp"
#include "cli/process.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/plan_outputs.hpp"
#include "outputs/plan_text.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

const std::string kPaused =
    "title: <b>Bowl</b>\nsurface: bowl\nepochs: 20\nlayout: {areas: [contour]}\n"
    "timeline: {duration: 2, hold_start: 0, hold_end: 0, pauses: [{at: 0, seconds: 0.4}, {at: 9, seconds: "
    "0.4, "
    "caption: '\"There\" & $\\beta$'}]}\n"
    "captions: [{at: 0.6, for: 0.2, text: On the way}]\n";
const std::string kSmall = "outputs: [{profile: ci, width: 64, height: 64, fps: 10}]\n";

std::vector<Scene> scenes_of(const std::string& text) {
  std::vector<Scene> scenes;
  scenes.push_back(parse_scene("s.yaml", text, shipped_configs()));
  return scenes;
}

std::string planned_deck(const std::string& text, PlanOptions options = {}) {
  options.output_dir = "out";
  options.deck = true;
  try {
    std::vector<Scene> scenes = scenes_of(text);
    std::string all;
    for (const Target& t : plan_outputs({{"s.yaml", "in"}}, scenes, options)) all += plan_text(t);
    return all;
  } catch (const Error& e) {
    return e.what();
  }
}

struct MadeDecks : BatchWatcher {
  std::vector<Made> all;
  void made(const Target&, const Made& made) override { all.push_back(made); }
};

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

}  // namespace

TEST_CASE("a scene's deck is of its first video, or of its first film as one") {
  CHECK(planned_deck(kPaused + kSmall) ==
        "out/in/s.deck.html (deck of s.yaml: mp4, 64 x 64, 20 frames at 10/s)\n");
  CHECK_THAT(
      planned_deck(kPaused + "outputs: [blog, {profile: draft, format: webm, theme: slate}, lecture]\n"),
      Catch::StartsWith("out/in/s.draft.deck.html (deck of s.yaml: webm, 640 x 360, theme slate, "));
  CHECK_THAT(planned_deck(kPaused + "outputs: [json, blog]\n"),
             Catch::StartsWith("out/in/s.deck.html (deck of s.yaml: mp4, 800 x 450, "));
  CHECK_THAT(planned_deck(kPaused + kSmall, {.format = "webm", .path = "x/talk.html"}),
             Catch::StartsWith("x/talk.html (deck of s.yaml: webm, 64 x 64, "));
}

TEST_CASE("what a deck cannot be made of") {
  CHECK(planned_deck("surface: bowl\n" + kSmall) ==
        "s.yaml:1:1: error: a deck steps from pause to pause, and the timeline has none\n"
        "  surface: bowl\n"
        "  ^\n"
        "  state them, like timeline: {pauses: [20, 50]}");
  CHECK(planned_deck(kPaused + kSmall, {.format = "gif"}) ==
        "--format: error: a deck plays videos, and a gif is none\n"
        "  use mp4 or webm");
  CHECK(planned_deck(kPaused + kSmall, {.path = "x.mp4"}) ==
        "-o: error: a deck is a page, and the ending of 'x.mp4' is not that of one\n"
        "  end it with .html");
}

TEST_CASE("a deck is one file with all clips that move, its stops and captions, the same from the cache") {
  const TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  std::vector<Scene> scenes = scenes_of(kPaused + kSmall);
  const std::vector<Target> targets =
      plan_outputs({{"s.yaml", ""}}, scenes, {.output_dir = folder / "out", .deck = true});
  MadeDecks decks;
  CHECK(make_outputs(targets, {.cache = &cache}, decks) == 0);
  const std::string html = read_file(folder / "out/s.deck.html");
  CHECK(make_outputs(targets, {.cache = &cache}, decks) == 0);
  CHECK(read_file(folder / "out/s.deck.html") == html);
  REQUIRE(decks.all.size() == 2);
  CHECK(decks.all[1].is_from_cache);
  REQUIRE(decks.all[0].files.size() == 1);
  const Product& deck = decks.all[0].files[0];
  CHECK(deck.kind == ProductKind::deck);
  CHECK(deck.frames == 4);
  CHECK(deck.bytes == html.size());
  CHECK(count_of(html, "<img class=\"stop\"") == 4);
  CHECK(count_of(html, "class=\"clip\" data-type=\"video/mp4\"></script>") ==
        1);                                                                   // before the pause at epoch 0
  CHECK(count_of(html, "class=\"clip\" data-type=\"video/mp4\">AAAA") == 2);  // the size of the first box
  CHECK_THAT(html,
             Catch::Contains("<div class=\"note\" hidden>\n<p>On the way</p>\n<p>&#34;There&#34; &#38; "));
  CHECK_THAT(html, Catch::Contains("alt=\"At epoch 9. &#34;There&#34; &#38; \xCE\xB2\""));
  CHECK_THAT(html, Catch::Contains(scene_comment(scenes[0], scenes[0].outputs[0])));
}
