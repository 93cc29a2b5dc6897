// Outputs in themes of their own.
#include "scene/output_theme.hpp"

#include "catch.hpp"
#include "outputs/inspect.hpp"
#include "outputs/plan_outputs.hpp"
#include "reference/theme_report.hpp"
#include "scene/broken.hpp"
#include "scene/compose.hpp"
#include "scene/digest.hpp"

using namespace gradreel;

namespace {

const std::string kOnPaper =
    "surface: himmelblau\nepochs: 5\nlayout: {areas: [contour]}\ntheme: paper\noutputs:\n";

Scene themed_scene(const std::string& outputs, const LoadOptions& options = {}) {
  return parse_scene("s.yaml", kOnPaper + outputs, shipped_configs(), options);
}

std::string theme_shown_in(const Scene& scene, std::size_t output) {
  const Film film = compose(scene, scene.outputs[output], descend_all(scene));
  return film.content().theme.name;
}

}  // namespace

TEST_CASE("an output's film has the output's theme, or else the scene's") {
  const Scene scene = themed_scene("  - blog\n  - {profile: blog, theme: slate}\n");
  CHECK(theme_shown_in(scene, 0) == "paper");
  CHECK(theme_shown_in(scene, 1) == "slate");
  const Film film = compose(scene, scene.outputs[1], descend_all(scene));
  const Color slate = shipped_configs().themes().find("slate")->second.theme.trails[0];
  CHECK(film.content().descents.at(0).color == slate);
  CHECK_FALSE(is_dark(theme_of(scene, scene.outputs[0])));
  CHECK(is_dark(theme_of(scene, scene.outputs[1])));
}

TEST_CASE("--theme replaces the themes of outputs, too; --profile the outputs") {
  const std::string outputs = "  - blog\n  - {profile: lecture, theme: slate}\n";
  const Scene asked = themed_scene(outputs, {.theme = "paper"});
  for (const OutputSpec& output : asked.outputs) CHECK(theme_of(asked, output).name == "paper");
  const Scene other = themed_scene(outputs, {.profile = "ci"});
  REQUIRE(other.outputs.size() == 1);
  CHECK(theme_of(other, other.outputs[0]).name == "paper");
}

TEST_CASE("an output's theme is part of its digest alone") {
  const Scene scene = themed_scene("  - blog\n  - {profile: blog, theme: slate}\n");
  const Scene plain = themed_scene("  - blog\n");
  CHECK(scene_digest(scene, scene.outputs[0]) == scene_digest(plain, plain.outputs[0]));
  CHECK(scene_digest(scene, scene.outputs[1]) != scene_digest(plain, plain.outputs[0]));
  CHECK(sources_of(scene, scene.outputs[1]).theme.name == "slate");
  CHECK(sources_of(scene, scene.outputs[0]).theme.name == "paper");
}

TEST_CASE("themes of outputs that do not exist, or of what has no look") {
  CHECK(said_about(kOnPaper + "  - {profile: blog, theme: slat}\n") ==
        "s.yaml:6:28: error: unknown theme 'slat'\n"
        "    - {profile: blog, theme: slat}\n"
        "                             ^\n"
        "  did you mean 'slate'?");
  CHECK(said_about(kOnPaper + "  - {profile: json, theme: slate}\n") ==
        "s.yaml:6:21: error: theme is for films; a json holds trajectories\n"
        "    - {profile: json, theme: slate}\n"
        "                      ^");
}

TEST_CASE("every theme in use is asked whether it is readable") {
  std::vector<Scene> scenes;
  scenes.push_back(
      themed_scene("  - blog\n  - {profile: blog, theme: slate}\n  - {profile: ci, theme: slate}\n"));
  const std::string report = theme_report(scenes, 100);
  CHECK_THAT(report, Catch::StartsWith("theme paper (s.yaml): all are enough\n"));
  CHECK_THAT(report, Catch::Contains("\n\ntheme slate (s.yaml): all are enough\n"));
  CHECK(report.find("theme slate") == report.rfind("theme slate"));
}

TEST_CASE("a transparent film in a dark theme of its own is warned of at its output") {
  const Scene scene = themed_scene("  - {profile: blog, format: webm, theme: slate, background: none}\n");
  REQUIRE(scene.warnings.size() == 1);
  CHECK_THAT(to_string(scene.warnings[0], "warning"),
             Catch::StartsWith("s.yaml:6:5: warning: background: none in a dark theme"));
}
