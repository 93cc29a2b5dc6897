#include "catch.hpp"
#include "expression/expression_checks.hpp"

using namespace gradreel;

TEST_CASE("powers bind tightest and to the right, a sign before them binds less") {
  CHECK(value_of_text("-x^2", 3) == -9);
  CHECK(value_of_text("(-x)^2", 3) == 9);
  CHECK(value_of_text("2^3^2") == 512);
  CHECK(value_of_text("2^-2") == 0.25);
  CHECK(value_of_text("2**3") == 8);
  CHECK(value_of_text("-2^2") == -4);
  CHECK(value_of_text("x^-1", 4) == 0.25);
  CHECK(value_of_text("1 - 2 - 3") == -4);
  CHECK(value_of_text("8/4/2") == 1);
  CHECK(value_of_text("2*-3") == -6);
  CHECK(value_of_text("- -x", 2) == 2);
  CHECK(value_of_text("+x", 2) == 2);
  CHECK(value_of_text("1 + 2*3^2") == 19);
  CHECK(value_of_text("-x*y", 2, 3) == -6);
  CHECK(value_of_text(" ( x\n\t+ 1 ) ", 2) == 3);
}

TEST_CASE("numbers are decimal") {
  CHECK(value_of_text(".5") == 0.5);
  CHECK(value_of_text("5.") == 5);
  CHECK(value_of_text("1e3") == 1000);
  CHECK(value_of_text("2.5E-1") == 0.25);
  CHECK(value_of_text("1e+2") == 100);
  CHECK(slip_of("1.2.3") == "3: a number has one decimal point");
  CHECK(slip_of("1e999") == "0: 1e999 is too large or too small a number");
  CHECK(slip_of("1,5") == "1: unexpected ','; decimal numbers have a point, as in 1.5");
  CHECK(slip_of("(1,5)") == "2: unexpected ','; decimal numbers have a point, as in 1.5");
}

TEST_CASE("a product without its sign says where it goes") {
  CHECK(slip_of("3x") == "1: a product needs its sign *; write 3*x");
  CHECK(slip_of("2(x + 1)") == "1: a product needs its sign *; write 2*(x + 1)");
  CHECK(slip_of("x y") == "2: a product needs its sign *; write x*y");
  CHECK(slip_of("(x + 1)(y - 1)") == "7: a product needs its sign *; write (x + 1)*(y - 1)");
  CHECK(slip_of("1 + 2 sin(x)") == "6: a product needs its sign *; write 2*sin(x)");
  CHECK(slip_of("2*x y^2") == "4: a product needs its sign *; write x*y");
  CHECK(slip_of("x^2 y") == "4: a product needs its sign *; write x^2*y");
  CHECK(slip_of("2 pi x") == "2: a product needs its sign *; write 2*pi");
  CHECK(slip_of("(x)2") == "3: a product needs its sign *; write (x)*2");
  CHECK(slip_of("x 2") == "2: a product needs its sign *; write x*2");
  CHECK(slip_of("2(x + 1") == "1: a product needs its sign *; write 2*(x + 1");
  CHECK(slip_of("sin(x)cos(y)") == "6: a product needs its sign *; write sin(x)*cos(y)");
  CHECK(slip_of("xy") == "0: unknown name 'xy'; write x*y for a product");
  CHECK(slip_of("3 + axy") == "4: unknown name 'axy'; write a*x*y for a product");
  CHECK(slip_of("x2") ==
        "0: unknown name 'x2'; the variables are x and y: write y; a power is x^2, a product 2*x");
  CHECK(slip_of("x(y + 1)") == "0: 'x' is not a function; write x*(...) for a product");
  CHECK(slip_of("pi(y)") == "0: 'pi' is not a function; write pi*(...) for a product");
}

