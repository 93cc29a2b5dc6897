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
    const GradientSettings& g = *regime.gradient;
    all.emplace_back("gradient.noise", g.noise_std);
    all.emplace_back("gradient.clip_value", g.clip_value);
    all.emplace_back("gradient.clip_norm", g.clip_norm);
    all.emplace_back("gradient.weight_decay", g.weight_decay);
  }
}

}  // namespace

Parameters parameters_of(const OptimizerChoice& choice) {
  Parameters all;
  for (const ParamValues::Entry& e : choice.params.entries()) all.emplace_back(e.name, e.value);
  add_regime(choice.regime, all);
  return all;
}

std::vector<DescentRecord> records_of(const Scene& scene, const Trajectories& trajectories) {
  std::vector<DescentRecord> records;
  const std::size_t optimizers = scene.optimizers.size();
  for (std::size_t i = 0; i < trajectories.size(); ++i) {
    const OptimizerChoice& choice = scene.optimizers[i % optimizers];
    records.push_back({choice.label, std::string(choice.entry->name), parameters_of(choice),
                       static_cast<int>(i / optimizers), trajectories[i].get()});
  }
  return records;
}

}  // namespace gradreel
