// Panels that refuse their cells, told at their places in the scene.
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr const char* kText =
    "surface: himmelblau\n"
    "optimizers: [adam]\n"
    "layout:\n"
    "  areas: [contour notes]\n"
    "  columns: [40, 1]\n"
    "  panels:\n"
    "    notes: {panel: text, text: There is no room for these words}\n"
    "outputs: [lecture, csv]\n";

constexpr const char* kSaid =
    "s.yaml:7:12: error: in 1920 x 1080 (lecture) the text does not fit into its panel's 45 x 911 px, not "
    "even "
    "in letters of 20 px: shorten it, or give it a larger cell\n"
    "      notes: {panel: text, text: There is no room for these words}\n"
    "             ^";

std::string said(const Findings& found) {
  std::string all;
  for (const Mistake& m : found.mistakes) all += to_string(m) + "\n";
  for (const Mistake& m : found.warnings) all += to_string(m, "warning") + "\n";
  return all;
}

/// Of the scene's first output.
std::string examined(const std::string& text) {
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  return said(examine(scene, scene.outputs[0], descend_all(scene)));
}

}  // namespace

TEST_CASE("what a panel refuses is told at its entry") {
  const Scene scene = parse_scene("s.yaml", kText, shipped_configs());
  const Trajectories trajectories = descend_all(scene);
  CHECK(said(examine(scene, scene.outputs[0], trajectories)) == std::string(kSaid) + "\n");
  try {
    compose(scene, scene.outputs[0], trajectories);
    FAIL("composed");
  } catch (const Error& e) {
    CHECK(std::string(e.what()) == kSaid);
    CHECK(e.is_input_error());
  }
  const OutputSpec large = output(1920 * 8, 1080, 25);
  CHECK(said(examine(scene, large, trajectories)).empty());
}

TEST_CASE("a map of basins without room is told without computing it") {
  // 200 maps of a full frame would take minutes.
  CHECK(
      examined("surface: himmelblau\n"
               "layout:\n"
               "  areas: [contour basins]\n"
               "  columns: [30, 1]\n"
               "  panels: {basins: {animate: learning_rate, steps: 200}}\n"
               "outputs: [ci]\n") ==
      "s.yaml:5:20: error: in 640 x 360 (ci) a map of basins has no room in its panel's 20 x 277 px: give it "
      "a larger cell\n"
      "    panels: {basins: {animate: learning_rate, steps: 200}}\n"
      "                     ^\n");
  CHECK(examined("surface: himmelblau\nlayout: basins\noutputs: [{profile: ci, width: 64, height: 256}]\n") ==
        "");
}

TEST_CASE("what the clock shows to be wrong is told once the descents have run") {
  CHECK(examined("surface: bowl\ntimeline: {pauses: [diverged]}\noutputs: [ci]\n") ==
        "s.yaml:2:21: error: no descent diverges in 100 epochs\n"
        "  timeline: {pauses: [diverged]}\n"
        "                      ^\n");
  CHECK(examined("surface: bowl\n"
                 "timeline: {pace: arc_length}\n"
                 "captions: [{at: 11, text: Late}]\n"
                 "outputs: [ci]\n") ==
        "s.yaml:3:12: error: the caption comes at 11 s, but the plots are over at 10 s\n"
        "  captions: [{at: 11, text: Late}]\n"
        "             ^\n");
}

TEST_CASE("a title that is cut, and descents without a name, are warned of at their places") {
  const std::string words = "a title of many words ";
  std::string title;
  for (int i = 0; i < 9; ++i) title += words;
  title.pop_back();
  CHECK_THAT(examined("title: " + title + "\nsurface: bowl\noutputs: [{profile: ci, width: 320}]\n"),
             Catch::Contains("s.yaml:1:8: warning: in 320 x 360 (ci) the title is cut: '") &&
                 Catch::EndsWith("…'\n"));
}
