// Many descents at once, against NumPy.
//
//   batch_bench [ROUNDS]
//
// Steps per second of adam on himmelblau for 1, 1e3 and 1e6 columns (the starts of as many descents), stop
// rules off, on all cores; medians. Each size is followed by the same in NumPy: bench/adam_numpy.py with
// $PYTHON, else /usr/bin/python3, which needs python3-numpy; without it that part is left out.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>

#include "descent/batch.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

struct Size {
  int columns, epochs;
};

/// Column-steps per second, and the sum of all end positions.
struct Figures {
  double rate = 0, sum = 0;
};

/// Spread over the domain; as adam_numpy.py has them.
Positions make_starts(int columns) {
  Positions x(2, columns);
  for (int i = 0; i < columns; ++i) {
    const double turns = i * 0.6180339887498949;
    x.col(i) << -5 + 10 * (turns - std::floor(turns)), -5 + 10 * ((i + 0.5) / columns);
  }
  return x;
}

Figures run_ours(const Size& size, int rounds) {
  using Clock = std::chrono::steady_clock;
  const auto surface = make_default(*find_surface("himmelblau"));
  const OptimizerEntry& adam = *find_optimizer("adam");
  DescentSettings settings;
  settings.epochs = size.epochs;
  settings.stop.loss = settings.stop.non_finite = false;
  const Positions starts = make_starts(size.columns);
  std::vector<double> rates;
  Figures figures;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Clock::now();
    const Endings endings = descend_batch(
        *surface, [&] { return adam.make(ParamValues(adam.params)); }, starts, settings,
        static_cast<int>(std::thread::hardware_concurrency()));
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    rates.push_back(static_cast<double>(size.columns) * size.epochs / seconds);
    figures.sum = endings.points.sum();
  }
  std::sort(rates.begin(), rates.end());
  figures.rate = rates[rates.size() / 2];
  return figures;
}

std::optional<Figures> run_numpy(const Size& size, int rounds) {
  const char* python = std::getenv("PYTHON");
  const std::string command =
      fmt::format("{} {}/bench/adam_numpy.py {} {} {} 2>/dev/null", python ? python : "/usr/bin/python3",
                  GRADREEL_SOURCE_DIR, size.columns, size.epochs, rounds);
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return std::nullopt;
  Figures figures;
  const int read = std::fscanf(pipe, "%lf %lf", &figures.rate, &figures.sum);
  return pclose(pipe) == 0 && read == 2 ? std::optional(figures) : std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  fmt::print("adam on himmelblau, {} threads, median of {} rounds, million column-steps per second\n\n",
             std::thread::hardware_concurrency(), rounds);
  fmt::print("{:>9} {:>7} {:>10} {:>10} {:>7}   end positions\n", "columns", "epochs", "gradreel", "numpy",
             "ratio");
  for (const Size& size : {Size{1, 100'000}, Size{1'000, 2'000}, Size{1'000'000, 50}}) {
    const Figures ours = run_ours(size, rounds);
    fmt::print("{:>9} {:>7} {:>10.3f}", size.columns, size.epochs, ours.rate / 1e6);
    std::fflush(stdout);
    if (const auto numpy = run_numpy(size, rounds)) {
      fmt::print(" {:>10.3f} {:>7.1f}   differ by {:.1e}\n", numpy->rate / 1e6, ours.rate / numpy->rate,
                 std::fabs(ours.sum - numpy->sum) / size.columns);
    } else {
      fmt::print("   (no NumPy: apt-get install python3-numpy)\n");
    }
  }
}
