// Scenes whose function has one dimension.
#include "catch.hpp"
#include "outputs/records.hpp"
#include "outputs/sidecar.hpp"
#include "outputs/trajectory_text.hpp"
#include "panels/registry.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "scene/warnings.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

Scene line_of(const std::string& text) { return parse_scene("s.yaml", text, shipped_configs()); }

const std::string kTyped =
    "surface: {formula: x^4 - 2*x^2, domain: {x: [-2, 2]}}\n"
    "optimizers: [adam]\n";
const std::string kWell =
    "surface: double_well\n"
    "optimizers: [{name: adam, learning_rate: 0.1}]\n";

}  // namespace

TEST_CASE("a domain with x alone makes a formula one-dimensional") {
  const Scene scene = line_of(kTyped + "start: 1.5\n");
  CHECK(scene.surface.dimension() == 1);
  CHECK(title_of(scene.surface) == "f(x) = x⁴ − 2x²");
  CHECK(scene.surface.domain == Domain{-2, 2, 0, 0});
  CHECK(scene.view.domain == Domain{-2, 2, 0, 0});
  CHECK(scene.starts == std::vector<Point>{{1.5, 0}});
  CHECK(scene.layout.name == "graph_loss");
  REQUIRE(scene.surface.minima.size() == 2);
  CHECK(scene.surface.minima[0].value == -1);
  CHECK(std::abs(scene.surface.minima[0].at.x) == 1);
  CHECK(line_of(kTyped).surface.domain.contains(line_of(kTyped).starts[0]));
  // With y, the same formula has two.
  const Scene plane =
      line_of("surface: {formula: x^2, domain: {x: [-2, 2], y: [-1, 1]}}\noptimizers: [adam]\n");
  CHECK(plane.surface.dimension() == 2);
  CHECK(plane.layout.name == "trio");
}

TEST_CASE("starts and minima of one dimension are numbers") {
  const Scene scene = line_of(
      "surface: {formula: abs(x) + a, parameters: {a: 1}, domain: {x: [-1, 3]}, minima: [0], starts: [2, "
      "-1]}\n"
      "optimizers: [adam]\nstarts: [0.5, 2.5]\nview: {domain: {x: [-2, 4]}}\n");
  CHECK(scene.surface.minima.size() == 1);
  CHECK(scene.surface.minima[0].value == 1);
  CHECK(scene.surface.starts == std::vector<Point>{{2, 0}, {-1, 0}});
  CHECK(scene.starts == std::vector<Point>{{0.5, 0}, {2.5, 0}});
  CHECK(scene.view.domain == Domain{-2, 4, 0, 0});
  CHECK(line_of(kWell).starts == std::vector<Point>{{1.6, 0}});
}

TEST_CASE("mistakes of one dimension are shown where they stand") {
  CHECK(said_about(kWell + "start: [1, 2]\n") ==
        "s.yaml:3:8: error: start: expected a number (the function has one dimension), found a list\n"
        "  start: [1, 2]\n"
        "         ^");
  CHECK(said_about(kWell + "starts: [1, x]\n") ==
        "s.yaml:3:13: error: a start: expected a number in [-1e+15, 1e+15], found 'x'\n"
        "  starts: [1, x]\n"
        "              ^");
  CHECK(said_about("surface: himmelblau\noptimizers: [adam]\nstart: 3\n") ==
        "s.yaml:3:8: error: start: expected [x, y], found '3'\n"
        "  start: 3\n"
        "         ^");
  CHECK(said_about("surface: {formula: x^2 + y, domain: {x: [-2, 2]}}\noptimizers: [adam]\n") ==
        "s.yaml:1:26: error: surface.formula: y has no interval, since surface.domain has x alone\n"
        "  surface: {formula: x^2 + y, domain: {x: [-2, 2]}}\n"
        "                           ^\n"
        "  write domain: {x: [-2, 2], y: [-2, 2]}, with the ends that you want");
  CHECK(said_about("surface: {formula: x^2, minima: [5], domain: {x: [-2, 2]}}\noptimizers: [adam]\n") ==
        "s.yaml:1:33: error: surface.minima: x = 5 is outside the domain\n"
        "  surface: {formula: x^2, minima: [5], domain: {x: [-2, 2]}}\n"
        "                                  ^");
  CHECK(said_about(kWell + "view: {domain: {x: [0, 1], y: [0, 1]}}\n") ==
        "s.yaml:3:28: error: view.domain has x alone, since the function has one dimension\n"
        "  view: {domain: {x: [0, 1], y: [0, 1]}}\n"
        "                             ^");
  CHECK(said_about(kWell + "view: {camera: {orbit: 5}}\n") ==
        "s.yaml:3:8: error: view.camera is about plots of two dimensions, and the function has one: the "
        "panel graph "
        "does without\n"
        "  view: {camera: {orbit: 5}}\n"
        "         ^");
}

