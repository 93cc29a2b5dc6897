// How long files of data take to load.
//
//   readers_bench [ROUNDS]
//
// Processor time for a table of a million rows (step, w0, w1, loss; 17 figures each) as a recorded descent,
// and for grids of 2000 x 2000 values as text and through the surface: in milliseconds, the best of the
// rounds.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

#include "core/num.hpp"
#include "cpu_time.hpp"
#include "readers/grid.hpp"
#include "readers/recorded_descents.hpp"
#include "surfaces/grid_objective.hpp"

using namespace gradreel;

namespace {

constexpr int kRows = 1'000'000, kSide = 2000, kPlaces = 1'000'000;

std::string table() {
  std::string text = "step,w0,w1,loss\n";
  for (int i = 0; i < kRows; ++i) {
    const double t = 1e-5 * i;
    text += fmt::format("{},{:.17g},{:.17g},{:.17g}\n", i, num::cos(t), num::sin(t), 1 / (1 + t));
  }
  return text;
}

std::string rows() {
  std::string text;
  for (int i = 0; i < kSide; ++i) {
    for (int j = 0; j < kSide; ++j) text += fmt::format("{}{:.9g}", j > 0 ? "," : "", num::sin(1e-3 * i * j));
    text += '\n';
  }
  return text;
}

template <class Work>
void report(const std::string& what, int rounds, double megabytes, const Work& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double begin = cpu_milliseconds();
    work();
    best = std::min(best, cpu_milliseconds() - begin);
  }
  fmt::print("{:42} {:8.0f} ms", what, best);
  if (megabytes > 0) fmt::print(", {:.0f} MB, {:.0f} MB/s", megabytes, megabytes / best * 1e3);
  fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
  const std::string csv = table(), grid = rows();
  const ColumnNames names = {.x = "w0", .y = "w1", .loss = {}, .epoch = {}, .descent = {}};
  report("CSV of 1,000,000 rows", rounds, 1e-6 * static_cast<double>(csv.size()),
         [&] { recorded_descents("a.csv", csv, names, 2); });
  GridArrays arrays;
  report("grid of 2000 x 2000 as text", rounds, 1e-6 * static_cast<double>(grid.size()),
         [&] { arrays = grid_arrays("a.csv", grid); });
  arrays.x = NumberArray{{kSide}, {}};
  for (int i = 0; i < kSide; ++i) arrays.x->values.push_back(i);
  arrays.y = arrays.x;
  const ValueGrid values = grid_of("a.csv", arrays);
  report("its surface made", rounds, 0, [&] { const GridObjective f(values); });
  const GridObjective f(values);
  Positions places(2, kPlaces), g;
  for (Eigen::Index c = 0; c < kPlaces; ++c)
    places.col(c) << 1.9e-3 * static_cast<double>(c), 1.3e-3 * static_cast<double>(c);
  Values v;
  Hessians h;
  report("1,000,000 values", rounds, 0, [&] { f.value(places, v); });
  report("1,000,000 gradients", rounds, 0, [&] { f.gradient(places, v, g); });
  report("1,000,000 Hessians", rounds, 0, [&] { f.hessian(places, v, g, h); });
  report("its lowest minimum", rounds, 0, [&] { lowest_minimum(f, f.domain()); });
}
