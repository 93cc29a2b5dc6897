#include "outputs/records.hpp"

#include <fmt/format.h>

namespace gradreel {

namespace {

std::string_view name_of(TuneGoal goal) {
  switch (goal) {
    case TuneGoal::best_loss:
      return "best_loss";
    case TuneGoal::epochs_to:
      return "epochs_to";
    case TuneGoal::final_loss:
      break;
  }
  return "final_loss";
}

void add_tuned(const TuneSpec& spec, const Tuned& tuned, Parameters& all) {
  all.emplace_back("tune.learning_rate", Numbers(spec.rates));
  all.emplace_back("tune.goal", std::string(name_of(spec.goal)));
  if (spec.goal == TuneGoal::epochs_to) all.emplace_back("tune.goal.epochs_to", spec.threshold);
  all.emplace_back("tune.epochs", static_cast<double>(spec.epochs));
  all.emplace_back("tune.score", tuned.score);
}

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
    if (g.batches.size > 0) {
      all.emplace_back("gradient.batch_size", static_cast<double>(g.batches.size));
      all.emplace_back("gradient.steps_per_epoch", static_cast<double>(g.batches.steps_per_epoch));
    }
    all.emplace_back("gradient.noise", g.noise_std);
    all.emplace_back("gradient.clip_value", g.clip_value);
    all.emplace_back("gradient.clip_norm", g.clip_norm);
    all.emplace_back("gradient.weight_decay", g.weight_decay);
  }
}

}  // namespace

Parameters parameters_of(const Scene& scene, const Run& run) {
  if (!optimizer_of(scene, run)) return {};
  const OptimizerChoice& choice = *optimizer_of(scene, run);
  Parameters all = choice.params.parameters();
  if (choice.regime.tuned) add_tuned(*scene.tune, *choice.regime.tuned, all);
  add_regime(choice.regime, all);
  const GradientSettings gradient = choice.regime.gradient.value_or(GradientChoice{}).settings;
  if (gradient.noise_std > 0 || gradient.batches.size > 0) {
    all.emplace_back("seed", static_cast<double>(scene.seed));
    all.emplace_back("gradient.seed", static_cast<double>(run.seed));
  }
  return all;
}

std::vector<DescentRecord> records_of(const Scene& scene, const Trajectories& trajectories) {
  std::vector<DescentRecord> records;
  const std::vector<Run> runs = runs_of(scene);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    DescentRecord& record = records.emplace_back();
    record.label = label_of(scene, runs[i].series);
    record.parameters = parameters_of(scene, runs[i]);
    record.trajectory = trajectories[i].get();
    record.dimension = scene.surface.dimension();
    if (const OptimizerChoice* choice = optimizer_of(scene, runs[i])) {
      record.optimizer = choice->entry->name;
      record.start = static_cast<int>(runs[i].start);
    }
  }
  return records;
}

}  // namespace gradreel