TEST_CASE("panels and overlays of the other dimension are refused with a name of what does") {
  CHECK(said_about(kWell + "layout: trio\n") ==
        "s.yaml:3:1: error: layout trio has the panel contour, which needs two dimensions, and the function "
        "has "
        "one: use layout graph_loss, or the panel graph in areas\n"
        "  layout: trio\n"
        "  ^");
  CHECK(said_about(kWell + "layout: {areas: [contour loss]}\n") ==
        "s.yaml:3:18: error: panel contour needs two dimensions, and the function has one: use the panel "
        "graph\n"
        "  layout: {areas: [contour loss]}\n"
        "                   ^");
  CHECK(said_about(kWell +
                   "layout: {areas: [a b], tall: {areas: [b, a]}, panels: {a: surface3d, b: loss}}\n") ==
        "s.yaml:3:59: error: panel surface3d needs two dimensions, and the function has one: use the panel "
        "graph\n"
        "  layout: {areas: [a b], tall: {areas: [b, a]}, panels: {a: surface3d, b: loss}}\n"
        "                                                            ^");
  CHECK(said_about("surface: himmelblau\noptimizers: [adam]\nlayout: {areas: [graph]}\n") ==
        "s.yaml:3:18: error: panel graph needs a function of one dimension, and this one has two: use the "
        "panel "
        "contour\n"
        "  layout: {areas: [graph]}\n"
        "                   ^");
  CHECK(said_about("surface: himmelblau\noptimizers: [adam]\nlayout: graph_loss\n") ==
        "s.yaml:3:1: error: layout graph_loss has the panel graph, which needs a function of one dimension, "
        "and this "
        "one has two: use layout contour_loss, or the panel contour in areas\n"
        "  layout: graph_loss\n"
        "  ^");
  CHECK(said_about(kWell + "overlays: [vector_field]\n") ==
        "s.yaml:3:12: error: overlay vector_field needs two dimensions, and the function has one\n"
        "  overlays: [vector_field]\n"
        "             ^\n"
        "  the panel graph has tails, step arrows and tangents of its own: see its options");
  for (const PanelEntry* panel : {find_panel("contour"), find_panel("surface3d"), find_panel("colorbar"),
                                  find_panel("basins"), find_panel("basin_key")}) {
    CHECK_THAT(
        said_about(kWell + "layout: {areas: [graph it], panels: {it: " + std::string(panel->name) + "}}\n"),
        Catch::Contains("panel " + std::string(panel->name) +
                        " needs two dimensions, and the function has one: use the panel graph"));
  }
}

TEST_CASE("texts about one dimension name x alone") {
  const Scene scene = line_of(kWell + "starts: [1.6, -1.5]\nepochs: 300\n");
  const Trajectories trajectories = descend_all(scene);
  const Sidecar s = sidecar_of(scene, scene.outputs[0], trajectories);
  CHECK(s.alt ==
        "Adam from x = 1.6 and x = −1.5 on the double well over 300 epochs: from x = 1.6 it converges to the "
        "local "
        "minimum at x = 0.96 after 48 epochs, and from x = −1.5 it converges to the global minimum at x = "
        "−1.04 "
        "after 46 epochs.");
  const std::string json = sidecar_text(s);
  CHECK_THAT(json, Catch::Contains("\"start\": 1.6,"));
  CHECK_THAT(json, Catch::Contains("\"at\": 0.96014955551910"));
  const Scene outside = line_of(kWell + "start: 2\n");
  REQUIRE(outside.warnings.size() == 1);
  CHECK(outside.warnings[0].message == "the start 2 is outside the graph");
  CHECK(outside.warnings[0].hint == "the graph is of [-1.8, 1.8]; view.domain changes it");
}

TEST_CASE("trajectories of one dimension have no y") {
  const Scene scene = line_of(
      "surface: parabola\nstart: 2\noptimizers: [{name: gradient_descent, learning_rate: 0.25}]\nepochs: "
      "2\n");
  const Trajectories trajectories = descend_all(scene);
  const auto written = [&](std::string_view format) {
    std::string all;
    write_trajectories(format, "s", records_of(scene, trajectories), [&](std::string_view piece) {
      all += piece;
      return true;
    });
    return all;
  };
  CHECK(written("csv") ==
        "descent,label,optimizer,start,epoch,x,loss,gradient_norm,learning_rate\n"
        "0,Gradient descent,gradient_descent,0,0,2,4,4,0.25\n"
        "0,Gradient descent,gradient_descent,0,1,1,1,2,0.25\n"
        "0,Gradient descent,gradient_descent,0,2,0.5,0.25,1,\n");
  CHECK_THAT(written("json"), Catch::Contains("\"start\": 2, \"outcome\": \"finished\", \"epoch\": 2, "
                                              "\"points\": [2, 1, 0.5], \"losses\": [4, 1, 0.25]"));
}

TEST_CASE("tuning, events and the other panels work in one dimension") {
  const Scene scene = line_of(
      "surface: wiggly_bowl\nstarts: [2.6, 3.4]\noptimizers: [momentum, nelder_mead]\n"
      "tune: {}\nepochs: 60\noverlays: [events, {name: ticks, every: 5}, distance]\n"
      "layout: {areas: [graph loss, coordinates gradient_norm, learning_rate status]}\n"
      "timeline: {pace: arc_length}\n");
  for (const OutputSpec& output : scene.outputs)
    CHECK(examine(scene, output, descend_all(scene)).mistakes.empty());
  const Scene y =
      line_of(kWell + "layout: {areas: [graph it], panels: {it: {panel: coordinates, show: y}}}\n");
  const Findings found = examine(y, y.outputs[0], descend_all(y));
  REQUIRE(found.mistakes.size() == 1);
  CHECK_THAT(to_string(found.mistakes[0]), Catch::Contains("y is to be shown, and the function has x alone"));
}
