#include "expression/evaluate.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "core/num.hpp"
#include "expression/expression_checks.hpp"
#include "surfaces/surface_checks.hpp"

using namespace gradreel;

namespace {

double not_a_number() { return std::numeric_limits<double>::quiet_NaN(); }

/// Values and first and second derivatives against extrapolated differences.
void check_derivatives(const std::string& text, Point at) {
  INFO(text);
  const ExpressionObjective f(program_of(text));
  const Derivatives d = derivatives_at(f, at);
  const auto difference = [&](auto part, Point direction) {
    return extrapolated_derivative([&](double t) { return part(at + t * direction); }, 0.02);
  };
  const auto value = [&](Point p) { return value_at(f, p); };
  const auto slope_x = [&](Point p) { return derivatives_at(f, p).x; };
  const auto slope_y = [&](Point p) { return derivatives_at(f, p).y; };
  const auto approx = [&](double want) { return Approx(want).epsilon(1e-8).margin(1e-9 * scale_of(d)); };
  CHECK(d.x == approx(difference(value, {1, 0})));
  CHECK(d.y == approx(difference(value, {0, 1})));
  CHECK(d.xx == approx(difference(slope_x, {1, 0})));
  CHECK(d.xy == approx(difference(slope_x, {0, 1})));
  CHECK(d.xy == approx(difference(slope_y, {1, 0})));
  CHECK(d.yy == approx(difference(slope_y, {0, 1})));
}

Derivatives derivatives_of(const std::string& text, double x, double y = 0) {
  return derivatives_at(ExpressionObjective(program_of(text)), {x, y});
}

}  // namespace

TEST_CASE("functions have their values") {
  const double x = 0.6;
  const std::pair<const char*, double> kWant[] = {{"sin(x)", std::sin(x)},
                                                  {"cos(x)", std::cos(x)},
                                                  {"tan(x)", std::tan(x)},
                                                  {"asin(x)", std::asin(x)},
                                                  {"acos(x)", std::acos(x)},
                                                  {"atan(x)", std::atan(x)},
                                                  {"sinh(x)", std::sinh(x)},
                                                  {"cosh(x)", std::cosh(x)},
                                                  {"tanh(x)", std::tanh(x)},
                                                  {"exp(x)", std::exp(x)},
                                                  {"log(x)", std::log(x)},
                                                  {"log2(x)", std::log2(x)},
                                                  {"log10(x)", std::log10(x)},
                                                  {"sqrt(x)", std::sqrt(x)},
                                                  {"cbrt(x)", std::cbrt(x)},
                                                  {"abs(-x)", x},
                                                  {"floor(-x)", -1},
                                                  {"sign(-x)", -1},
                                                  {"sign(x)", 1},
                                                  {"sign(0*x)", 0},
                                                  {"erf(x)", std::erf(x)},
                                                  {"sigmoid(x)", 1 / (1 + std::exp(-x))},
                                                  {"softplus(x)", std::log1p(std::exp(x))},
                                                  {"relu(x)", x},
                                                  {"relu(-x)", 0},
                                                  {"atan2(x, -2)", std::atan2(x, -2)},
                                                  {"min(x, 1, 0.2)", 0.2},
                                                  {"max(x, 1, 0.2)", 1},
                                                  {"pow(x, 3)", x * x * x},
                                                  {"pow(x, 1.5)", std::pow(x, 1.5)},
                                                  {"2^x", std::pow(2, x)},
                                                  {"e^x", std::exp(x)},
                                                  {"x^x", std::pow(x, x)},
                                                  {"hypot(x, 0.8)", std::hypot(x, 0.8)},
                                                  {"x^0.5", std::sqrt(x)},
                                                  {"x^0", 1},
                                                  {"x^-2", 1 / (x * x)},
                                                  {"pi", kPi},
                                                  {"e", std::exp(1)},
                                                  {"a*alpha", 1}};
  for (const auto& [text, want] : kWant) {
    INFO(text);
    CHECK(value_of_text(text, x) == Approx(want).epsilon(4e-16));
  }
}

