#include "expression/notation.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

Expression expression_of(const std::string& text) {
  const auto parsed = parse_expression(text, {{"x", "y"}, {"a", "alpha", "width"}});
  INFO(text);
  REQUIRE(std::holds_alternative<Expression>(parsed));
  return std::get<Expression>(parsed);
}

std::string latex(const std::string& text) { return latex_of(expression_of(text)); }
std::string unicode(const std::string& text) { return unicode_of(expression_of(text)); }

}  // namespace

TEST_CASE("formulas are typeset as people write them") {
  CHECK(latex("(1 - x)^2 + 5*(y - x^2)^2") == "(1 - x)^{2} + 5 (y - x^{2})^{2}");
  CHECK(latex("2*sin(3*x)^2*cos(y)") == "2 \\sin^{2}(3 x) \\cos(y)");
  CHECK(latex("x/(y + 1)") == "\\frac{x}{y + 1}");
  CHECK(latex("(x/y)^2") == "\\left( \\frac{x}{y} \\right)^{2}");
  CHECK(latex("exp(-(x^2 + y^2)/2)") == "e^{-\\frac{x^{2} + y^{2}}{2}}");
  CHECK(latex("sqrt(abs(x)) + cbrt(y)") == "\\sqrt{\\left| x \\right|} + \\sqrt[3]{y}");
  CHECK(latex("hypot(x - 1, y)") == "\\sqrt{(x - 1)^{2} + y^{2}}");
  CHECK(latex("log(x) + asin(y)") == "\\ln(x) + \\arcsin(y)");
  CHECK(latex("sigmoid(x)") == "\\operatorname{sigmoid}(x)");
  CHECK(latex("alpha*x + width*y + a") == "\\alpha x + \\mathrm{width} \\, y + a");
  CHECK(latex("x*width*(y + 1)*2^width") == "x \\, \\mathrm{width} \\, (y + 1) \\cdot 2^{\\mathrm{width}}");
  CHECK(latex("2*3*x") == "2 \\cdot 3 x");
  CHECK(latex("x*-y") == "x (-y)");
  CHECK(latex("x - (y - 1)") == "x - (y - 1)");
  CHECK(latex("x - (y*2)") == "x - y \\cdot 2");
  CHECK(latex("(-x)^2 - x^2^y") == "(-x)^{2} - x^{2^{y}}");
  CHECK(latex("1.5e-3*x") == "1.5 \\cdot 10^{-3} x");
  CHECK(latex("sum(i, 1, 5, i*x)") == "\\sum_{i = 1}^{5} i x");
  CHECK(latex("where(x <= 0, -x, x)") ==
        "\\begin{cases} -x & \\text{if } x \\le 0 \\\\ x & \\text{else} \\end{cases}");
  CHECK(latex("floor(x) + min(x, y, 1)") == "\\left\\lfloor x \\right\\rfloor + \\min(x, y, 1)");
  CHECK(latex("2*pi*x") == "2 \\pi x");
  CHECK(latex("1e-03*x + 2E5 - x*1e2") == "10^{-3} x + 2 \\cdot 10^{5} - x \\cdot 10^{2}");
  CHECK(latex("sqrt(x)^2 + exp(y)^2 + sin(x)^-1") == "(\\sqrt{x})^{2} + (e^{y})^{2} + (\\sin(x))^{-1}");
  CHECK(latex("x/y*2 + a/x/y") == "\\frac{x}{y} \\cdot 2 + \\frac{\\frac{a}{x}}{y}");
  CHECK(latex("x - -y + -a") == "x - (-y) + (-a)");
  CHECK(latex("-(x + y) - (-x*y)") == "-(x + y) - (-x y)");
  CHECK(latex("x - (y + a) + (x + y)") == "x - (y + a) + x + y");
  CHECK(latex("sum(i, 1, 3, sum(j, 1, i, i*j*x + y))") == "\\sum_{i = 1}^{3} \\sum_{j = 1}^{i} (i j x + y)");
  CHECK(latex("2*sum(i, 1, 3, x/i)^2") == "2 \\left( \\sum_{i = 1}^{3} \\frac{x}{i} \\right)^{2}");
  CHECK(latex("where(x < 0, 1, where(x == y, 2, 3)) - 1") ==
        "\\begin{cases} 1 & \\text{if } x < 0 \\\\ 2 & \\text{if } x = y \\\\ 3 & \\text{else} \\end{cases} "
        "- 1");
}

