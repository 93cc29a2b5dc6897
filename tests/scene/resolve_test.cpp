#include "scene/resolve.hpp"

#include <fstream>

#include "catch.hpp"
#include "scene/broken.hpp"
#include "surfaces/surface.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;

namespace {

Scene resolved(const std::string& text) { return parse_scene("dir/my_scene.yaml", text, shipped_configs()); }

}  // namespace

TEST_CASE("a scene of one line has a default for everything") {
  const Scene s = resolved("surface: himmelblau\n");
  CHECK(s.file == "dir/my_scene.yaml");
  CHECK(s.stem == "my_scene");
  CHECK(s.title.empty());
  CHECK(s.surface.name == "himmelblau");
  REQUIRE(s.surface.objective);
  CHECK(value_at(*s.surface.objective, {3, 2}) == 0);
  CHECK(s.starts == std::vector{find_surface("himmelblau")->starts.front()});
  REQUIRE(s.optimizers.size() == 4);
  CHECK(s.optimizers[0].label == "Gradient descent");
  CHECK(s.epochs == 100);
  CHECK(s.stop.loss);
  CHECK(!s.stop.max_loss);
  CHECK(s.stop.non_finite);
  CHECK(!s.stop.gradient_norm);
  CHECK(s.layout.name == "trio");
  CHECK(s.view.domain == Domain{-5, 5, -5, 5});
  CHECK(s.view.colormap.empty());
  CHECK(s.view.camera.azimuth_deg == -60);
  CHECK(s.view.camera.elevation_deg == 45);
  CHECK(s.timeline.duration == Rational{10, 1});
  CHECK(!s.timeline.epochs_per_second);
  CHECK(s.theme.name == "paper");
  REQUIRE(s.outputs.size() == 2);
  CHECK(s.outputs[0].profile == "lecture");
  CHECK(to_string(s.outputs[0].where) == "dir/my_scene.yaml:1:1: error: \n  surface: himmelblau\n  ^");
  CHECK(s.outputs[1].format == "gif");
}

TEST_CASE("every key of a scene") {
  const Scene s = resolved(R"(
title: "Größe: α"
surface: {name: n_hump_camel}
starts: [[1, -2.5], [0, 1e-1]]
learning_rate: 0.25
optimizers:
  - gradient_descent
  - {name: adam, learning_rate: [0.1, 0.2], beta1: 0.8, label: Adam with less memory}
epochs: 250
stop: {loss: 1e6, non_finite: off, gradient_norm: 1e-6}
layout: duo
view:
  domain: {x: [-2, 3]}
  colormap: magma
  levels: 12
  level_spacing: log
  height: clip
  loss_axis: linear
  aspect: fill
  camera: {azimuth: 30, elevation: 20, zoom: 1.5, projection: orthographic, orbit: -6}
timeline: {hold_start: 0, hold_end: 2.5, epochs_per_second: 12.5}
theme: slate
outputs:
  - draft
  - {profile: lecture, width: 1280, height: 720, fps: 30000/1001, crf: 20.5, preset: medium}
)");
  CHECK(s.title == "Größe: α");
  CHECK(s.starts == std::vector<Point>{{1, -2.5}, {0, 0.1}});
  REQUIRE(s.optimizers.size() == 3);
  CHECK(s.optimizers[0].params.number("learning_rate") == 0.25);
  CHECK(s.optimizers[1].params.number("learning_rate") == 0.1);
  CHECK(s.optimizers[2].params.number("learning_rate") == 0.2);
  CHECK(s.optimizers[2].params.number("beta1") == 0.8);
  CHECK(s.optimizers[2].params.number("beta2") == 0.999);
  CHECK(s.optimizers[2].label == "Adam with less memory");
  CHECK(s.epochs == 250);
  CHECK(s.stop.max_loss == 1e6);
  CHECK(!s.stop.non_finite);
  CHECK(s.stop.gradient_norm == 1e-6);
  CHECK(s.layout.name == "duo");
  CHECK(s.view.domain == Domain{-2, 3, -5, 5});
  CHECK(s.view.colormap == "magma");
  CHECK(s.view.levels == 12);
  CHECK(s.view.level_spacing == LevelSpacing::log);
  CHECK(s.view.height == HeightScale::clip);
  CHECK(s.view.loss_axis == LossAxis::linear);
  CHECK(s.view.aspect == MapAspect::fill);
  CHECK(s.view.camera == CameraPose{30, 20, false, 1.5});
  CHECK(s.view.orbit_deg_per_s == -6);
  CHECK(s.timeline.hold_start == Rational{0, 1});
  CHECK(s.timeline.hold_end == Rational{5, 2});
  CHECK(s.timeline.epochs_per_second == Rational{25, 2});
  CHECK(s.theme.name == "slate");
  REQUIRE(s.outputs.size() == 2);
  CHECK(s.outputs[0].is_draft);
  CHECK(s.outputs[0].where.where.line == 24);
  CHECK(s.outputs[1].width == 1280);
  CHECK(s.outputs[1].frame_rate == Rational{30000, 1001});
  CHECK(s.outputs[1].settings.number("crf") == 20.5);
  CHECK(s.outputs[1].settings.text("preset") == "medium");
  CHECK(!s.outputs[1].is_draft);
}

