// What is allowed but hardly meant.
#include "scene/warnings.hpp"

#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

/// All warnings that need no film.
std::string warned(const std::string& text) {
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  std::string all;
  for (const Mistake& m : scene.warnings) all += to_string(m, "warning") + "\n";
  for (const Mistake& m : still_descents(scene, descend_all(scene))) all += to_string(m, "warning") + "\n";
  return all;
}

}  // namespace

TEST_CASE("a start outside the map is warned of at its place") {
  CHECK(warned("surface: bowl\nstarts: [[1, 1], [9, 0.5]]\nview: {domain: {x: [-3, 3], y: [-2, 2]}}\n") ==
        "s.yaml:2:18: warning: the start [9, 0.5] is outside the map\n"
        "  starts: [[1, 1], [9, 0.5]]\n"
        "                   ^\n"
        "  the map is [-3, 3] by [-2, 2]; view.domain changes it\n");
  CHECK_THAT(warned("surface: himmelblau\nstart: [0, 6]\n"),
             Catch::StartsWith("s.yaml:2:8: warning: the start [0, 6] is outside the map\n"));
  CHECK(warned("surface: himmelblau\nstart: [0, 4]\n").empty());
}

TEST_CASE("two optimizers of one label are warned of, a sweep is not") {
  CHECK(warned("surface: himmelblau\n"
               "learning_rate: 0.01\n"
               "optimizers:\n"
               "  - {name: gradient_descent, label: Run}\n"
               "  - {name: adam, label: Run}\n") ==
        "s.yaml:5:5: warning: two optimizers have the label 'Run'\n"
        "    - {name: adam, label: Run}\n"
        "      ^\n"
        "  the other one is at 4:5; give one a label of its own\n");
  CHECK(warned("surface: himmelblau\noptimizers: [{name: adam, learning_rate: [0.1, 0.2]}]\n").empty());
  CHECK(warned("surface: himmelblau\nlearning_rate: 0.1\noptimizers: [adam, {name: adam, beta1: 0.5}]\n")
            .empty());
  CHECK_THAT(warned("surface: himmelblau\nlearning_rate: 0.1\noptimizers: [adam, adam]\n"),
             Catch::StartsWith("s.yaml:3:20: warning: two optimizers have the label 'Adam'\n"));
}

TEST_CASE("a descent that hardly moves is warned of once, with its rate") {
  CHECK(warned("surface: himmelblau\n"
               "starts: [[0, 4], [1, 4]]\n"
               "optimizers: [{name: gradient_descent, learning_rate: 1e-7}, {name: adam, learning_rate: "
               "0.1}]\n") ==
        "s.yaml:3:14: warning: Gradient descent hardly moves: at most 0.013 % of the map in 100 epochs\n"
        "  optimizers: [{name: gradient_descent, learning_rate: 1e-7}, {name: adam, learning_rate: 0.1}]\n"
        "               ^\n"
        "  its learning rate is 1e-07; try a larger one, or another start\n");
  CHECK_THAT(
      warned("surface: himmelblau\nepochs: 40\noptimizers: [adam]\n"),
      Catch::StartsWith("s.yaml:3:14: warning: Adam hardly moves: at most 0.4 % of the map in 40 epochs\n") &&
          Catch::EndsWith("  its learning rate is the default, 0.001; try a larger one, or another start\n"));
}

TEST_CASE("a transparent film in a dark theme is warned of at its output") {
  const std::string film = "outputs: [{profile: blog, format: webp, background: none}]\n";
  CHECK(warned("surface: himmelblau\ntheme: slate\n" + film) ==
        "s.yaml:3:11: warning: background: none in a dark theme: its light letters vanish on a white page\n"
        "  outputs: [{profile: blog, format: webp, background: none}]\n"
        "            ^\n"
        "  choose a light theme, or leave background out\n");
  CHECK(warned("surface: himmelblau\ntheme: paper\n" + film).empty());
  CHECK(warned("surface: himmelblau\ntheme: slate\noutputs: [blog]\n").empty());
}
