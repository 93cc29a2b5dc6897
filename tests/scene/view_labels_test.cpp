// Names of axes.
#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("view.labels names the axes") {
  const auto names = [](const std::string& text) {
    return parse_scene("s.yaml", text, shipped_configs()).surface.axis_names;
  };
  using Names = std::array<std::string, 2>;
  CHECK(names("surface: himmelblau\n") == Names{"x", "y"});
  CHECK(names("surface: himmelblau\nview: {labels: {x: PC 1 (61 %)}}\n") == Names{"PC 1 (61 %)", "y"});
  CHECK(names("surface: himmelblau\nview: {labels: {y: $\\theta_2$}}\n") == Names{"x", "$\\theta_2$"});
  CHECK(names("surface: parabola\nview: {labels: {x: w}}\n")[0] == "w");
  CHECK(said_about("surface: parabola\nview: {labels: {y: w}}\n") ==
        "s.yaml:2:17: error: view.labels has x alone, since the function has one dimension\n"
        "  view: {labels: {y: w}}\n                  ^");
  CHECK(said_about("surface: himmelblau\nview: {labels: {x: \"a\\tb\"}}\n") != "");
}

TEST_CASE("maps and 3D surfaces show the names of axes, and cut long ones") {
  Scene scene = testing::small_scene();
  const Image plain = paint_frame(testing::small_film(320, 180, 5, scene), 0);
  scene.surface.axis_names[0] = "first";
  const Image named = paint_frame(testing::small_film(320, 180, 5, scene), 0);
  CHECK(named != plain);
  scene.surface.axis_names[0] = std::string(80, 'M');
  CHECK(paint_frame(testing::small_film(320, 180, 5, scene), 0) != named);
}