TEST_CASE("derivatives are those of the functions") {
  for (const FunctionEntry& f : expression_functions()) {
    if (f.most > 1) continue;
    check_derivatives(std::string(f.name) + "(0.7*x + 0.2*y*y)", {0.45, 0.6});
    if (f.name != "floor" && f.name != "asin" && f.name != "acos" && f.name.substr(0, 3) != "log" &&
        f.name != "sqrt")
      check_derivatives(std::string(f.name) + "(x*y - 1.2)", {0.45, 0.6});
  }
  for (const char* text : {"atan2(x, y)",
                           "atan2(y^2, -x - 1)",
                           "hypot(x, 2*y)",
                           "min(x, y^2)",
                           "max(x, y^2, x*y)",
                           "x^y",
                           "(x*y)^(x + y)",
                           "x^2.5*y",
                           "x^-3",
                           "x^7 + y^6",
                           "2^(x*y)",
                           "e^(x - y)",
                           "0.5^x",
                           "where(x < y, x^2*y, x)",
                           "1/(x + y)",
                           "x/y",
                           "x/3",
                           "3/x",
                           "sum(i, 1, 5, i*cos((i + 1)*x + i))",
                           "-(x - y)^2",
                           "x^64",
                           "x^65",
                           "(x + y)^0.5",
                           "softplus(40*x)",
                           "sigmoid(-30*y)",
                           "pow(x, y)",
                           "a*x^2 + alpha*y"}) {
    check_derivatives(text, {0.7, 0.9});
  }
}

TEST_CASE("tips and kinks have the derivatives that the documentation says") {
  CHECK(derivatives_of("sqrt(x^2 + y^2)", 0).x == 0);
  CHECK(derivatives_of("hypot(x, y)", 0).xx == 0);
  CHECK(derivatives_of("cbrt(x)", 0).x == 0);
  CHECK(derivatives_of("abs(x)", 0).x == 1);
  CHECK(derivatives_of("relu(x)", 0).x == 0);
  CHECK(derivatives_of("sign(x)", 0).x == 0);
  CHECK(derivatives_of("floor(x)", 1).x == 0);
  CHECK(derivatives_of("x^y", 0, 2).y == 0);
  CHECK(derivatives_of("where(x > 0, log(x), 0)", -1).f == 0);
  CHECK(derivatives_of("where(x > 0, log(x), 0)", -1).x == 0);
}

TEST_CASE("what is not a number stays so, in min and max too") {
  for (const char* text :
       {"log(x)", "sqrt(x)", "x^0.3", "asin(x)", "min(log(x), 1)", "min(1, log(x))", "max(log(x), 1)",
        "max(1, log(x))", "relu(log(x))", "sign(log(x))", "abs(log(x))"}) {
    INFO(text);
    CHECK(std::isnan(value_of_text(text, -3)));
  }
  CHECK(value_of_text("min(x, y)", not_a_number(), 1) != value_of_text("min(x, y)", not_a_number(), 1));
  CHECK(std::isinf(value_of_text("1/x")));
}

TEST_CASE("a column's bits do not depend on how many stand beside it") {
  const ExpressionObjective f(program_of("sin(3*x)*y^2 + exp(-x*x)/(1 + abs(y)) + erf(x - y)"));
  const Positions all = random_points({-3, 3, -2, 2}, 397);
  Values f1, f2;
  Positions g1, g2;
  Hessians h1, h2;
  f.hessian(all, f1, g1, h1);
  for (const Eigen::Index n : {1, 2, 3, 4, 5, 31, 32, 33, 63, 64, 65, 127, 191, 192, 193, 397}) {
    const Positions some = all.rightCols(n);
    f.hessian(some, f2, g2, h2);
    CHECK((f2 == f1.rightCols(n)).all());
    CHECK((g2 == g1.rightCols(n)).all());
    CHECK((h2 == h1.rightCols(n)).all());
    f.gradient(some, f2, g2);
    CHECK((f2 == f1.rightCols(n)).all());
    CHECK((g2 == g1.rightCols(n)).all());
    f.value(some, f2);
    CHECK((f2 == f1.rightCols(n)).all());
  }
  f.gradient(Positions(2, 0), f2, g2);
  CHECK(f2.size() == 0);
  CHECK(g2.cols() == 0);
}

