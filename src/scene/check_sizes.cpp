#include "scene/check_sizes.hpp"

#include <fmt/format.h>

#include <string_view>

#include "scene/limits.hpp"
#include "scene/runs.hpp"

namespace gradreel {

void check_sizes(MapReader& scene, const Scene& out) {
  constexpr std::size_t kMaxPoints = 4'000'000;  // of all trajectories: a few hundred MB
  constexpr std::size_t kMaxRuns = 512;          // more are no longer painted fast
  Notes& notes = scene.notes();
  const std::size_t own = out.starts.size() * out.optimizers.size(), descents = own + out.recordings.size(),
                    runs = runs_of(out).size();
  const Place where = scene.place_of(scene.find("optimizers") ? "optimizers" : "starts");
  const std::string_view all = runs > descents ? "every seed counted, " : "";
  std::size_t points = (runs - out.recordings.size()) * static_cast<std::size_t>(out.epochs);
  for (const Recording& recording : out.recordings) points += recording.trajectory->points.size();
  if (!out.recordings.empty() && (descents > kMaxDescents || points > kMaxPoints)) {
    notes.add(
        scene.place_of("trajectories"),
        fmt::format("with the recorded ones there are {} descents of {} epochs in all; at most {} of {}",
                    descents, points, kMaxDescents, kMaxPoints));
    return;
  }
  if (descents > kMaxDescents) {
    notes.add(where, fmt::format("{} starts with {} optimizers make {} descents; at most {}",
                                 out.starts.size(), out.optimizers.size(), descents, kMaxDescents));
  } else if (runs > kMaxRuns) {
    notes.add(where, fmt::format("{}there are {} descents; at most {}", all, runs, kMaxRuns));
  } else if (runs * static_cast<std::size_t>(out.epochs) > kMaxPoints) {
    notes.add(scene.place_of("epochs"),
              fmt::format("{}{} descents of {} epochs make {} in all; at most {}", all, runs, out.epochs,
                          runs * static_cast<std::size_t>(out.epochs), kMaxPoints));
  }
}

}  // namespace gradreel
