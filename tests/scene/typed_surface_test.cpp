// Surfaces that scenes define by formulas.
#include "scene/typed_surface.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "scene/alt_text.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "scene/formulas.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

Scene scene_of(const std::string& surface, const std::string& rest = "optimizers: [adam]\n") {
  return parse_scene("s.yaml", "surface: " + surface + "\n" + rest, shipped_configs());
}

std::string said(const std::string& surface) { return said_about("surface: " + surface + "\n"); }

const std::string kDomain = ", domain: {x: [-2, 2], y: [-1, 3]}}";

}  // namespace

TEST_CASE("a formula is a surface with all that scenes need") {
  const Scene scene = scene_of(
      "{formula: (a - x)^2 + 5*(y - x^2)^2, domain: {x: [-2, 2], y: [-1, 3]}, parameters: {a: 1}, title: My "
      "valley,\n"
      "  starts: [[-1, 2], [0, 0]]}");
  const SurfaceChoice& s = scene.surface;
  CHECK(s.name == "formula");
  CHECK(s.title == "My valley");
  CHECK(s.formula == "(a − x)² + 5(y − x²)²");
  CHECK(s.latex == "(a - x)^{2} + 5 (y - x^{2})^{2}");
  CHECK(s.domain == Domain{-2, 2, -1, 3});
  CHECK(scene.view.domain == Domain{-2, 2, -1, 3});
  CHECK(s.parameters == Parameters{{"a", 1.0}});
  REQUIRE(s.minima.size() == 1);
  CHECK(s.minima[0].at == Point{1, 1});
  CHECK(s.minima[0].value == 0);
  CHECK(scene.starts == std::vector<Point>{{-1, 2}});
  CHECK(value_at(*s.objective, {0, 2}) == 21);
}

TEST_CASE("what a formula leaves out is found") {
  const Scene scene =
      scene_of("{formula: (x^2 + y - 11)^2 + (x + y^2 - 7)^2, domain: {x: [-5, 5], y: [-5, 5]}}");
  const SurfaceChoice& s = scene.surface;
  CHECK(s.title.empty());
  CHECK(title_of(s) == "f(x, y) = (x² + y − 11)² + (x + y² − 7)²");
  REQUIRE(s.minima.size() == 4);
  for (const Minimum& m : s.minima) {
    CHECK(m.global);
    CHECK(m.value < 1e-28);
  }
  REQUIRE(s.starts.size() == 1);
  CHECK(s.domain.contains(s.starts[0]));
  const Scene holes = scene_of("{formula: \"log(x)\", domain: {x: [-9, 1], y: [0, 1]}}");
  CHECK(holes.surface.starts[0].x > 0);  // where f is finite
}

TEST_CASE("minima as they are given are local or global by their values") {
  const Scene scene = scene_of(
      "{formula: x^4 - 2*x^2 + 0.3*x + y^2, domain: {x: [-2, 2], y: [-2, 2]}, minima: [[0.96, 0], [-1.04, "
      "0]]}");
  const std::vector<Minimum>& minima = scene.surface.minima;
  REQUIRE(minima.size() == 2);
  CHECK(minima[0].at == Point{-1.04, 0});
  CHECK((minima[0].global && !minima[1].global));
  CHECK(scene_of("{formula: x^2 + y^2, minima: []" + kDomain).surface.minima.empty());
}

TEST_CASE("mistakes in formulas are shown where they stand") {
  CHECK(said("{formula: 3x + y" + kDomain) ==
        "s.yaml:1:21: error: surface.formula: a product needs its sign *\n"
        "  surface: {formula: 3x + y, domain: {x: [-2, 2], y: [-1, 3]}}\n"
        "                      ^\n"
        "  write 3*x");
  CHECK(said("\n  domain: {x: [-2, 2], y: [-1, 3]}\n  formula: |\n    x^2 +\n    np.sin(y)") ==
        "s.yaml:5:5: error: surface.formula: unknown function 'np.sin'\n"
        "      np.sin(y)\n"
        "      ^\n"
        "  write sin");
  CHECK(said("\n  domain: {x: [-2, 2], y: [-1, 3]}\n  formula: \"sum(i, 1, 2.5, x*i)\"") ==
        "s.yaml:3:23: error: surface.formula: the bounds of a sum must be whole numbers, not 2.5\n"
        "    formula: \"sum(i, 1, 2.5, x*i)\"\n"
        "                        ^");
}

