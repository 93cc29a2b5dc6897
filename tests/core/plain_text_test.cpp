#include "core/plain_text.hpp"

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("formulas read as letters where letters are all there is") {
  CHECK(plain_text("Adam costs \\$0") == "Adam costs $0");
  CHECK(plain_text("no dollar \\alpha") == "no dollar \\alpha");
  CHECK(plain_text("Adam with $\\beta_1 = 0.9$ costs \\$0") == "Adam with β₁ = 0.9 costs $0");
  CHECK(plain_text("$\\alpha_k$, $\\beta_{12}^2$") == "αₖ, β₁₂²");
  CHECK(plain_text("$\\theta_{t+1} = \\theta_t - \\alpha \\nabla J(\\theta_t)$") == "θₜ₊₁ = θₜ - α∇J(θₜ)");
  CHECK(plain_text("$\\frac{a}{b} + \\frac{x+1}{\\sqrt{v_t} + \\epsilon}$") == "a/b + (x+1)/(√(vₜ) + ε)");
  CHECK(plain_text("$\\hat{m}_t$ and $\\mathbf{x}^\\top$") == "m\u0302ₜ and xᵀ");
  CHECK(plain_text("$x_{\\text{max}}$ $x^{Q}$ $e^{-x^2}$") == "xₘₐₓ x^Q e^(-x²)");
  CHECK(plain_text("$\\left( \\|g\\| \\leq 1 \\right)$") == "( ‖g‖ ≤ 1 )");
  CHECK(plain_text("$\\operatorname{argmin} \\mathcal{L}$") == "argmin L");
  CHECK(plain_text("$a\\cdot b \\pm x^{\\ast}$") == "a · b ± x*");
  CHECK(plain_text("$\\unknowncommand{x}$") == "unknowncommandx");
  CHECK(plain_text("$2^{10}$ of $f_{$") == "2¹⁰ of f");  // what nobody closes ends with the formula
  CHECK(plain_text("  two\n lines  ") == "two lines");
  CHECK(plain_text("") == "");
}

TEST_CASE("long texts are cut between words") {
  CHECK(shortened("short", 5) == "short");
  CHECK(shortened("αβγδε", 5) == "αβγδε");
  CHECK(shortened("αβγδεζ", 5) == "αβγδ…");
  CHECK(shortened("Momentum overshoots the valley", 20) == "Momentum overshoots…");
  CHECK(shortened("a veryveryverylongword", 12) == "a veryveryv…");
}
