// Formulas in scenes: where they may stand, and what is said about wrong ones.
#include "batch/render.hpp"
#include "catch.hpp"
#include "cli/process.hpp"
#include "environment.hpp"
#include "film/fixtures.hpp"
#include "paint/painter.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using testing::Environment;

namespace {

constexpr const char* kScene =
    "title: Adam with $\\beta_1 = 0.9$ for \\$0\n"
    "surface: himmelblau\n"
    "epochs: 3\n"
    "outputs: [{profile: draft, width: 320, height: 180}]\n"
    "optimizers:\n"
    "  - {name: adam, label: 'Adam, $\\alpha = 0.1$', learning_rate: 0.1}\n"
    "  - {name: adam, label: 'Adam, $\\beta_1 = 0.9$'}\n";

Image last_frame(const Scene& scene) {
  const Film film = compose(scene, scene.outputs.front(), descend_all(scene));
  return paint_frame(film, film.timeline().frames() - 1);
}

}  // namespace

TEST_CASE("formulas of titles and labels are typeset, each once", "[math]") {
  const Scene scene = parse_scene("s.yaml", kScene, shipped_configs());
  CHECK(scene.title == "Adam with $\\beta_1 = 0.9$ for \\$0");
  REQUIRE(scene.formula_uses.size() == 3);
  CHECK(scene.formula_uses[0].latex == "\\beta_1 = 0.9");
  CHECK(scene.formula_uses[0].at.where.line == 1);
  CHECK(scene.formula_uses[0].at.where.column == 18);
  CHECK(scene.formula_uses[1].at.where.line == 6);
  CHECK(scene.formula_uses[1].at.where.column == 32);
  REQUIRE(scene.formulas);
  CHECK(scene.formulas->size() == 2);
  CHECK(scene.formulas->at("\\alpha = 0.1").width > 2);
}

TEST_CASE("pixels do not depend on the cache", "[math]") {
  const testing::TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const LoadOptions options = {.cache = &cache};
  const Scene first = parse_scene("s.yaml", kScene, shipped_configs(), options);
  const auto entries = folder.listing();
  CHECK(entries.size() == 4);  // the cache, its folder of temporaries, and one with an entry
  const Scene again = parse_scene("s.yaml", kScene, shipped_configs(), options);
  CHECK(folder.listing() == entries);
  const Image a = last_frame(first), b = last_frame(again);
  bool equal = a.width() == b.width() && a.height() == b.height();
  for (int y = 0; equal && y < a.height(); ++y) equal = std::equal(a.row(y), a.row(y) + a.width(), b.row(y));
  CHECK(equal);
}

TEST_CASE("scenes without formulas need no LaTeX, and numbers of scenes with some do not either", "[math]") {
  const Environment path("PATH", "/nowhere");
  CHECK(said_about("{surface: himmelblau, title: costs \\$5}").empty());
  CHECK_FALSE(parse_scene("s.yaml", kScene, shipped_configs(), {.typeset = false}).formulas);
  CHECK(said_about("{surface: himmelblau, title: $x$, outputs: [csv]}").empty());
}