TEST_CASE("names of other languages say what is meant") {
  CHECK(slip_of("np.sin(x)") == "0: unknown function 'np.sin'; write sin");
  CHECK(slip_of("math.exp(x)") == "0: unknown function 'math.exp'; write exp");
  CHECK(slip_of("np.arctan2(y, x)") == "0: unknown function 'np.arctan2'; write atan2");
  CHECK(slip_of("1 + ln(x)") == "4: unknown function 'ln'; write log");
  CHECK(slip_of("math.pi*x") == "0: unknown name 'math.pi'; write pi");
  CHECK(slip_of("PI*x") == "0: unknown name 'PI'; write pi");
  CHECK(slip_of("arcsin(x)") == "0: unknown function 'arcsin'; write asin");
  CHECK(slip_of("sinn(x)") == "0: unknown function 'sinn'; did you mean 'sin'?");
  CHECK(slip_of("sinx") == "0: unknown name 'sinx'; write sin(x)");
  CHECK(slip_of("sin x") == "0: 'sin' is a function: its arguments stand in parentheses; write sin(x)");
  CHECK(slip_of("atan2 + 1") ==
        "0: 'atan2' is a function: its arguments stand in parentheses; write atan2(y, x)");
  CHECK(slip_of("alpa*x") == "0: unknown name 'alpa'; did you mean 'alpha'?");
  CHECK(slip_of("z + 1") == "0: unknown name 'z'; known: x, y, a, alpha, pi, e");
  CHECK(slip_of("X + 1") == "0: unknown name 'X'; did you mean 'x'?");
}

TEST_CASE("characters that mean something elsewhere say what to write") {
  CHECK(slip_of("x²") == "1: unexpected '²'; write ^2");
  CHECK(slip_of("x − 1") == "2: unexpected '−'; write -");
  CHECK(slip_of("x·y") == "1: unexpected '·'; write *");
  CHECK(slip_of("π*x") == "0: unexpected 'π'; write pi");
  CHECK(slip_of("|x|") == "0: unexpected '|'; write abs(x) for the absolute value");
  CHECK(slip_of("[x]") == "0: unexpected '['; write (; the variables are x and y, not x[0] and x[1]");
  CHECK(slip_of("x // 2") == "2: unexpected '//'; write floor(a/b)");
  CHECK(slip_of("$x$") == "0: unexpected '$'; a formula stands without dollar signs");
  CHECK(slip_of("x ? 1 : 2") == "2: unexpected '?'; write where(condition, a, b)");
  CHECK(slip_of("x = 1") ==
        "2: unexpected '='; write == to compare; a formula is the function's value alone, without \"f(x, y) "
        "=\"");
  CHECK(slip_of("ж") == "0: unexpected 'ж'");
  CHECK(slip_of("x; y") == "1: unexpected ';'; a formula is one value");
}

TEST_CASE("words and notations of other languages say what to write") {
  const std::string nested = "nest where: where(x > 0, where(y > 0, a, b), b)";
  CHECK(slip_of("where(x < 0 and y < 0, 1, 2)") == "12: unexpected 'and'; " + nested);
  CHECK(slip_of("x or y") == "2: unexpected 'or'; nest where: where(x > 0, a, where(y > 0, a, b))");
  CHECK(slip_of("x if y else 1") == "2: unexpected 'if'; write where(condition, a, b)");
  CHECK(slip_of("x mod 2") == "2: unexpected 'mod'; write a - b*floor(a/b) for the remainder");
  CHECK(slip_of("0x1F*x") == "0: numbers are decimal; write 31");
  CHECK(slip_of("0x") == "1: a product needs its sign *; write 0*x");
  CHECK(slip_of("0xffffffffffffffffffff") == "0: numbers are decimal");
  CHECK(slip_of("1_000*x") == "1: digits stand without '_' between them");
  CHECK(slip_of("x..y") == "1: unexpected '..'; a number has one decimal point");
  CHECK(slip_of("x.") == "1: unexpected '.'; a point stands only in numbers");
  CHECK(slip_of("x!") == "1: unexpected '!'; factorials are not known");
  CHECK(slip_of("sin^2(x)") == "0: 'sin' is a function: its arguments stand in parentheses; write sin(x)^2");
  CHECK(slip_of("x − 1 × y") == "2: unexpected '−'; write -");
  CHECK(slip_of("^-2") == "0: expected a number, a name or '(', found '^'");
  CHECK(slip_of("1e400") == "0: 1e400 is too large or too small a number");
  CHECK(slip_of("sum(i, 1, 1/0, x)") ==
        "10: the bounds of a sum must be whole numbers, not a number that is not finite");
  CHECK(slip_of("sum(i, 0/0, 1, x)") ==
        "7: the bounds of a sum must be whole numbers, not a number that is not finite");
}

