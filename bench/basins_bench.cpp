// A basin map, against NumPy.
//
//   basins_bench [ROUNDS]
//
// User CPU seconds for the basins of adam on himmelblau: 1000 x 1000 places, 500 epochs, with the stop rules
// of scenes and the time of arrival; medians of rounds that alternate between gradreel and
// bench/basins_numpy.py (with $PYTHON, else /usr/bin/python3, which needs python3-numpy; without it that part
// is left out).
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cpu_time.hpp"
#include "descent/basins.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;

namespace {

constexpr int kSide = 1000, kEpochs = 500;

double user_seconds(int whose) {
  rusage usage = {};
  getrusage(whose, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

BasinMap our_map() {
  const SurfaceEntry& himmelblau = *find_surface("himmelblau");
  const auto surface = make_default(himmelblau);
  const OptimizerEntry& adam = *find_optimizer("adam");
  Setup setup;
  setup.make_optimizer = [&adam] { return adam.make(ParamValues(adam.params)); };
  setup.make_schedule = [](int) { return std::unique_ptr<Schedule>(); };
  setup.settings.learning_rate = 0.01;
  Targets targets = {{}, 0.1};
  for (const Minimum& m : himmelblau.minima) targets.at.push_back(m.at);
  return basin_map(*surface, setup, kEpochs, himmelblau.domain, kSide, kSide, targets, {2, nullptr}, "");
}

/// How many places end in each minimum, as text.
std::string census(const BasinMap& map) {
  std::map<int, int> count;
  for (const Fate& f : map.cells) ++count[f.target];
  std::string text;
  for (const auto& [target, places] : count) text += fmt::format(" {}:{}", target, places);
  return text;
}

/// What the script prints; nothing if it fails.
std::optional<std::string> numpy_census() {
  const char* python = std::getenv("PYTHON");
  const std::string command =
      fmt::format("{} {}/bench/basins_numpy.py {} {} 2>/dev/null", python ? python : "/usr/bin/python3",
                  GRADREEL_SOURCE_DIR, kSide, kEpochs);
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return std::nullopt;
  char line[256] = "";
  const bool has_line = std::fgets(line, sizeof line, pipe) != nullptr;
  if (pclose(pipe) != 0 || !has_line) return std::nullopt;
  std::string text = line;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  std::vector<double> ours, numpy;
  std::string our_census, their_census;
  for (int i = 0; i < rounds; ++i) {
    const double begin = user_seconds(RUSAGE_SELF), children = user_seconds(RUSAGE_CHILDREN);
    our_census = census(our_map());
    ours.push_back(user_seconds(RUSAGE_SELF) - begin);
    if (const auto said = numpy_census()) {
      their_census = *said;
      numpy.push_back(user_seconds(RUSAGE_CHILDREN) - children);
    }
  }
  fmt::print("{} x {} places, {} epochs of adam, user CPU seconds, medians of {}\n", kSide, kSide, kEpochs,
             rounds);
  fmt::print("gradreel {:6.2f}  {}\n", median(ours), our_census);
  if (numpy.empty()) {
    fmt::print("no NumPy: apt-get install python3-numpy\n");
  } else {
    fmt::print("numpy    {:6.2f}  {}\nratio    {:6.2f}\n", median(numpy), their_census,
               median(numpy) / median(ours));
  }
}