TEST_CASE("long sums and products are typeset in lines") {
  const auto lines = [](const std::string& text) { return latex_lines_of(expression_of(text)); };
  CHECK(lines("(1 - x)^2 + 5*(y - x^2)^2") == "(1 - x)^{2} + 5 (y - x^{2})^{2}");
  CHECK(lines("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 - (2.625 - x + x*y^3)^2 + (x + y)") ==
        "(1.5 - x + x y)^{2} + (2.25 - x + x y^{2})^{2}\n- (2.625 - x + x y^{3})^{2} + x + y");
  CHECK(lines("(19 - 14*x + 3*x^2 - 14*y + 6*x*y)*(18 - 32*x + 12*x^2 + 48*y)*2") ==
        "(19 - 14 x + 3 x^{2} - 14 y + 6 x y)\n\\cdot (18 - 32 x + 12 x^{2} + 48 y) \\cdot 2");
  CHECK(lines("sqrt(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 12*x^2 + 48*y)") ==
        "\\sqrt{19 - 14 x + 3 x^{2} - 14 y + 6 x y + 12 x^{2} + 48 y}");
}

TEST_CASE("deep formulas are written in no time") {
  for (const char* function : {"abs", "floor", "sqrt", "exp", "where(x < 0, 1, ", "hypot(x, ", "-"}) {
    std::string text = "x";
    const std::string name = function;
    const bool has_open = name.find('(') != std::string::npos || name == "-";
    for (int i = 0; i < 45; ++i) text = name + (has_open ? "" : "(") + text + (name == "-" ? "" : ")");
    CHECK(latex(text).size() > 45);
    CHECK(unicode(text).size() > 45);
  }
}

TEST_CASE("formulas in plain text") {
  CHECK(unicode("(1 - x)^2 + 5*(y - x^2)^2") == "(1 − x)² + 5(y − x²)²");
  CHECK(unicode("2*pi*alpha*x*y") == "2παxy");
  CHECK(unicode("width*x*2") == "width x·2");
  CHECK(unicode("2*sin(3*x)^2*cos(y)") == "2sin²(3x) cos(y)");
  CHECK(unicode("x/(y + 1)/2") == "x/(y + 1)/2");
  CHECK(unicode("1/2*x*y + y*(x/a)*x") == "1/2·xy + yx/a·x");
  CHECK(unicode("where(x < 0, 1, where(x == y, 2, 3))") == "(1 if x < 0, else 2 if x = y, else 3)");
  CHECK(unicode("sqrt(x^2 + y^2) + sqrt(x)") == "√(x² + y²) + √x");
  CHECK(unicode("x^-2 + x^(y + 1)") == "x^(−2) + x^(y + 1)");
  CHECK(unicode("abs(x)*log(y)") == "|x|ln(y)");
  CHECK(unicode("sum(i, 1, 5, i*cos(i*x))") == "Σ(i = 1 … 5) i cos(ix)");
  CHECK(unicode("where(x != 0, 1/x, 0)") == "(1/x if x ≠ 0, else 0)");
  CHECK(unicode("1.5e-3*x") == "1.5·10⁻³x");
}

TEST_CASE("names are symbols") {
  CHECK(latex_of_name("alpha") == "\\alpha");
  CHECK(latex_of_name("alpha_1") == "\\alpha_{1}");
  CHECK(latex_of_name("x1") == "x_{1}");
  CHECK(latex_of_name("k_max") == "k_{\\mathrm{max}}");
  CHECK(latex_of_name("width") == "\\mathrm{width}");
  CHECK(latex_of_symbol("κ") == "\\kappa");
  CHECK(latex_of_symbol("w") == "w");
  CHECK(latex_of_number(-0.25) == "-0.25");
  CHECK(latex_of_number(2e-7) == "2 \\cdot 10^{-7}");
  CHECK(unicode_of_name("alpha12") == "α₁₂");
  CHECK(unicode_of_name("k_max") == "k_max");
  CHECK(unicode_of_name("width") == "width");
}
