#include <array>
#include <stdexcept>

#include "optimizers/optimizer.hpp"

namespace gradreel {

namespace optimizer_entries {
#define OPTIMIZER(name) const OptimizerEntry& name();
#include "optimizers/optimizers.def"
#undef OPTIMIZER
}  // namespace optimizer_entries

std::span<const OptimizerEntry* const> optimizers() {
  static const std::array all = {
#define OPTIMIZER(name) &optimizer_entries::name(),
#include "optimizers/optimizers.def"
#undef OPTIMIZER
  };
  return all;
}

const OptimizerEntry* find_optimizer(std::string_view name) {
  for (const OptimizerEntry* entry : optimizers()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

void Optimizer::set_momentum(double) { throw std::logic_error("an optimizer without momentum"); }

}  // namespace gradreel