TEST_CASE("programs of one variable") {
  const auto parsed = parse_expression("t^3", {{"t"}, {}});
  const auto compiled = compile(std::get<Expression>(parsed), 1, {});
  const ExpressionObjective f(std::get<Program>(compiled));
  CHECK(f.dimension() == 1);
  Positions t(1, 2), g;
  t << 2, -1;
  Values v;
  Hessians h;
  f.hessian(t, v, g, h);
  CHECK((v == Values{{8, -1}}).all());
  CHECK((g == Values{{12, 3}}).all());
  CHECK((h == Values{{12, -6}}).all());
}

TEST_CASE("what is constant is computed once, and what occurs twice, too") {
  const auto operations = [](const char* text) {
    std::vector<Operation> all;
    for (const Instruction& i : program_of(text).instructions) all.push_back(i.operation);
    return all;
  };
  using List = std::vector<Operation>;
  CHECK(operations("2*pi*x") == List{Operation::multiply_constant});
  CHECK(operations("exp(1)^2 + a*alpha") == List{Operation::constant});
  CHECK(operations("x").empty());
  CHECK(operations("where(1 < 2, x*y, exp(x))") == List{Operation::multiply});
  CHECK(operations("(x*y) + (x*y)") == List{Operation::multiply, Operation::add});
  CHECK(operations("x^4") == List{Operation::multiply, Operation::multiply});
  CHECK(operations("1*x/1") == List{});
  CHECK(operations("sum(i, 1, 3, i)*x") == List{Operation::multiply_constant});
}

TEST_CASE("registers are used again") {
  CHECK(program_of("(x^2 + y - 11)^2 + (x + y^2 - 7)^2").registers == 4);
  std::string sum = "sin(x)";
  for (int i = 2; i < 60; ++i) sum += " + sin(" + std::to_string(i) + "*x)";
  CHECK(program_of(sum).registers == 4);
}

TEST_CASE("a product that only a sum needs is one operation with it, of the same bits") {
  const auto operations = [](const char* text) {
    std::vector<Operation> all;
    for (const Instruction& i : program_of(text).instructions) all.push_back(i.operation);
    return all;
  };
  using Operations = std::vector<Operation>;
  CHECK(operations("x*y + x") == Operations{Operation::multiply_add});
  CHECK(operations("x + x*y") == Operations{Operation::multiply_add});
  CHECK(operations("x*y - x") == Operations{Operation::multiply_subtract});
  CHECK(operations("x - x*y") == Operations{Operation::subtract_product});
  CHECK(operations("3*x + y") == Operations{Operation::scale_add});
  CHECK(operations("3*x - y") == Operations{Operation::scale_subtract});
  CHECK(operations("y - 3*x") == Operations{Operation::subtract_scaled});
  CHECK(operations("x*y + x*y") == Operations{Operation::multiply, Operation::add});  // computed once
  CHECK(operations("x^2 + y^2") == Operations{Operation::multiply, Operation::multiply_add});
  CHECK(operations("(x*y + x)*(x*y)") ==
        Operations{Operation::multiply, Operation::add, Operation::multiply});
  // Products are rounded before they are added: (1 + 2^-27)^2 is not exact.
  const double tiny = 0x1p-27;
  CHECK(value_of_text("x*x - y", 1 + tiny, 1 + 2 * tiny) == 0);
  CHECK(value_of_text("y - x*x", 1 + tiny, 1 + 2 * tiny) == 0);
  CHECK(value_of_text("x*y + 1 - 1", 3, 5) == 15);
}
