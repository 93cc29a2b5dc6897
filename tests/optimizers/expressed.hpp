// How the cases of the libraries are said in our words.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "optimizers/gradient_transforms.hpp"
#include "optimizers/optimizer.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::testing {

struct Expressed {
  const OptimizerEntry* entry = nullptr;
  ParamValues params;
  double learning_rate = 0;
  GradientSettings gradient;
  bool looks_ahead = false;  ///< the library's points are ours plus μ times our last move
};

/// The case with `optimizer`; none if that is not its rule. Null entry: the optimizer does not exist.
std::optional<Expressed> express(const nlohmann::json& c, const std::string& optimizer);

/// The same for the cases of modern.jsonl.
std::optional<Expressed> express_modern(const nlohmann::json& c, const std::string& optimizer);

struct ExpressedSchedule {
  std::string name;  ///< "warmup" if there is one
  std::unique_ptr<Schedule> schedule;
  double base = 0;  ///< the learning rate to give
};

/// Null schedule if the case has none.
ExpressedSchedule express_schedule(const nlohmann::json& c);

/// Our name of a case's function.
std::string surface_name(const nlohmann::json& c);

}  // namespace gradreel::testing