TEST_CASE("what else may be wrong with a typed surface") {
  const auto contains = [](const std::string& text) { return Catch::Contains(text); };
  CHECK_THAT(said("{formula: x}"), contains("domain is missing in surface"));
  CHECK_THAT(said("{formula: y, domain: {y: [0, 1]}}"), contains("x is missing in surface.domain"));
  CHECK_THAT(said("{formula: [x]" + kDomain),
             contains("surface.formula: expected a formula such as (1 - x)^2 + 5*(y - x^2)^2, found a list"));
  CHECK_THAT(said("{formula: x, name: himmelblau" + kDomain),
             contains("name and formula exclude each other"));
  CHECK_THAT(said("{formula: x, amplitude: 3" + kDomain), contains("unknown key 'amplitude' in surface"));
  CHECK_THAT(said("{formula: a*x, parameters: {a: b}" + kDomain),
             contains("surface.parameters.a: expected a number, found 'b'"));
  CHECK_THAT(said("{formula: x, parameters: {pi: 3}" + kDomain),
             contains("pi cannot be a parameter: it is the name of a constant"));
  CHECK_THAT(said("{formula: log(-1 - x^2)" + kDomain),
             contains("surface.formula is not finite anywhere in the domain"));
  CHECK_THAT(said("{formula: x^2, minima: [[9, 9]]" + kDomain),
             contains("surface.minima: (9, 9) is outside the domain"));
  CHECK_THAT(said("{formula: log(x), minima: [[-1, 1]]" + kDomain),
             contains("surface.minima: (−1, 1) is where f is not finite"));
  CHECK_THAT(said("{formula: x^2, minima: find" + kDomain), contains("unknown surface.minima 'find'"));
  CHECK_THAT(said("{domain: {x: [0, 1], y: [0, 1]}}"), contains("name is missing in surface"));
}

TEST_CASE("a parameter that the formula does not use is hardly meant") {
  const Scene scene = scene_of("{formula: x^2 + y^2, parameters: {a: 3}" + kDomain);
  REQUIRE_FALSE(scene.warnings.empty());
  CHECK(scene.warnings[0].message == "the formula does not use the parameter a");
}

TEST_CASE("a formula that is the same everywhere is hardly meant") {
  const Scene scene = scene_of("{formula: a^2, parameters: {a: 3}" + kDomain);
  REQUIRE_FALSE(scene.warnings.empty());
  CHECK(scene.warnings[0].message == "the formula does not use x or y: f is the same everywhere");
  CHECK((scene.warnings[0].where.line == 1 && scene.warnings[0].where.column == 20));
  CHECK(scene.surface.minima.empty());
}

TEST_CASE("texts for people call an untitled surface by its formula") {
  const Scene titled = scene_of("{formula: x^2 + y^2, title: Round valley" + kDomain);
  const Scene untitled = scene_of("{formula: x^2 + y^2" + kDomain);
  const std::vector<DescentFacts> facts(1);
  CHECK_THAT(alt_text(titled, facts), Catch::Contains(" on f(x, y) = x² + y² (Round valley) over "));
  const Scene numbers = scene_of("{formula: alpha*x^2 + b*y^2, parameters: {alpha: -1, b: 0.5}" + kDomain);
  CHECK_THAT(alt_text(numbers, facts),
             Catch::Contains(" on f(x, y) = αx² + by² with α = −1 and b = 0.5 over "));
  std::string sum = "x^2";
  for (int i = 0; i < 40; ++i) sum += " + y";
  const Scene lengthy = scene_of("{formula: " + sum + ", title: A ridge" + kDomain);
  CHECK_THAT(alt_text(lengthy, facts), Catch::Contains(" on the surface \"A ridge\" over "));
  CHECK_THAT(alt_text(untitled, facts), Catch::Contains(" on f(x, y) = x² + y² over "));
}

TEST_CASE("the formula panel typesets a typed surface's formula, with its parameters") {
  const std::string layout = "layout: {columns: [1], rows: [1], areas: [formula]}\n";
  const Scene scene = scene_of("{formula: a*x^2/(1 + y^2), parameters: {a: 0.5}, minima: []" + kDomain,
                               "optimizers: [adam]\n" + layout);
  const SurfaceFormula f = surface_formula(scene.surface);
  CHECK(f.title.empty());
  CHECK(f.latex == "f(x, y) = \\frac{a x^{2}}{1 + y^{2}}\na = 0.5");
  const auto is_used = [](const Scene& s, const std::string& latex) {
    return std::any_of(s.formula_uses.begin(), s.formula_uses.end(),
                       [&](const FormulaUse& use) { return use.latex == "\\displaystyle {}" + latex; });
  };
  CHECK(is_used(scene, "= \\frac{a x^{2}}{1 + y^{2}}"));
  CHECK(is_used(scene, "= 0.5"));
  const Scene known =
      parse_scene("s.yaml", "surface: bowl\noptimizers: [adam]\n" + layout, shipped_configs());
  CHECK_FALSE(is_used(known, "= 10"));
  CHECK(surface_formula(known.surface).latex ==
        "f(x, y) = u^2 + \\kappa v^2, \\quad u = x \\cos \\theta + y \\sin \\theta, \\quad v = y \\cos "
        "\\theta - x \\sin \\theta\n\\kappa = 10, \\quad \\theta = 0");
}

TEST_CASE("the digest of a film depends on the formula and its parameters") {
  const auto digest = [](const std::string& surface) {
    const Scene scene = scene_of(surface);
    return scene_digest(scene, scene.outputs.front());
  };
  const std::string a = "{formula: a*x^2, parameters: {a: 1}" + kDomain;
  CHECK(digest(a) == digest(a));
  CHECK(digest(a) != digest("{formula: a*x^2, parameters: {a: 2}" + kDomain));
  CHECK(digest(a) != digest("{formula: a*x^3, parameters: {a: 1}" + kDomain));
}
