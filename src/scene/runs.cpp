#include "scene/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/parallel.hpp"
#include "film/overlay.hpp"

namespace gradreel {

namespace {

constexpr double kBytesPerPoint = sizeof(Point) + 3 * sizeof(double);  // loss, gradient norm, learning rate

std::unique_ptr<Schedule> schedule_of(const Regime& regime, int epochs) {
  if (!regime.schedule && !regime.warmup) return nullptr;
  static const ScheduleChoice kPlain = {find_schedule("constant"), {}};
  const ScheduleChoice& choice = regime.schedule ? *regime.schedule : kPlain;
  return make_schedule(*choice.entry, choice.params, epochs, regime.warmup.value_or(Warmup{}));
}

std::shared_ptr<const Trajectory> descend_one(const Scene& scene, const Run& run) {
  if (!optimizer_of(scene, run)) return recording_of(scene, run).trajectory;
  const Setup setup = setup_of(scene, run);
  const auto schedule = setup.make_schedule(scene.epochs);
  DescentSettings settings = setup.settings;
  settings.schedule = schedule.get();
  settings.keep_velocities =
      std::any_of(scene.overlays.begin(), scene.overlays.end(),
                  [](const OverlayChoice& overlay) { return overlay.entry->uses_velocity; });
  const auto optimizer = setup.make_optimizer();
  return std::make_shared<Trajectory>(descend_run(scene, run, *optimizer, settings));
}

}  // namespace

std::size_t count_series(const Scene& scene) { return scene.optimizers.size() + scene.recordings.size(); }

const std::string& label_of(const Scene& scene, std::size_t series) {
  const std::size_t optimizers = scene.optimizers.size();
  return series < optimizers ? scene.optimizers[series].label : scene.recordings[series - optimizers].label;
}

int clock_epochs(const Scene& scene) {
  int last = scene.epochs;
  for (const Recording& recording : scene.recordings) last = std::max(last, recording.trajectory->epochs());
  return last;
}

ClockUnit clock_unit(const Scene& scene) {
  const bool has_batches =
      std::any_of(scene.optimizers.begin(), scene.optimizers.end(), [](const OptimizerChoice& choice) {
        return choice.regime.gradient && choice.regime.gradient->settings.batches.size > 0;
      });
  return has_batches ? ClockUnit::step : ClockUnit::epoch;
}

const OptimizerChoice* optimizer_of(const Scene& scene, const Run& run) {
  return run.series < scene.optimizers.size() ? &scene.optimizers[run.series] : nullptr;
}

const Recording& recording_of(const Scene& scene, const Run& run) {
  return scene.recordings[run.series - scene.optimizers.size()];
}

Point start_of(const Scene& scene, const Run& run) {
  return optimizer_of(scene, run) ? scene.starts[run.start]
                                  : recording_of(scene, run).trajectory->points.front();
}

std::vector<Run> runs_of(const Scene& scene) {
  std::vector<Run> runs;
  for (std::size_t start = 0; start < scene.starts.size(); ++start) {
    for (std::size_t optimizer = 0; optimizer < scene.optimizers.size(); ++optimizer) {
      for (int seed = 0; seed < scene.optimizers[optimizer].regime.seeds(); ++seed) {
        runs.push_back({optimizer, start, seed});
      }
    }
  }
  for (std::size_t series = scene.optimizers.size(); series < count_series(scene); ++series) {
    runs.push_back({.series = series});
  }
  return runs;
}

Setup setup_of(const Scene& scene, const Run& run) {
  const OptimizerChoice& choice = *optimizer_of(scene, run);
  Setup setup;
  setup.make_optimizer = [entry = choice.entry, params = choice.params] { return entry->make(params); };
  setup.make_schedule = [regime = choice.regime, own = scene.epochs](int epochs) {
    return schedule_of(regime, std::max(own, epochs));
  };
  DescentSettings& settings = setup.settings;
  settings.learning_rate = choice.params.number("learning_rate");
  settings.epochs = scene.epochs;
  settings.gradient = choice.regime.gradient.value_or(GradientChoice{}).settings;
  const std::size_t descent = run.start * scene.optimizers.size() + run.series;
  settings.gradient.seed = Hash().add(scene.seed).add(descent).add(run.seed).value();
  settings.stop = scene.stop;
  return setup;
}

Trajectory descend_run(const Scene& scene, const Run& run, Optimizer& optimizer,
                       const DescentSettings& settings) {
  if (scene.space)
    return descend_from(*scene.space->objective, optimizer, scene.space->starts[run.start], settings);
  return descend(*scene.surface.objective, optimizer, scene.starts[run.start], settings);
}

Trajectories descend_all(const Scene& scene, int jobs) try {
  if (scene.space && !scene.space->views.empty()) return scene.space->views.front().trajectories;
  const std::vector<Run> runs = runs_of(scene);
  Trajectories all(runs.size());
  parallel_for(static_cast<std::int64_t>(all.size()), jobs, [&](std::int64_t i, int) {
    all[static_cast<std::size_t>(i)] = descend_one(scene, runs[static_cast<std::size_t>(i)]);
  });
  return all;
} catch (const std::bad_alloc&) {
  const double points = static_cast<double>(runs_of(scene).size()) * (scene.epochs + 1.0);
  throw Error(fmt::format("not enough memory: {:.0f} points of descents take about {:.0f} MB; lower epochs",
                          points, points * kBytesPerPoint / 1e6));
}

}  // namespace gradreel
