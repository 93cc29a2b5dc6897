// Typed formulas against the compiled templates of surfaces/.
//
//   formula_bench [ROUNDS]
//
// Processor time on one thread for a million columns: values, gradients and Hessians, in nanoseconds per
// column; the best of the rounds.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "cpu_time.hpp"
#include "expression/expression_objective.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

constexpr int kColumns = 1'000'000;

struct Typed {
  const char *surface, *text;
};

constexpr Typed kTyped[] = {
    {"saddle", "x^2 - y^2"},
    {"rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2"},
    {"himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"},
    {"beale", "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*(y^2*y))^2"},
    {"goldstein_price",
     "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*(x*y) + 3*y^2))*"
     "(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*(x*y) + 27*y^2))"},
    {"n_hump_camel", "0.5 + 0.1*(x^2 + y^2) + 0.55*sin(x)*sin(y) + 0.2*cos(x - 5*y)"},
    {"ackley", "20*(1 - exp(-0.2*sqrt(0.5*(x^2 + y^2)))) + (exp(1) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))))"},
};

struct Nanoseconds {
  double value, gradient, hessian;
};

ExpressionObjective objective_of(const char* text) {
  const auto parsed = parse_expression(text, {{"x", "y"}, {}});
  return ExpressionObjective(std::get<Program>(compile(std::get<Expression>(parsed), 2, {})));
}

Nanoseconds measure(const Objective& objective, const Positions& x, int rounds) {
  Values f;
  Positions g;
  Hessians h;
  const auto time = [&](auto work) {
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) {
      const double begin = cpu_milliseconds();
      work();
      all.push_back((cpu_milliseconds() - begin) * 1e6 / kColumns);
    }
    return *std::min_element(all.begin(), all.end());
  };
  return {time([&] { objective.value(x, f); }), time([&] { objective.gradient(x, f, g); }),
          time([&] { objective.hessian(x, f, g, h); })};
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  fmt::print(
      "{} columns, one thread, best of {} rounds, ns per column: compiled, typed, relative speed\n\n",
      kColumns, rounds);
  fmt::print("{:<16} {:^22}   {:^22}   {:^22}\n", "surface", "values", "gradients", "Hessians");
  for (const Typed& typed : kTyped) {
    const SurfaceEntry& entry = *find_surface(typed.surface);
    Positions x(2, kColumns);
    for (int i = 0; i < kColumns; ++i) {
      const double turn = i * 0.6180339887498949;
      x.col(i) << entry.domain.x_min +
                      (entry.domain.x_max - entry.domain.x_min) * (turn - static_cast<int>(turn)),
          entry.domain.y_min + (entry.domain.y_max - entry.domain.y_min) * i / kColumns;
    }
    const Nanoseconds a = measure(*make_default(entry), x, rounds),
                      b = measure(objective_of(typed.text), x, rounds);
    fmt::print("{:<16}", typed.surface);
    for (const auto part : {&Nanoseconds::value, &Nanoseconds::gradient, &Nanoseconds::hessian})
      fmt::print(" {:>7.2f} {:>7.2f} {:>5.2f}x  ", a.*part, b.*part, a.*part / b.*part);
    fmt::print("\n");
  }
}