TEST_CASE("optimizers of one name may be a set; aliases work") {
  CHECK(resolved("surface: himmelblau\noptimizers: gd_adam\n").optimizers.size() == 2);
  const Scene s = resolved(
      "surface: himmelblau\ntitle: &t Two\noptimizers: [{name: adam, label: *t}]\nstop: {loss: off}\n");
  CHECK(s.optimizers[0].label == "Two");
  CHECK(!s.stop.loss);
}

TEST_CASE("a profile from the command line replaces all outputs") {
  LoadOptions options;
  options.profile = "ci";
  const Scene s =
      parse_scene("s.yaml", "surface: himmelblau\noutputs: [blog, draft]\n", shipped_configs(), options);
  REQUIRE(s.outputs.size() == 1);
  CHECK(s.outputs[0].profile == "ci");
  options.profile = "lectur";
  CHECK_THROWS_WITH(parse_scene("s.yaml", "surface: himmelblau\n", shipped_configs(), options),
                    "error: unknown profile 'lectur' (from --profile)\n  did you mean 'lecture'?");
}

TEST_CASE("a theme from the command line replaces the scene's") {
  LoadOptions options;
  options.theme = "chalk";
  CHECK(parse_scene("s.yaml", "surface: himmelblau\ntheme: slate\n", shipped_configs(), options).theme.name ==
        "chalk");
  options.theme = "chark";
  CHECK_THROWS_WITH(parse_scene("s.yaml", "surface: himmelblau\n", shipped_configs(), options),
                    "error: unknown theme 'chark' (from --theme)\n  did you mean 'chalk'?");
}

TEST_CASE("the mistakes of all files are in one error, file by file, in the order they stand") {
  const testing::TemporaryFolder dir;
  const std::string first = dir / "b.yaml", good = dir / "good.yaml", second = dir / "a.yaml",
                    none = dir / "none.yaml";
  std::ofstream(first) << "layout: tri\nsurface: himelblau\nepoch: 1\n";
  std::ofstream(good) << "surface: himmelblau\n";
  std::ofstream(second) << "surface: himmelblau\ntheme: papier\n";
  const std::vector<std::string> paths = {first, good, none, second};
  try {
    load_scenes(paths, shipped_configs());
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    CHECK(e.what() ==
          first + ":1:9: error: unknown layout 'tri'\n  layout: tri\n          ^\n  did you mean 'trio'?\n" +
              first + ":2:10: error: unknown surface 'himelblau'\n  surface: himelblau\n           ^\n" +
              "  did you mean 'himmelblau'?\n" + first +
              ":3:1: error: unknown key 'epoch' in scene\n  epoch: 1\n  ^\n  did you mean 'epochs'?\n" +
              none + ": error: no such file\n" + second +
              ":2:8: error: unknown theme 'papier'\n  theme: papier\n         ^\n  did you mean 'paper'?");
  }
  CHECK(load_scenes(std::vector{good, good}, shipped_configs()).size() == 2);
}

TEST_CASE("whatever is done to a scene, there is a scene or an error with a place in the file") {
  static constexpr char kBytes[] = "\t\r\n :-,[]{}&*!|>'\"%@`#?~0e.\\<\x80\xFF";  // and its closing 0
  const std::string text =
      "title: \"ö\"\nsurface: himmelblau\nstart: &s [1, 4.5]\noptimizers:\n  - {name: adam, learning_rate: "
      "*s}\r\n"
      "  - name: rmsprop\n    label: |\n      A\nview: {camera: {zoom: 2}}\ntimeline:\n  hold_end: "
      "0.5\noutputs: [ci]\n";
  int scenes = 0, errors = 0;
  const auto attempt = [&](const std::string& mutated) {
    try {
      parse_scene("s.yaml", mutated, shipped_configs());
      ++scenes;
    } catch (const Error& e) {
      REQUIRE(e.is_input_error());
      ++errors;
    }
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    attempt(text.substr(0, i));
    attempt(text.substr(i));
    attempt(text.substr(0, i) + text.substr(i + 1));
    for (const char c : kBytes) {
      std::string mutated = text;
      mutated[i] = c;
      attempt(mutated);
      attempt(text.substr(0, i) + c + text.substr(i));
    }
  }
  CHECK(scenes > 100);
  CHECK(errors > 1000);
}

TEST_CASE("parameters of a surface") {
  const Scene s = resolved("surface: {name: bowl, condition_number: 4}\n");
  CHECK(s.surface.parameters == Parameters{{"condition_number", 4.0}, {"angle_deg", 0.0}});
  REQUIRE(s.surface.objective);
}
