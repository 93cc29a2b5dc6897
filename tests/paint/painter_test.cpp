#include "paint/painter.hpp"

#include <algorithm>
#include <random>

#include "batch/render.hpp"
#include "catch.hpp"
#include "descent/median_run.hpp"
#include "film/fixtures.hpp"
#include "overlays/registry.hpp"
#include "paint/checks.hpp"
#include "panels/registry.hpp"
#include "scene/resolve.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("a frame painted alone equals that of a whole run, byte for byte") {
  check_order_does_not_matter(small_film());
}

TEST_CASE("a frame painted alone equals that of a whole run under a moving camera") {
  Scene scene = small_scene();
  scene.view.orbit_deg_per_s = 20;
  check_order_does_not_matter(small_film(480, 270, 5, scene));
}

namespace {

/// With every overlay.
Scene marked_scene() {
  Scene scene = small_scene();
  for (const OverlayEntry* entry : overlays()) scene.overlays.push_back({entry, ParamValues(entry->params)});
  scene.overlays.back().params.set("zoom", 3.0);
  return scene;
}

}  // namespace

TEST_CASE("a frame with every overlay painted alone equals that of a whole run") {
  const Scene scene = marked_scene();
  check_order_does_not_matter(small_film(480, 270, 5, scene));
  Scene turning = scene;
  turning.view.orbit_deg_per_s = 20;
  check_order_does_not_matter(small_film(320, 180, 3, turning));
}

TEST_CASE("a frame of a graph painted alone equals that of a whole run") {
  for (const char* name : {"double_well", "overshoot"}) {
    INFO(name);
    const std::string path = std::string(GRADREEL_SOURCE_DIR "/scenes/") + name + ".yaml";
    check_order_does_not_matter(
        small_film(640, 360, 5, load_scene(path, Configs(GRADREEL_SOURCE_DIR "/configs"))));
  }
}

namespace {

/// Two bundles, some of whose members diverge.
Scene noisy_scene() {
  Scene scene = small_scene();
  scene.optimizers.erase(scene.optimizers.begin() + 2, scene.optimizers.end());
  scene.optimizers[0].params.set("learning_rate", 0.02);
  for (OptimizerChoice& c : scene.optimizers) {
    c.regime.gradient = GradientChoice{{.noise_std = 40}, 6};
    c.regime.schedule = ScheduleChoice{find_schedule("cosine"), ParamValues(find_schedule("cosine")->params)};
  }
  return scene;
}

/// The last frame of the contour map alone, with the first `n` of the film's descents.
Image contour_at_end(const Film& film, std::size_t n) {
  auto content = std::make_shared<FilmContent>(film.content());
  content->descents.resize(n);
  TextEngine text;
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(find_panel("contour")->make(*content, ParamValues(find_panel("contour")->options),
                                               {0, 0, 270, 270}, text));
  return paint_frame({content, film.timeline(), std::move(panels)}, film.timeline().frames() - 1);
}

}  // namespace

TEST_CASE("a frame of bundles painted alone equals that of a whole run") {
  const Scene scene = noisy_scene();
  check_order_does_not_matter(small_film(480, 270, 5, scene));
  Scene turning = scene;
  turning.view.orbit_deg_per_s = 20;
  check_order_does_not_matter(small_film(320, 180, 3, turning));
}

TEST_CASE("of a bundle, the other runs show besides the median") {
  Scene scene = noisy_scene();
  const Film bundle = small_film(480, 270, 5, scene);
  CHECK(bundle.content().cards() == 2);
  REQUIRE(bundle.content().descents.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) CHECK(bundle.content().descents[i].is_thin == (i >= 2));
  const Trajectories runs = descend_all(scene);
  const auto first = std::span(runs).subspan(0, 6), second = std::span(runs).subspan(6);
  CHECK(bundle.content().descents[0].trajectory->points == first[median_run(first)]->points);
  CHECK(bundle.content().descents[1].trajectory->points == second[median_run(second)]->points);
  CHECK(differences(contour_at_end(bundle, 12), contour_at_end(bundle, 2)) > 500);
}

TEST_CASE(
    "outside of the changed rectangles a frame equals the one before; equal digests mean equal pixels") {
  CHECK(check_changes(small_film()) >= 18);  // the holds
  CHECK(check_changes(small_film(480, 270, 5, noisy_scene())) >= 8);
  check_changes(small_film(480, 270, 25, marked_scene()));
}

TEST_CASE("the last frame shows the last epoch") {
  const Film film = small_film();
  CHECK(film.timeline().at(film.timeline().frames() - 1).epoch == 40);
  CHECK(differences(paint_frame(film, film.timeline().frames() - 1), paint_frame(film, 0)) > 1000);
}
