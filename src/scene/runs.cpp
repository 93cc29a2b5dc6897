#include "scene/runs.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/parallel.hpp"
#include "film/overlay.hpp"

namespace gradreel {

namespace {

std::unique_ptr<Schedule> schedule_of(const Regime& regime, int epochs) {
  if (!regime.schedule && !regime.warmup) return nullptr;
  static const ScheduleChoice kPlain = {find_schedule("constant"), {}};
  const ScheduleChoice& choice = regime.schedule ? *regime.schedule : kPlain;
  return make_schedule(*choice.entry, choice.params, epochs, regime.warmup.value_or(Warmup{}));
}

std::shared_ptr<const Trajectory> descend_one(const Scene& scene, const Run& run) {
  const Setup setup = setup_of(scene, run);
  const auto schedule = setup.make_schedule(scene.epochs);
  DescentSettings settings = setup.settings;
  settings.schedule = schedule.get();
  settings.keep_velocities =
      std::any_of(scene.overlays.begin(), scene.overlays.end(),
                  [](const OverlayChoice& overlay) { return overlay.entry->uses_velocity; });
  const auto optimizer = setup.make_optimizer();
  return std::make_shared<Trajectory>(
      descend(*scene.surface.objective, *optimizer, scene.starts[run.start], settings));
}

}  // namespace

std::vector<Run> runs_of(const Scene& scene) {
  std::vector<Run> runs;
  for (std::size_t start = 0; start < scene.starts.size(); ++start) {
    for (std::size_t optimizer = 0; optimizer < scene.optimizers.size(); ++optimizer) {
      for (int seed = 0; seed < scene.optimizers[optimizer].regime.seeds(); ++seed) {
        runs.push_back({start, optimizer, seed});
      }
    }
  }
  return runs;
}

Setup setup_of(const Scene& scene, const Run& run) {
  const OptimizerChoice& choice = scene.optimizers[run.optimizer];
  Setup setup;
  setup.make_optimizer = [entry = choice.entry, params = choice.params] { return entry->make(params); };
  setup.make_schedule = [regime = choice.regime, own = scene.epochs](int epochs) {
    return schedule_of(regime, std::max(own, epochs));
  };
  DescentSettings& settings = setup.settings;
  settings.learning_rate = choice.params.number("learning_rate");
  settings.epochs = scene.epochs;
  settings.gradient = choice.regime.gradient.value_or(GradientChoice{}).settings;
  const std::size_t descent = run.start * scene.optimizers.size() + run.optimizer;
  settings.gradient.seed = Hash().add(scene.seed).add(descent).add(run.seed).value();
  settings.stop = scene.stop;
  return setup;
}

Trajectories descend_all(const Scene& scene, int jobs) {
  const std::vector<Run> runs = runs_of(scene);
  Trajectories all(runs.size());
  parallel_for(static_cast<std::int64_t>(all.size()), jobs, [&](std::int64_t i, int) {
    all[static_cast<std::size_t>(i)] = descend_one(scene, runs[static_cast<std::size_t>(i)]);
  });
  return all;
}

}  // namespace gradreel
