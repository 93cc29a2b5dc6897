#include "reference/explain.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "batch/render.hpp"
#include "cli/process.hpp"
#include "film/fixtures.hpp"
#include "reference/explained_lines.hpp"
#include "reference/yaml_value.hpp"
#include "scene/broken.hpp"
#include "shipped_scenes.hpp"
#include "skipped.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::string explained(const std::string& text) {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", text);
  return explain_scene(folder / "s.yaml", shipped_configs());
}

/// Also where both are not numbers: a descent diverged.
bool is_same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same_points(const Trajectories& a, const Trajectories& b) {
  const auto same_trajectory = [](const auto& one, const auto& other) {
    return std::equal(one->points.begin(), one->points.end(), other->points.begin(), other->points.end(),
                      [](Point p, Point q) { return is_same(p.x, q.x) && is_same(p.y, q.y); }) &&
           std::equal(one->losses.begin(), one->losses.end(), other->losses.begin(), other->losses.end(),
                      is_same);
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_trajectory);
}

/// The lines that are not comments, without their comments, in the order of letters.
std::vector<std::string> stated_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(' ') == line.find('#')) continue;
    line.erase(std::min(line.find("  # "), line.size()));
    line.erase(std::remove(line.begin(), line.end(), ' '), line.end());
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("explain: every default is there, and each value says where it comes from") {
  const std::string text = explained(
      "surface: bowl\n"
      "optimizers:\n"
      "  - adam\n"
      "outputs: [{profile: blog, fps: 10}]\n");
  for (const char* line : {"\nepochs: 100 ", "  # default\n", "\n  - name: adam ", "# scene, line 3\n",
                           "\n    beta1: 0.9 ", "\n  - profile: blog ", "\n    fps: 10 ",
                           "# profile blog, line ", "\ntheme: paper ", "\n  colormap: ", "# theme paper\n",
                           "# surface bowl\n", "\n  # duration: 10 ", "\n# captions: none\n"}) {
    INFO(text);
    CHECK_THAT(text, Catch::Contains(line));
  }
  CHECK_THAT(text, Catch::Contains("\n# seed: 0 "));  // of no use without noise
  CHECK(said_about(text).empty());
  CHECK_THAT(explained("surface: bowl\n"), Catch::Contains("# set classic, line "));
}

TEST_CASE(
    "explain: labels are those of the scene's language, and a theme of its own is filled from the other") {
  const std::string text = explained(
      "language: deu\nsurface: bowl\noptimizers: [gradient_descent, adam]\ntheme: {extends: slate, font: "
      "lato}\n");
  CHECK(text.find("    label: Gradientenabstieg ") != std::string::npos);
  CHECK(text.find("# language deu\n") != std::string::npos);
  CHECK(text.find("    label: Adam ") != std::string::npos);
  CHECK(text.find("\n  font: lato ") != std::string::npos);
  CHECK(text.find("\n  background: \"#14171c\" ") != std::string::npos);
  CHECK(text.find("# theme slate, line 3\n") != std::string::npos);
}

TEST_CASE("explain: what a shipped scene is explained to be is the same scene") {
  const bool is_slow = std::string_view(GRADREEL_SANITIZE) != "";
  if (is_slow) report_skipped("films of all explained scenes but a few: too slow with sanitizers");
  const std::vector<std::string> paths = shipped_scenes();
  for (std::size_t i = 0; i < paths.size(); i += is_slow ? 9 : 1) {
    const std::string& path = paths[i];
    INFO(path);
    LoadOptions quick = {.profile = "draft", .typeset = false, .tunes = false};
    Scene written = load_scene(path, shipped_configs(), quick);
    if (written.space) {  // its planes are made of descents, as learning rates are tuned by them
      quick.tunes = true;
      written = load_scene(path, shipped_configs(), quick);
    }
    std::vector<std::string> set;  // of a sweep, its first film
    for (const SceneVariable& v : written.variables) {
      if (v.is_swept) set.push_back(v.name + "=" + v.value);
    }
    const std::string text = explain_scene(path, shipped_configs(), set);
    Scene again;
    REQUIRE_NOTHROW(again = parse_scene(path, text, shipped_configs(), quick));
    CHECK(again.outputs.size() == written.outputs.size());
    const Trajectories before = descend_all(written), after = descend_all(again);
    REQUIRE(same_points(before, after));
    if (!written.formula_uses.empty()) continue;  // their pictures need LaTeX
    const Film film = compose(written, output(160, 90, 10), before),
               other = compose(again, output(160, 90, 10), after);
    REQUIRE(film.timeline().frames() == other.timeline().frames());
    for (const std::int64_t frame :
         {std::int64_t{0}, film.timeline().frames() / 2, film.timeline().frames() - 1})
      CHECK(paint_frame(film, frame) == paint_frame(other, frame));
  }
}

