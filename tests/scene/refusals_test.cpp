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

}  // namespace

TEST_CASE("what a panel refuses is told at its entry") {
  const Scene scene = parse_scene("s.yaml", kText, shipped_configs());
  const Trajectories trajectories = descend_all(scene);
  CHECK(may_refuse(scene));
  const std::vector<Mistake> mistakes = refusals(scene, scene.outputs[0], trajectories);
  REQUIRE(mistakes.size() == 1);
  CHECK(to_string(mistakes[0]) == kSaid);
  try {
    compose(scene, scene.outputs[0], trajectories);
    FAIL("composed");
  } catch (const Error& e) {
    CHECK(std::string(e.what()) == kSaid);
    CHECK(e.is_input_error());
  }
  const OutputSpec large = output(1920 * 8, 1080, 25);
  CHECK(refusals(scene, large, trajectories).empty());
}

TEST_CASE("only scenes with panels that may refuse are asked") {
  CHECK(!may_refuse(parse_scene("s.yaml", "surface: himmelblau\n", shipped_configs())));
  CHECK(!may_refuse(
      parse_scene("s.yaml", "surface: himmelblau\nlayout: {areas: [contour, loss]}\n", shipped_configs())));
  CHECK(may_refuse(
      parse_scene("s.yaml",
                  "surface: himmelblau\n"
                  "layout: {areas: [contour], tall: {areas: [contour, t]}, panels: {t: {panel: text, "
                  "text: x}}}\n",
                  shipped_configs())));
}
