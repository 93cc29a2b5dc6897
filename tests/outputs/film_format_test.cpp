#include "outputs/film_format.hpp"

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

FilmFacts facts_of(const std::string& text) {
  const Scene scene = parse_scene("s.yaml", text + "epochs: 10\noutputs: [draft]\n", shipped_configs());
  return film_facts(small_film(480, 270, 10, scene), scene, scene.outputs.front());
}

}  // namespace

TEST_CASE("formats are told how much of the picture changes from frame to frame") {
  struct Case {
    const char* scene;
    bool moves_much, map_refills;
  };
  const std::string bowl = "surface: bowl\n";
  const Case cases[] = {
      {"", false, false},
      {"layout: {name: basins}\n", false, false},
      {"view: {camera: {orbit: 12}}\n", true, false},
      {"view: {zoom: [{at: 0}, {at: 1, x: [-1, 1], y: [-1, 1]}]}\n", true, false},
      {"layout: {name: basins, panels: {basins: {animate: epochs}}}\n", false, true},
      {"layout: {name: basins, panels: {basins: {animate: learning_rate, lowest_rate: 0.01, highest_rate: "
       "0.1, steps: 2}}}\n",
       false, true},
      {"view: {camera: {orbit: 12}}\nlayout: {areas: [m s], panels: {m: {panel: basins, animate: epochs}, s: "
       "surface3d}}\n",
       true, true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.scene);
    const FilmFacts facts = facts_of(bowl + c.scene);
    CHECK(facts.moves_much == c.moves_much);
    CHECK(facts.map_refills == c.map_refills);
  }
  const FilmFacts network = facts_of(
      "surface: {name: mlp, hidden: [2], data: spirals, points: 20}\nlayout: {areas: [decision loss]}\n");
  CHECK(network.moves_much);
}
