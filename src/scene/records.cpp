#include "scene/records.hpp"

namespace gradreel {

std::vector<std::pair<std::string, ParamValue>> parameters_of(const OptimizerChoice& choice) {
  std::vector<std::pair<std::string, ParamValue>> all;
  for (const ParamValues::Entry& e : choice.params.entries()) all.emplace_back(e.name, e.value);
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
