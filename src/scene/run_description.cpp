#include "scene/run_description.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/ticks.hpp"

namespace gradreel {

namespace {

std::string number(double value) { return format_number(value, 4); }

std::string value_text(const ParamValue& value) {
  if (const double* v = std::get_if<double>(&value)) return number(*v);
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "on" : "off";
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  if (const Names* names = std::get_if<Names>(&value)) return fmt::format("{}", fmt::join(*names, ", "));
  std::string list;
  for (const double v : std::get<Numbers>(value)) list += (list.empty() ? "" : ", ") + number(v);
  return "[" + list + "]";
}

/// The first `always` of them, and whatever is not at its default.
std::vector<std::string> param_texts(std::span<const Param> declared, const ParamValues& values,
                                     std::size_t always) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const Param& p = declared[i];
    const ParamValue& value = values.value(p.name);
    if (i >= always && value == p.fallback) continue;
    texts.push_back(fmt::format("{} = {}", p.symbol.empty() ? p.name : p.symbol, value_text(value)));
  }
  return texts;
}

/// "step (S = 30, γ = 0.5)"; empty where the rate is constant.
std::string schedule_text(const ScheduleChoice& schedule) {
  std::string name(schedule.entry->name);
  if (name == "constant") return {};
  std::replace(name.begin(), name.end(), '_', ' ');
  const auto params = param_texts(schedule.entry->params, schedule.params, schedule.entry->always_shown);
  return params.empty() ? name : fmt::format("{} ({})", name, fmt::join(params, ", "));
}

std::string warmup_text(const Warmup& warmup) {
  if (warmup.epochs == 0) return {};
  if (warmup.start_factor == Warmup{}.start_factor) return fmt::format("warm-up {}", warmup.epochs);
  return fmt::format("warm-up {} from {} α", warmup.epochs, number(warmup.start_factor));
}

}  // namespace

std::vector<std::string> rule_texts(const OptimizerChoice& choice) {
  return param_texts(choice.entry->params, choice.params, 1);  // the learning rate
}

std::vector<std::string> regime_texts(const Regime& regime) {
  std::vector<std::string> texts;
  if (regime.tuned) texts.push_back(fmt::format("α tuned ({})", regime.tuned->how));
  if (regime.schedule) texts.push_back(schedule_text(*regime.schedule));
  if (regime.warmup) texts.push_back(warmup_text(*regime.warmup));
  const GradientSettings g = regime.gradient.value_or(GradientChoice{}).settings;
  if (g.batches.size > 0) texts.push_back(fmt::format("batches of {}", g.batches.size));
  if (g.batches.steps_per_epoch > 0)
    texts.push_back(fmt::format("{} steps an epoch", g.batches.steps_per_epoch));
  if (g.noise_std > 0) texts.push_back(fmt::format("noise σ = {}", number(g.noise_std)));
  if (regime.seeds() > 1) texts.push_back(fmt::format("median of {} seeds", regime.seeds()));
  if (g.clip_value > 0) texts.push_back(fmt::format("clip |gᵢ| ≤ {}", number(g.clip_value)));
  if (g.clip_norm > 0) texts.push_back(fmt::format("clip ‖g‖ ≤ {}", number(g.clip_norm)));
  if (g.weight_decay > 0) texts.push_back(fmt::format("weight decay {}", number(g.weight_decay)));
  std::erase(texts, "");
  return texts;
}

std::string run_description(const OptimizerChoice& choice) {
  std::vector<std::string> texts = rule_texts(choice);
  const std::vector<std::string> regime = regime_texts(choice.regime);
  texts.insert(texts.end(), regime.begin(), regime.end());
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace gradreel
