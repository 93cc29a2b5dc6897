// Which learning rates are tried, and what the best one is best at.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "core/num.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr int kDefaultCount = 25, kMaxCount = 1000;
constexpr double kDefaultLow = 1e-4, kDefaultHigh = 1;

/// As the legend writes it: so a scene that states the rate shown draws the same film.
double rounded(double rate) {
  const std::string text = fmt::format("{:.3e}", rate);
  std::from_chars(text.data(), text.data() + text.size(), rate);
  return rate;
}

std::vector<double> spread(double low, double high, int count, bool logarithmic) {
  std::vector<double> rates;
  for (int i = 0; i < count; ++i) {
    const double t = count > 1 ? i / (count - 1.0) : 0;
    const double rate = logarithmic ? low * num::pow(high / low, t) : low + t * (high - low);
    rates.push_back(i == 0 ? low : i + 1 == count ? high : rounded(rate));
  }
  return rates;
}

/// [low, high] of `key`.
std::optional<std::array<double, 2>> read_ends(MapReader& map, std::string_view key) {
  const Value* value = map.find(key);
  if (!value) return std::nullopt;
  const std::string name = map.name_of(key);
  Notes& notes = map.notes();
  if (value->kind != ValueKind::sequence || value->items.size() != 2) {
    notes.add_unexpected(*value, name, "[lowest, highest]");
    return std::nullopt;
  }
  const auto low = as_number(value->items[0], "lowest of " + name, positive(), notes);
  const auto high = as_number(value->items[1], "highest of " + name, positive(), notes);
  if (!low || !high) return std::nullopt;
  if (*low >= *high) {
    notes.add(*value, fmt::format("lowest of {} must be below highest", name));
    return std::nullopt;
  }
  return std::array{*low, *high};
}

std::vector<double> read_list(MapReader& tune) {
  std::vector<double> rates;
  const auto* list = tune.list("learning_rate", 2, kMaxCount, "numbers");
  if (!list) return rates;
  for (const Value& item : *list) {
    const auto rate = as_number(item, tune.name_of("learning_rate"), positive(), tune.notes());
    if (!rate) continue;
    if (!rates.empty() && *rate <= rates.back()) {
      tune.notes().add(item,
                       fmt::format("{} must rise from each to the next", tune.name_of("learning_rate")));
    }
    rates.push_back(*rate);
  }
  return rates;
}

std::vector<double> read_candidates(MapReader& tune) {
  const Value* value = tune.find("learning_rate");
  if (!value) return spread(kDefaultLow, kDefaultHigh, kDefaultCount, true);
  if (value->kind == ValueKind::sequence) return read_list(tune);
  MapReader map(*value, "tune.learning_rate", "tune.learning_rate", tune.notes());
  const auto log = read_ends(map, "log"), linear = read_ends(map, "linear");
  const int count = map.whole("count", 2, kMaxCount).value_or(kDefaultCount);
  if (map.find("log") && map.find("linear")) {
    map.notes().add(map.place_of("linear"), "tune.learning_rate: log and linear exclude each other",
                    "leave one of them out");
  } else if (value->kind == ValueKind::mapping && !map.find("log") && !map.find("linear")) {
    map.require("log");
  }
  map.finish();
  if (log) return spread((*log)[0], (*log)[1], count, true);
  if (linear) return spread((*linear)[0], (*linear)[1], count, false);
  return {kDefaultLow};
}

/// A name, or {epochs_to: LOSS}.
void read_goal(MapReader& tune, TuneSpec& spec) {
  static constexpr std::array<std::string_view, 3> kGoals = {"final_loss", "best_loss", "epochs_to"};
  const Value* value = tune.find("goal");
  if (!value) return;
  if (value->kind == ValueKind::mapping) {
    MapReader map(*value, "tune.goal", "tune.goal", tune.notes());
    map.require("epochs_to");
    spec.goal = TuneGoal::epochs_to;
    spec.threshold = map.number("epochs_to").value_or(0);
    map.finish();
  } else if (const auto goal = tune.choice("goal", kGoals)) {
    spec.goal = static_cast<TuneGoal>(*goal);
    if (spec.goal == TuneGoal::epochs_to) {
      tune.notes().add(*value, "tune.goal: epochs_to needs a loss", "write goal: {epochs_to: 0.001}");
    }
  }
}

}  // namespace

void read_tune(MapReader& scene, Scene& out) {
  constexpr int kMostEpochs = 1'000'000;
  std::optional<MapReader> map = scene.map("tune");
  if (!map) return;
  TuneSpec spec;
  spec.rates = read_candidates(*map);
  read_goal(*map, spec);
  spec.epochs = map->whole("epochs", 1, kMostEpochs).value_or(out.epochs);
  spec.place = scene.notes().source().mistake(scene.place_of("tune"), "");
  map->finish();
  out.tune = std::move(spec);
}

}  // namespace gradreel
