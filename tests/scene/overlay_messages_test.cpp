#include "catch.hpp"
#include "film/overlay.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

Scene read(const std::string& text) { return parse_scene("s.yaml", text, shipped_configs()); }

}  // namespace

TEST_CASE("overlays: none by default; names, or mappings with parameters") {
  CHECK(read("surface: booth\n").overlays.empty());
  CHECK(read("surface: booth\noverlays: []\n").overlays.empty());
  const Scene scene = read(
      "surface: booth\noptimizers: [{name: adam, learning_rate: [0.1, 0.2]}, momentum]\n"
      "overlays: [gradient, {name: ticks, every: 5, of: adam}, {name: inset, follow: Momentum, zoom: 8}]\n");
  REQUIRE(scene.overlays.size() == 3);
  CHECK(scene.overlays[0].entry->name == "gradient");
  CHECK(scene.overlays[0].series.empty());
  CHECK(scene.overlays[0].is_for(2));
  CHECK(scene.overlays[1].params.number("every") == 5);
  CHECK(scene.overlays[1].series == std::vector<std::size_t>{0, 1});
  CHECK_FALSE(scene.overlays[1].is_for(2));
  CHECK(scene.overlays[2].params.number("zoom") == 8);
  CHECK(scene.overlays[2].series == std::vector<std::size_t>{2});
  CHECK(scene.overlays[2].params.number("size") == 0.34);
}

TEST_CASE("what is said about overlays that are wrong") {
  const Broken cases[] = {
      {"surface: booth\noverlays: gradient\n",
       "s.yaml:2:11: error: overlays: expected a list of overlays, found 'gradient'\n"
       "  overlays: gradient\n"
       "            ^\n"
       "  write overlays: [gradient]"},
      {"surface: booth\noverlays: [gradiant]\n",
       "s.yaml:2:12: error: unknown overlay 'gradiant'\n"
       "  overlays: [gradiant]\n"
       "             ^\n"
       "  did you mean 'gradient'?"},
      {"surface: booth\noverlays: [{name: ticks, evry: 3}]\n",
       "s.yaml:2:26: error: unknown key 'evry' in overlay ticks\n"
       "  overlays: [{name: ticks, evry: 3}]\n"
       "                           ^\n"
       "  did you mean 'every'?"},
      {"surface: booth\noverlays: [{name: ticks, every: 0}]\n",
       "s.yaml:2:33: error: ticks.every must be a whole number in [1, 1000000], not 0\n"
       "  overlays: [{name: ticks, every: 0}]\n"
       "                                  ^"},
      {"surface: booth\noverlays: [{every: 3}]\n",
       "s.yaml:2:12: error: name is missing in overlay\n"
       "  overlays: [{every: 3}]\n"
       "             ^\n"
       "  write {name: contour_labels, every: 3}"},
      {"surface: booth\noptimizers: [adam]\noverlays: [{name: inset, follow: adm}]\n",
       "s.yaml:3:34: error: unknown optimizer of the scene in inset.follow 'adm'\n"
       "  overlays: [{name: inset, follow: adm}]\n"
       "                                   ^\n"
       "  did you mean 'adam'?"},
      {"surface: booth\noptimizers: [gradient_descent]\noverlays: [velocity]\n",
       "s.yaml:3:12: error: velocity shows nothing here: no optimizer that it is for remembers past "
       "gradients\n"
       "  overlays: [velocity]\n"
       "             ^"},
      {"surface: booth\noptimizers: [momentum]\noverlays: [step_box]\n",
       "s.yaml:3:12: error: step_box shows nothing here: no optimizer that it is for bounds its steps by the "
       "learning rate\n"
       "  overlays: [step_box]\n"
       "             ^"},
      {"surface: booth\noptimizers: [adam]\noverlays: [{name: radius, length: distance}]\n",
       "s.yaml:3:12: error: radius shows nothing here: no optimizer that it is for has the landmark "
       "'distance'\n"
       "  overlays: [{name: radius, length: distance}]\n"
       "             ^\n"
       "  these have it: d_adapt_sgd, d_adapt_adam, prodigy"},
      {"surface: booth\noptimizers: [adam, sam]\noverlays: [{name: ascent, of: adam}]\n",
       "s.yaml:3:12: error: ascent shows nothing here: no optimizer that it is for has the landmark "
       "'gradient'\n"
       "  overlays: [{name: ascent, of: adam}]\n"
       "             ^\n"
       "  these have it: nesterov, sam, schedule_free_sgd, schedule_free_adamw"},
      {"surface: booth\noptimizers: [adam, sam]\noverlays: [beside]\n",
       "s.yaml:3:12: error: beside shows nothing here: no optimizer that it is for has a thin trail\n"
       "  overlays: [beside]\n"
       "             ^\n"
       "  these have one: asgd, lookahead, ranger, schedule_free_sgd, schedule_free_adamw"},
      {"surface: booth\noverlays: [{name: inset, x: 1}]\n",
       "s.yaml:2:12: error: inset: x and y belong together\n"
       "  overlays: [{name: inset, x: 1}]\n"
       "             ^"},
      {"surface: booth\noverlays: [{name: inset, corner: left}]\n",
       "s.yaml:2:34: error: unknown inset.corner 'left'\n"
       "  overlays: [{name: inset, corner: left}]\n"
       "                                   ^\n"
       "  did you mean 'top_left'?"},
  };
  for (const Broken& c : cases) {
    INFO(c.text);
    CHECK(said_about(c.text) == c.message);
  }
}
