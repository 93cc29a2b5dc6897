// Typed formulas against the compiled templates of surfaces/.
//
//   formula_bench [ROUNDS]
//
// Processor time on one thread for a million columns: values, gradients and Hessians, in nanoseconds per
// column; the best of the rounds.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <variant>

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

/// Where results go, the same for both, as the speed of memory differs from place to place.
struct Results {
  Values f;
  Positions g;
  Hessians h;
};

ExpressionObjective objective_of(const char* text) {
  const auto parsed = parse_expression(text, {{"x", "y"}, {}});
  return ExpressionObjective(std::get<Program>(compile(std::get<Expression>(parsed), 2, {})));
}

/// Nanoseconds per column of both, in turns: the best of the rounds, as other programs disturb.
template <class Work>
std::array<double, 2> measure(const std::array<const Objective*, 2>& objectives, int rounds, Work work) {
  std::array<double, 2> best = {1e9, 1e9};
  for (int i = 0; i < rounds; ++i) {
    for (std::size_t k = 0; k < 2; ++k) {
      const double begin = cpu_milliseconds();
      work(*objectives[k]);
      best[k] = std::min(best[k], (cpu_milliseconds() - begin) * 1e6 / kColumns);
    }
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  fmt::print("{} columns, one thread, best of {} rounds, ns per column: compiled, typed, relative speed\n\n",
             kColumns, rounds);
  fmt::print("{:<16} {:^22}   {:^22}   {:^22}\n", "surface", "values", "gradients", "Hessians");
  Results r;
  for (const Typed& typed : kTyped) {
    const SurfaceEntry& entry = *find_surface(typed.surface);
    Positions x(2, kColumns);
    for (int i = 0; i < kColumns; ++i) {
      const double turn = i * 0.6180339887498949;
      x.col(i) << entry.domain.x_min +
                      (entry.domain.x_max - entry.domain.x_min) * (turn - static_cast<int>(turn)),
          entry.domain.y_min + (entry.domain.y_max - entry.domain.y_min) * i / kColumns;
    }
    const auto compiled = make_default(entry);
    const ExpressionObjective in_text = objective_of(typed.text);
    const std::array<const Objective*, 2> both = {compiled.get(), &in_text};
    fmt::print("{:<16}", typed.surface);
    for (const auto& best : {measure(both, rounds, [&](const Objective& o) { o.value(x, r.f); }),
                             measure(both, rounds, [&](const Objective& o) { o.gradient(x, r.f, r.g); }),
                             measure(both, rounds, [&](const Objective& o) { o.hessian(x, r.f, r.g, r.h); })})
      fmt::print(" {:>7.2f} {:>7.2f} {:>5.2f}x  ", best[0], best[1], best[0] / best[1]);
    fmt::print("\n");
  }
}
