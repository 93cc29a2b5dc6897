#include "core/hash.hpp"
#include "core/parallel.hpp"
#include "scene/compose.hpp"

namespace gradreel {

namespace {

std::unique_ptr<Schedule> schedule_of(const Regime& regime, int epochs) {
  if (!regime.schedule && !regime.warmup) return nullptr;
  static const ScheduleChoice kConstant = {find_schedule("constant"), {}};
  const ScheduleChoice& choice = regime.schedule ? *regime.schedule : kConstant;
  return make_schedule(*choice.entry, choice.params, epochs, regime.warmup.value_or(Warmup{}));
}

/// The noise of each descent is its own.
std::shared_ptr<const Trajectory> descend_one(const Scene& scene, std::size_t index) {
  const OptimizerChoice& choice = scene.optimizers[index % scene.optimizers.size()];
  const auto schedule = schedule_of(choice.regime, scene.epochs);
  DescentSettings settings;
  settings.learning_rate = choice.params.number("learning_rate");
  settings.epochs = scene.epochs;
  settings.schedule = schedule.get();
  settings.gradient = choice.regime.gradient.value_or(GradientSettings{});
  settings.gradient.seed = Hash().add(scene.seed).add(index).value();
  settings.stop = scene.stop;
  const auto optimizer = choice.entry->make(choice.params);
  return std::make_shared<Trajectory>(
      descend(*scene.surface, *optimizer, scene.starts[index / scene.optimizers.size()], settings));
}

}  // namespace

Trajectories descend_all(const Scene& scene, int jobs) {
  Trajectories all(scene.starts.size() * scene.optimizers.size());
  parallel_for(static_cast<std::int64_t>(all.size()), jobs, [&](std::int64_t i, int) {
    all[static_cast<std::size_t>(i)] = descend_one(scene, static_cast<std::size_t>(i));
  });
  return all;
}

}  // namespace gradreel
