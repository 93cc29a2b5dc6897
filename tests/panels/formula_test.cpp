// Panels with formulas, as pictures.
#include "catch.hpp"
#include "core/error.hpp"
#include "optimizers/optimizer.hpp"
#include "panels/registry.hpp"
#include "surfaces/surface.hpp"
#include "tex/typeset.hpp"

using namespace gradreel;

namespace {

constexpr Color kRed{0.8, 0, 0.2, 1}, kBlue{0, 0.2, 0.8, 1};

std::shared_ptr<const FormulaBook> typeset_all(const std::vector<std::string>& formulas) {
  std::vector<std::string> unique;
  for (const std::string& f : formulas) {
    if (std::find(unique.begin(), unique.end(), f) == unique.end()) unique.push_back(f);
  }
  Typeset t = typeset(unique, {});
  for (const TypesetProblem& p : t.problems) FAIL(unique[p.formula] << ": " << p.message);
  return std::make_shared<const FormulaBook>(std::move(t.book));
}

std::vector<std::string> formulas_shown(const char* what, const SurfaceFormula& surface,
                                        const std::vector<std::string_view>& rules) {
  ParamValues options(find_panel("formula")->options);
  options.set("shows", std::string(what));
  return find_panel("formula")->formulas(options, surface, rules);
}

FilmContent content_of(const std::vector<const char*>& optimizers, int width = 1920, int height = 1080) {
  FilmContent c;
  c.width = width;
  c.height = height;
  std::vector<std::string_view> rules;
  for (const char* name : optimizers) {
    const OptimizerEntry* entry = find_optimizer(name);
    const Color color = c.rules.size() % 2 == 0 ? kRed : kBlue;
    c.rules.push_back(
        {std::string(entry->title), std::string(entry->latex), {{color, Marker::circle}}, {c.rules.size()}});
    c.descents.emplace_back().series = c.rules.size() - 1;
    rules.push_back(entry->latex);
  }
  c.formulas = typeset_all(formulas_shown("rules", {}, rules));
  return c;
}

ParamValues options_of(const char* panel, const char* text = nullptr) {
  ParamValues options(find_panel(panel)->options);
  if (text) options.set("text", std::string(text));
  return options;
}

/// The panel alone, on white.
Image painted(const char* name, const FilmContent& content, const ParamValues& options, const Box& cell) {
  TextEngine text(content.formulas);
  const auto panel = find_panel(name)->make(content, options, cell, text);
  Image image(content.width, content.height, 0xFFFFFFFFu);
  Canvas canvas(image, text);
  panel->paint_backdrop(canvas, {}, nullptr);
  canvas.check();
  return image;
}

/// Around all that is not white.
Rect inked(const Image& image) {
  Rect all;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.at(x, y) != 0xFFFFFFFFu) all = united(all, {x, y, 1, 1});
    }
  }
  return all;
}

bool has_color(const Image& image, Color color) {
  const Rgb wanted = to_rgb(color);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (to_rgb(image.at(x, y)) == wanted) return true;
    }
  }
  return false;
}

