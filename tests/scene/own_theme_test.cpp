// Themes that a scene brings along: in a file beside it, or written out.
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "film/theme_measures.hpp"
#include "outputs/inspect.hpp"
#include "outputs/plan_outputs.hpp"
#include "scene/broken.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

Scene with_theme(const std::string& theme) {
  return parse_scene("s.yaml", "surface: bowl\ntheme: " + theme + "\n", shipped_configs());
}

const Theme& shipped_theme(const char* name) { return shipped_configs().themes().find(name)->second.theme; }

/// Of a scene in a folder of its own, with the theme in mine.yaml.
Scene with_file(const std::string& text) {
  const TemporaryFolder folder;
  std::ofstream(folder / "mine.yaml") << text;
  std::ofstream(folder / "s.yaml") << "surface: bowl\ntheme: mine.yaml\n";
  return load_scene(folder / "s.yaml", shipped_configs());
}

std::vector<std::string> warnings_of(Scene scene) {
  std::vector<Scene> scenes;
  scenes.push_back(std::move(scene));
  const auto targets = plan_outputs({{"s.yaml", ""}}, scenes, {});
  std::vector<std::string> all;
  for (const Mistake& m : inspect(targets, scenes, 1).warnings) all.push_back(to_string(m, "warning"));
  return all;
}

}  // namespace

TEST_CASE("a scene may write out what differs from a theme") {
  const Scene s = with_theme("{extends: slate, ink: \"#fefefe\", font: lato}");
  CHECK(s.theme.background == shipped_theme("slate").background);
  CHECK(s.theme.trails == shipped_theme("slate").trails);
  CHECK(s.theme.ink == Color{254 / 255.0, 254 / 255.0, 254 / 255.0, 1});
  CHECK(s.theme.font != shipped_theme("slate").font);
  CHECK(with_theme("{text_size: 0.03}").theme.background == shipped_theme("paper").background);
  CHECK(with_theme("{trails: [\"#000000\"]}").theme.trails[1] == shipped_theme("paper").trails[1]);
  CHECK(warnings_of(s).empty());
}

TEST_CASE("a theme of a scene's own that cannot be read is warned of, at the key that would mend it") {
  CHECK(warnings_of(with_theme("{extends: slate, muted: \"#20242b\"}")).at(0).substr(0, 40) ==
        "s.yaml:2:25: warning: theme of its own: ");
}

TEST_CASE("trails that a scene does not use are not warned of") {
  const std::string theme = "{trails: [\"#de3407\", \"#de3408\"]}";
  CHECK(warnings_of(with_theme(theme + "\noptimizers: [adam]")).empty());
  const auto warnings = warnings_of(with_theme(theme + "\noptimizers: [adam, momentum, rmsprop]"));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("s.yaml:2:9: warning: theme of its own: difference of trails 1 and 2, the least of "
                         "the first 3: 0.") == 0);
  CHECK(measures_of(shipped_theme("paper"), 2).size() == measures_of(shipped_theme("paper"), 8).size() - 3);
}

TEST_CASE("a scene may name a theme's file in its folder") {
  const Scene s = with_file("description: mine\nextends: chalk\ntitle_size: 0.06\n");
  CHECK(s.theme.name == "mine");
  CHECK(s.theme.title_size == 0.06);
  CHECK(s.theme.background == shipped_theme("chalk").background);
  CHECK(std::filesystem::path(s.inputs.back().path).filename() == "mine.yaml");
  CHECK(s.inputs.back().kind == "theme");
  CHECK_THROWS_WITH(with_file("description: mine\nextends: chalk\ntitel_size: 0.06\n"),
                    Catch::Contains("mine.yaml:3:1: error: unknown key 'titel_size' in theme\n") &&
                        Catch::Contains("did you mean 'title_size'?"));
  CHECK_THROWS_WITH(with_file("description: mine\n"),
                    Catch::Contains("error: background is missing in theme"));
}

TEST_CASE("mistakes in a scene's theme") {
  const Broken all[] = {
      {"surface: bowl\ntheme: {extends: slat}\n",
       "s.yaml:2:18: error: unknown theme 'slat'\n"
       "  theme: {extends: slat}\n"
       "                   ^\n"
       "  did you mean 'slate'?"},
      {"surface: bowl\ntheme: {inc: \"#000000\"}\n",
       "s.yaml:2:9: error: unknown key 'inc' in theme\n"
       "  theme: {inc: \"#000000\"}\n"
       "          ^\n"
       "  did you mean 'ink'?"},
      {"surface: bowl\ntheme: {ink: black}\n",
       "s.yaml:2:14: error: ink is not a colour: black\n"
       "  theme: {ink: black}\n"
       "               ^\n"
       "  like \"#1a2b3c\", or with opacity \"#1a2b3c80\""},
      {"surface: bowl\ntheme: ../mine.yaml\n",
       "s.yaml:2:8: error: theme must be a file in the scene's folder, or below it\n"
       "  theme: ../mine.yaml\n"
       "         ^"},
      {"surface: bowl\ntheme: none_such.yaml\n",
       "s.yaml:2:8: error: theme none_such.yaml: no such file\n"
       "  theme: none_such.yaml\n"
       "         ^"},
      {"surface: bowl\ntheme: [slate]\n",
       "s.yaml:2:8: error: theme: expected a name, found a list\n"
       "  theme: [slate]\n"
       "         ^\n"
       "  write theme: slate"},
  };
  for (const Broken& b : all) {
    CAPTURE(b.text);
    CHECK(said_about(b.text) == b.message);
  }
  CHECK_THAT(said_about("surface: bowl\ntheme: {extends: slat, ink: black}\n"),
             Catch::Contains("unknown theme 'slat'") && Catch::Contains("ink is not a colour: black"));
}