TEST_CASE("explain: recordings alone run no optimizers, and may have no surface") {
  const TemporaryFolder folder;
  write_file(folder / "a.csv", "step,loss\n0,3\n5,1\n");
  write_file(folder / "s.yaml", "trajectories: [{file: a.csv}]\n");
  const std::string text = explain_scene(folder / "s.yaml", shipped_configs());
  CHECK_THAT(text, Catch::Contains("\n# optimizers: none\n"));
  CHECK_THAT(text, Catch::Contains("\nlayout: loss "));
  const Scene again = parse_scene(folder / "again.yaml", text, shipped_configs());
  CHECK(again.optimizers.empty());
  CHECK(again.recordings.size() == 1);
  CHECK(!again.surface.objective);
}

TEST_CASE("explain: a second time it fills in nothing more") {
  for (const char* scene : {"himmelblau", "himmelblau_lecture", "recorded_adam", "double_well"}) {
    const std::string path = std::string(GRADREEL_SOURCE_DIR "/scenes/") + scene + ".yaml";
    const std::string once = explain_scene(path, shipped_configs());
    const TemporaryFolder folder;
    fs::copy(GRADREEL_SOURCE_DIR "/scenes/data", folder / "data");
    write_file(folder / "again.yaml", once);
    CHECK(stated_lines(explain_scene(folder / "again.yaml", shipped_configs())) == stated_lines(once));
  }
}

TEST_CASE("explained lines: headers without lines are empty, and what is refused becomes a comment") {
  ExplainedLines lines = {{0, false, false, "surface: bowl", "scene, line 1"},
                          {0, false, true, "stop:", "", LineState::stated},
                          {1, false, false, "loss: auto", "default", LineState::filled},
                          {0, false, true, "view:", "", LineState::filled},
                          {1, false, false, "levels: 12", "default", LineState::filled},
                          {0, false, true, "pauses:", ""},
                          {2, true, false, "20", "scene, line 9"}};
  CHECK(yaml_text(lines) ==
        "surface: bowl  # scene, line 1\n"
        "stop:\n"
        "  loss: auto   # default\n"
        "view:\n"
        "  levels: 12   # default\n"
        "pauses:\n"
        "  - 20         # scene, line 9\n");
  Mistake mistake;
  mistake.where.line = 3;
  Mistake other;
  other.where.line = 5;
  REQUIRE(take_back(lines, {mistake, other}));
  CHECK(yaml_text(lines) ==
        "surface: bowl   # scene, line 1\n"
        "stop: {}\n"
        "  # loss: auto  # default\n"
        "# view:\n"
        "  # levels: 12  # default\n"
        "pauses:\n"
        "  - 20          # scene, line 9\n");
  mistake.where.line = 1;  // what is filled in beside it goes, and then there is nothing more
  CHECK(take_back(lines, {mistake}));
  CHECK_FALSE(take_back(lines, {mistake}));
}

TEST_CASE("values as YAML on one line read back as they were") {
  for (const char* text : {"{a: [1, \"two, three\", x y], \"b: c\": \"line\\nline\\ttab \\\"q\\\" \\\\\"}",
                           "\"#fff\"", "\"\"", "[]", "{}", "-1e-3"}) {
    std::vector<Mistake> mistakes;
    const Document document = parse_document("", text, mistakes);
    CHECK(yaml_value(document.root) == text);
    CHECK(mistakes.empty());
  }
}

TEST_CASE("explain: a scene with mistakes is refused as check does, and standard input will do") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: bowl\nepochs: 0\n");
  const Result wrong = run_binary(folder.path(), {"explain", "s.yaml"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err == run_binary(folder.path(), {"check", "s.yaml"}).err);
  const Result missing = run_binary(folder.path(), {"explain", "none.yaml"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err == "none.yaml: error: no such file\n1 mistake\n");
}