TEST_CASE("mistakes in formulas, to the letter", "[math]") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "title: It costs $5\n",
       "s.yaml:2:17: error: title: this $ has no partner\n"
       "  title: It costs $5\n"
       "                  ^\n"
       "  write \\$ for a dollar sign"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adam, label: 'A $$ B'}]\n",
       "s.yaml:2:37: error: label: there is nothing between these two $\n"
       "  optimizers: [{name: adam, label: 'A $$ B'}]\n"
       "                                      ^\n"
       "  write \\$ for a dollar sign"},
      {"surface: himmelblau\n"
       "title: A $\\frac{1}{2$ here\n",
       "s.yaml:2:10: error: title: the braces of this formula do not pair\n"
       "  title: A $\\frac{1}{2$ here\n"
       "           ^"},
      {"surface: himmelblau\n"
       "title: The $\\alpha$ and the $\\foo$\n"
       "optimizers: [{name: adam, label: 'A $x^2^3$'}]\n",
       "s.yaml:2:29: error: LaTeX: Undefined control sequence \\foo\n"
       "  title: The $\\alpha$ and the $\\foo$\n"
       "                              ^\n"
       "s.yaml:3:37: error: LaTeX: Double superscript\n"
       "  optimizers: [{name: adam, label: 'A $x^2^3$'}]\n"
       "                                      ^"},
      {"surface: himmelblau\n"
       "title: &t \"A $\\\\foo$\"\n"
       "optimizers: [{name: adam, label: *t}]\n",
       "s.yaml:2:8: error: LaTeX: Undefined control sequence \\foo\n"
       "  title: &t \"A $\\\\foo$\"\n"
       "         ^"},
      {"surface: himmelblau\n"
       "layout:\n"
       "  areas: [contour text]\n"
       "  panels:\n"
       "    text:\n"
       "      text: |\n"
       "        First\n"
       "        then $\\foo$\n",
       "s.yaml:8:14: error: LaTeX: Undefined control sequence \\foo\n"
       "          then $\\foo$\n"
       "               ^"},
      {"surface: himmelblau\n"
       "layout: {areas: [contour text]}\n",
       "s.yaml:2:26: error: text is missing in panel text\n"
       "  layout: {areas: [contour text]}\n"
       "                           ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("without LaTeX a scene that needs it is wrong, and says what to install", "[math]") {
  const testing::TemporaryFolder folder;
  testing::write_file(folder / "s.yaml", "surface: himmelblau\ntitle: With $x$\n");
  const testing::Process process(folder.path(), {"check", "s.yaml"}, [] { setenv("PATH", "/nowhere", 1); });
  const testing::Result r = process.wait();
  CHECK(r.exit_code == 2);
  CHECK(r.err ==
        "s.yaml:2:13: error: formulas need latex, which is not installed\n"
        "  title: With $x$\n"
        "              ^\n"
        "  install the Debian packages texlive-latex-base and dvisvgm\n"
        "1 mistake\n");
}

TEST_CASE("panels of a scene's own layout have their formulas", "[math]") {
  const char* text =
      "surface: himmelblau\n"
      "optimizers: [gradient_descent, adam]\n"
      "layout: {areas: [contour formula, contour words], panels: {words: {panel: text, text: 'Is $x$ "
      "*it*?'}}}\n"
      "outputs: [{profile: draft, width: 640, height: 360}]\n";
  const Scene scene = parse_scene("s.yaml", text, shipped_configs());
  REQUIRE(scene.formulas);
  CHECK(scene.formulas->count("x") == 1);
  CHECK(scene.formulas->count("\\displaystyle {}\\leftarrow \\theta - \\alpha \\nabla J(\\theta)") == 1);
  const Film film = compose(scene, scene.outputs.front(), descend_all(scene));
  REQUIRE(film.content().rules.size() == 2);
  CHECK(film.content().rules[1].title == "Adam");
  CHECK(film.content().rules[1].marks.size() == 1);
  CHECK(film.content().rules[1].marks[0].color == film.content().descents[1].color);
  last_frame(scene);
}

TEST_CASE("a sweep has one rule, with the marks of all its descents", "[math]") {
  const Scene scene =
      parse_scene("s.yaml",
                  "surface: himmelblau\n"
                  "optimizers: [{name: adam, learning_rate: [0.1, 0.2]}, {name: momentum, label: Mine}]\n",
                  shipped_configs());
  const Film film = compose(scene, testing::output(320, 180, 10), descend_all(scene));
  const std::vector<UpdateRule>& rules = film.content().rules;
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].title == "Adam");
  CHECK(rules[0].marks.size() == 2);
  CHECK(rules[0].series == std::vector<std::size_t>{0, 1});
  CHECK(rules[1].title == "Mine");
}

TEST_CASE("a very long formula is refused before LaTeX sees it", "[math]") {
  const std::string said =
      said_about("surface: himmelblau\nlayout: {panels: x}\ntitle: $" + std::string(1001, 'x') + "$\n");
  CHECK_THAT(said, Catch::Contains("title must have at most 200 characters, not 1003"));
}

TEST_CASE("frames with formulas are the same alone and in the film", "[math]") {
  const Scene scene = parse_scene("s.yaml", kScene, shipped_configs());
  const Film film = compose(scene, scene.outputs.front(), descend_all(scene));
  TextEngine text(scene.formulas);
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  bool equal = true;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) {
    const Image& in_film = painter.paint(k);
    if (k % 40 != 0) continue;
    const Image alone = paint_frame(film, k);
    for (int y = 0; y < alone.height(); ++y)
      equal = equal && std::equal(alone.row(y), alone.row(y) + alone.width(), in_film.row(y));
  }
  CHECK(equal);
}