TEST_CASE("what is missing or too much is named at its place") {
  CHECK(slip_of("") == "0: the formula is empty");
  CHECK(slip_of("  ") == "0: the formula is empty");
  CHECK(slip_of("x +") == "3: the formula ends where a value should follow");
  CHECK(slip_of("1 + (x - (y + 1)") == "4: this '(' is never closed");
  CHECK(slip_of("x + 1)") == "5: this ')' closes nothing");
  CHECK(slip_of("x * / y") ==
        "4: expected a number, a name or '(', found '/'; one sign stands between two values");
  CHECK(slip_of("()") == "1: expected a number, a name or '(', found ')'");
  CHECK(slip_of("sin()") == "0: sin takes 1 argument, not fewer; write sin(x)");
  CHECK(slip_of("sin(x, y)") == "0: sin takes 1 argument, not more; write sin(x)");
  CHECK(slip_of("atan2(x)") == "0: atan2 takes 2 arguments, not fewer; write atan2(y, x)");
  CHECK(slip_of("max(x)") == "0: max takes at least 2 arguments, not fewer; write max(a, b)");
  CHECK(slip_of("log(x, 2)") ==
        "0: log takes 1 argument, not more; log is the natural one; see log2 and log10");
  CHECK(slip_of("where(x < 0, 1)") == "0: where takes 3 arguments, not fewer; write where(x < 0, a, b)");
}

TEST_CASE("comparisons stand in where, and where begins with one") {
  CHECK(value_of_text("where(x < 0, 1, 2)", -1) == 1);
  CHECK(value_of_text("where(x < 0, 1, 2)", 0) == 2);
  CHECK(value_of_text("where(x <= 0, 1, 2)", 0) == 1);
  CHECK(value_of_text("where(x > 0, 1, 2)", 0) == 2);
  CHECK(value_of_text("where(x >= 0, 1, 2)", 0) == 1);
  CHECK(value_of_text("where(x == y, 1, 2)", 3, 3) == 1);
  CHECK(value_of_text("where(x != y, 1, 2)", 3, 3) == 2);
  CHECK(value_of_text("where(a > 1, x, y)", 5, 7) == 5);
  CHECK(slip_of("x < 0") == "0: a comparison is not a number; write where(x < 0, 1, 0)");
  CHECK(slip_of("2*(x >= y)") == "3: a comparison is not a number; write where(x >= y, 1, 0)");
  CHECK(slip_of("where(x, 1, 2)") ==
        "6: where begins with a comparison, such as x < 0; write where(x < 0, a, b)");
  CHECK(slip_of("where(0 < x < 1, 1, 2)") ==
        "12: a comparison has two sides; nest where: where(a < x, where(x < b, 1, 0), 0)");
  CHECK(slip_of("where(x < 0 && y < 0, 1, 2)") ==
        "12: unexpected '&&'; nest where: where(x > 0, where(y > 0, a, b), b)");
}

