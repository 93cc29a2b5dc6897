#include "scene/records.hpp"

#include <fmt/format.h>

namespace gradreel {

namespace {

void add_regime(const Regime& regime, Parameters& all) {
  if (regime.schedule) {
    all.emplace_back("schedule", std::string(regime.schedule->entry->name));
    for (const ParamValues::Entry& e : regime.schedule->params.entries()) {
      all.emplace_back(fmt::format("schedule.{}", e.name), e.value);
    }
  }
  if (regime.warmup) {
    all.emplace_back("warmup.epochs", static_cast<double>(regime.warmup->epochs));
    all.emplace_back("warmup.start_factor", regime.warmup->start_factor);
  }
  if (regime.gradient) {
    const GradientSettings& g = regime.gradient->settings;
    all.emplace_back("gradient.noise", g.noise_std);
    all.emplace_back("gradient.clip_value", g.clip_value);
    all.emplace_back("gradient.clip_norm", g.clip_norm);
    all.emplace_back("gradient.weight_decay", g.weight_decay);
  }
}

}  // namespace

Parameters parameters_of(const Scene& scene, const Run& run) {
  const OptimizerChoice& choice = scene.optimizers[run.optimizer];
  Parameters all;
  for (const ParamValues::Entry& e : choice.params.entries()) all.emplace_back(e.name, e.value);
  add_regime(choice.regime, all);
  if (choice.regime.gradient && choice.regime.gradient->settings.noise_std > 0) {
    all.emplace_back("seed", static_cast<double>(scene.seed));
    all.emplace_back("gradient.seed", static_cast<double>(run.seed));
  }
  return all;
}

std::vector<DescentRecord> records_of(const Scene& scene, const Trajectories& trajectories) {
  std::vector<DescentRecord> records;
  const std::vector<Run> runs = runs_of(scene);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[runs[i].optimizer];
    records.push_back({choice.label, std::string(choice.entry->name), parameters_of(scene, runs[i]),
                       static_cast<int>(runs[i].start), trajectories[i].get()});
  }
  return records;
}

}  // namespace gradreel