std::string said_by(const char* panel, const FilmContent& content, const ParamValues& options,
                    const Box& cell) {
  TextEngine text(content.formulas);
  try {
    find_panel(panel)->make(content, options, cell, text);
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("LaTeX knows the formulas of all optimizers and surfaces", "[formula_panel]") {
  std::vector<std::string_view> rules;
  for (const OptimizerEntry* entry : optimizers()) {
    CHECK_FALSE(entry->latex.empty());
    rules.push_back(entry->latex);
  }
  for (const SurfaceEntry* entry : surfaces()) {
    CHECK_FALSE(entry->latex.empty());
    rules.push_back(entry->latex);
  }
  const auto book = typeset_all(formulas_shown("rules", {}, rules));
  for (const auto& [latex, formula] : *book) {
    INFO(latex);
    CHECK(formula.ink.width > 0);
    CHECK(formula.width < 36);
  }
}

TEST_CASE("rules stay in their cell, in the colours of their trails", "[formula_panel]") {
  const FilmContent content = content_of({"gradient_descent", "adam"});
  for (const Box& cell : {Box{100, 200, 700, 500}, Box{100, 200, 1500, 300}, Box{1300, 50, 400, 900}}) {
    const Image image = painted("formula", content, options_of("formula"), cell);
    const Rect ink = inked(image);
    CHECK(ink.x >= cell.x - 1);
    CHECK(ink.y >= cell.y - 1);
    CHECK(ink.right() <= cell.right() + 1);
    CHECK(ink.bottom() <= cell.bottom() + 1);
    CHECK(has_color(image, kRed));
    CHECK(has_color(image, kBlue));
    CHECK(has_color(image, content.theme.ink));
  }
}

TEST_CASE("rules that do not fit are an error that says what to do", "[formula_panel]") {
  const FilmContent content = content_of({"gradient_descent", "adam", "radam"});
  CHECK(said_by("formula", content, options_of("formula"), {0, 0, 200, 300}) ==
        "the update rules do not fit into the formula panel's 200 x 300 px, not even in letters of 20 px: "
        "give it a "
        "larger cell, or show fewer optimizers");
}

TEST_CASE("the rules of a dozen optimizers fit a frame of their own", "[formula_panel]") {
  std::vector<const char*> names;
  for (const OptimizerEntry* entry : optimizers().first(12)) names.push_back(entry->name.data());
  const FilmContent content = content_of(names);
  CHECK(said_by("formula", content, options_of("formula"), {50, 50, 1820, 980}).empty());
}

TEST_CASE("the surface's formula stands above the rules, or alone", "[formula_panel]") {
  FilmContent content = content_of({"gradient_descent"});
  content.surface_formula = {"Gentle valley",
                             "f(x, y) = (a - x)^{2} + b (y - x^{2})^{2}\na = 1, \\quad b = 5"};
  const std::vector<std::string_view> rules = {content.rules[0].latex};
  content.formulas = typeset_all(formulas_shown("both", content.surface_formula, rules));
  const Box cell = {100, 200, 900, 600};
  const auto ink_of = [&](const char* what) {
    ParamValues options = options_of("formula");
    options.set("shows", std::string(what));
    return inked(painted("formula", content, options, cell));
  };
  const Rect rule = ink_of("rules"), surface = ink_of("surface"), both = ink_of("both");
  CHECK(both.height > rule.height + surface.height);
  CHECK(both.width == surface.width);
  CHECK(ink_of("auto") == rule);  // a surface of the registry
  content.surface_formula.is_typed = true;
  CHECK(ink_of("auto") == both);
  content.surface_formula.title.clear();
  CHECK(ink_of("surface").height < surface.height - 20);
  CHECK(formulas_shown("rules", content.surface_formula, rules).size() == 4);
  CHECK(formulas_shown("surface", content.surface_formula, rules) ==
        std::vector<std::string>{"\\displaystyle f(x, y) ",
                                 "\\displaystyle {}= (a - x)^{2} + b (y - x^{2})^{2}", "\\displaystyle a ",
                                 "\\displaystyle {}= 1, \\quad b = 5", "\\displaystyle f(x, y) ",
                                 "\\displaystyle {}= (a - x)^{2} + b (y - x^{2})^{2}", "\\displaystyle a ",
                                 "\\displaystyle {}= 1", "\\displaystyle b ", "\\displaystyle {}= 5"});
}

TEST_CASE("what a formula panel cannot show", "[formula_panel]") {
  FilmContent content = content_of({"gradient_descent"});
  ParamValues options = options_of("formula");
  options.set("shows", std::string("surface"));
  CHECK(said_by("formula", content, options, {0, 0, 900, 600}) == "formula: the surface has no formula");
  content.surface_formula = {"", "f(x, y) = x^{2} + y^{2}", true};
  content.formulas = typeset_all(formulas_shown("surface", content.surface_formula, {}));
  CHECK(
      said_by("formula", content, options, {0, 0, 60, 30}) ==
      "the formulas do not fit into the formula panel's 60 x 30 px, not even in letters of 20 px: give it a "
      "larger cell, or show fewer formulas");
}

TEST_CASE("the text panel sets paragraphs in its cell", "[text_panel]") {
  FilmContent content;
  content.width = 1920;
  content.height = 1080;
  content.formulas = typeset_all({"\\hat m", "\\frac{a}{b}"});
  const char* text =
      "# Why\nAdam divides $\\hat m$ by the **root** of a mean.\n\n- an *item* with $\\frac{a}{b}$\n- costs "
      "\\$5\n\nEnd.";
  const Box cell = {100, 200, 500, 400};
  const Image image = painted("text", content, options_of("text", text), cell);
  const Rect ink = inked(image);
  CHECK(ink.x >= 100);
  CHECK(ink.x < 110);
  CHECK(ink.y >= 200);
  CHECK(ink.right() <= 600);
  CHECK(ink.bottom() <= 600);
  CHECK(ink.height > 200);
  CHECK(said_by("text", content, options_of("text", text), {0, 0, 200, 100}) ==
        "the text does not fit into its panel's 200 x 100 px, not even in letters of 20 px: shorten it, or "
        "give it a "
        "larger cell");
  CHECK(said_by("text", content, options_of("text", "Unbreakable"), {0, 0, 50, 400}) ==
        "the text does not fit into its panel's 50 x 400 px, not even in letters of 20 px: shorten it, or "
        "give it a "
        "larger cell");
}

TEST_CASE("letters are not smaller than 12 px in a frame of 450 lines, and in proportion below",
          "[text_panel]") {
  FilmContent content;
  content.width = 320;
  content.height = 180;
  CHECK_THAT(said_by("text", content, options_of("text", "Unbreakable"), {0, 0, 12, 100}),
             Catch::Contains("letters of 5 px"));
  content.width = 800;
  content.height = 450;
  CHECK_THAT(said_by("text", content, options_of("text", "Unbreakable"), {0, 0, 30, 100}),
             Catch::Contains("letters of 12 px"));
}