TEST_CASE("sums run over whole numbers") {
  CHECK(value_of_text("sum(i, 1, 5, i)") == 15);
  CHECK(value_of_text("sum(i, 1, 3, i*x)", 2) == 12);
  CHECK(value_of_text("sum(i, 1, 3, sum(j, 1, i, j*x))", 1) == 10);
  CHECK(value_of_text("sum(i, 1, a, x)", 4) == 8);
  CHECK(value_of_text("sum(i, 1, 0, x)", 4) == 0);
  CHECK(value_of_text("sum(i, -2, 2, i^2)") == 10);
  CHECK(slip_of("sum(i, 1, 2.5, x)") == "10: the bounds of a sum must be whole numbers, not 2.5");
  CHECK(slip_of("sum(i, x, 3, y)") == "7: the bounds of a sum must not depend on the variables");
  CHECK(slip_of("sum(i, 5, 1, x)") == "0: this sum runs from 5 down to 1; write the smaller bound first");
  CHECK(slip_of("sum(x, 1, 5, x)") ==
        "4: the index of a sum needs a name of its own, not 'x'; write, for example, sum(i, 1, 5, i*x)");
  CHECK(slip_of("sum(a, 1, 5, a)") ==
        "4: the index of a sum needs a name of its own, not 'a'; write, for example, sum(i, 1, 5, i*x)");
  CHECK(slip_of("sum(1, 5, x)") == "4: sum begins with the name of its index; write sum(i, 1, 5, i*x)");
  CHECK(slip_of("sum(i, 1, 5)") == "0: sum takes 4 arguments, not fewer; write sum(i, 1, 5, i*x)");
  CHECK(slip_of("sum(i, 1, 5, x) + i") == "18: unknown name 'i'; known: x, y, a, alpha, pi, e");
}

TEST_CASE("length, nesting, sums and operations are bounded") {
  CHECK(slip_of(std::string(2001, '1')) == "0: a formula may have at most 2000 characters, not 2001");
  const auto nested = [](int n) {
    return std::string(static_cast<std::size_t>(n), '(') + "x" +
           std::string(static_cast<std::size_t>(n), ')');
  };
  CHECK(slip_of(nested(99)).empty());
  CHECK(slip_of(nested(100)) == "100: nested deeper than 100 levels");
  CHECK(slip_of(std::string(500, '-') + "x") == "100: nested deeper than 100 levels");
  std::string tower = "x";
  for (int i = 0; i < 200; ++i) tower += "^x";
  CHECK(slip_of(tower) == "200: nested deeper than 100 levels");
  std::string longest = "x";
  for (int i = 0; i < 900; ++i) longest += "+y";
  CHECK(slip_of(longest).empty());
  CHECK(slip_of("sum(i, 1, 1000, x)").empty());
  CHECK(slip_of("x + sum(i, 1, 1001, x)") == "4: a sum may have at most 1000 terms, not 1001");
  CHECK(slip_of("sum(i, 1, 1000000000, x)") == "0: a sum may have at most 1000 terms, not 1000000000");
  CHECK(slip_of("x + sum(i, 1, 1000, sum(j, 1, 1000, i*j*x))") ==
        "4: the formula has more than 20000 operations with its sums written out");
}

TEST_CASE("a million characters and sums in sums are refused at once") {
  CHECK(slip_of(std::string(1'000'000, '(')) == "0: a formula may have at most 2000 characters, not 1000000");
  std::string sums = "x";
  for (int i = 0; i < 20; ++i) sums = "sum(k" + std::to_string(i) + ", 1, 1000, " + sums + ")";
  CHECK(slip_of(sums) == "0: the formula has more than 20000 operations with its sums written out");
  std::string empty = "x";  // sums without terms
  for (int i = 0; i < 20; ++i) empty = "sum(k" + std::to_string(i) + ", 1, 0, " + empty + ")";
  CHECK(slip_of(empty).empty());
  CHECK(slip_of("sum(i, 1, 1000, x^(2^i))").empty());
}

TEST_CASE("names of parameters are words that mean nothing else") {
  const std::vector<std::string> variables = {"x", "y"};
  CHECK(why_no_parameter("alpha_1", variables).empty());
  CHECK(why_no_parameter("x", variables) == "it is the name of a variable");
  CHECK(why_no_parameter("pi", variables) == "it is the name of a constant");
  CHECK(why_no_parameter("sin", variables) == "it is the name of a function");
  CHECK(why_no_parameter("2a", variables) == "a name has letters, digits and '_', and begins with a letter");
  CHECK(why_no_parameter("a b", variables) == "a name has letters, digits and '_', and begins with a letter");
  CHECK(why_no_parameter("", variables) == "a name has letters, digits and '_', and begins with a letter");
}
