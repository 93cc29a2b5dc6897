// Which learning rates are tried, and what the best one is best at.
#include "scene/read_tune.hpp"

#include <fmt/format.h>

#include "scene/limits.hpp"
#include "scene/spread.hpp"

namespace gradreel {

namespace {

constexpr int kDefaultCount = 25, kMaxCount = 1000;
constexpr double kDefaultLow = 1e-4, kDefaultHigh = 1;

const Section& candidates_section() {
  static const Section section = {
      .name = "tune.learning_rate",
      .doc = "rates between two ends",
      .keys = joined(spread_keys(positive()), {{.name = "count",
                                                .forms = {form::whole(2, kMaxCount)},
                                                .doc = "how many rates",
                                                .fallback = kDefaultCount}}),
      .exclusive = {{.keys = {"log", "linear"}, .required = true}},
  };
  return section;
}

Form rate_list() {
  Form list = form::list(2, kMaxCount, "numbers", {form::number(positive())});
  list.rising = true;
  return list;
}

const Section& goal_section() {
  static const Section section = {
      .name = "tune.goal",
      .doc = "a goal that needs a number",
      .keys = {{.name = "epochs_to",
                .forms = {form::number()},
                .doc = "the number of epochs until the loss is at most this",
                .required = true,
                .example = "0.001"}},
  };
  return section;
}

std::vector<double> read_list(MapReader& tune) {
  std::vector<double> rates;
  const auto* list = tune.list("learning_rate");
  if (!list) return rates;
  for (const Value& item : *list) {
    const Range& range = tune.item_form("learning_rate", Shape::number).range;
    const auto rate = as_number(item, tune.name_of("learning_rate"), range, tune.notes());
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
  if (!value) return spread_values(kDefaultLow, kDefaultHigh, kDefaultCount, true);
  if (value->kind == ValueKind::sequence) return read_list(tune);
  MapReader map = *tune.map("learning_rate");
  const int count = map.whole("count").value_or(kDefaultCount);
  return read_spread(map, count).value_or(std::vector{kDefaultLow});
}

/// A name, or {epochs_to: LOSS}.
void read_goal(MapReader& tune, TuneSpec& spec) {
  const Value* value = tune.find("goal");
  if (!value) return;
  if (value->kind == ValueKind::mapping) {
    MapReader map = *tune.map("goal");
    map.require("epochs_to");
    spec.goal = TuneGoal::epochs_to;
    spec.threshold = map.number("epochs_to").value_or(0);
    map.finish();
  } else if (const auto goal = tune.choice("goal")) {
    spec.goal = static_cast<TuneGoal>(*goal);
    if (spec.goal == TuneGoal::epochs_to) {
      tune.notes().add(*value, "tune.goal: epochs_to needs a loss", "write goal: {epochs_to: 0.001}");
    }
  }
}

}  // namespace

const Section& tune_section() {
  static const std::string rates =
      fmt::format("{{log: [{}, {}], count: {}}}", kDefaultLow, kDefaultHigh, kDefaultCount);
  static const Section section = {
      .name = "tune",
      .doc = "which learning rates are tried, and what the best one is best at",
      .keys = {{.name = "learning_rate",
                .forms = {form::mapping(candidates_section()), rate_list()},
                .doc = "the rates that are tried; a list rises",
                .fallback = std::string_view(rates),
                .example = "{log: [0.001, 1], count: 10}"},
               {.name = "goal",
                .forms = {form::choice({"final_loss", "best_loss", "epochs_to"}),
                          form::mapping(goal_section())},
                .doc = "`final_loss`: the loss after the last epoch; `best_loss`: the lowest on the way; "
                       "`{epochs_to: LOSS}`: the number of epochs until the loss is at most this",
                .fallback = "final_loss"},
               {.name = "epochs",
                .forms = {form::whole(1, kMaxEpochs)},
                .doc = "length of each trial",
                .otherwise = "the scene's"}},
  };
  return section;
}

void read_tune(MapReader& scene, Scene& out) {
  std::optional<MapReader> map = scene.map("tune");
  if (!map) return;
  TuneSpec spec;
  spec.rates = read_candidates(*map);
  read_goal(*map, spec);
  spec.epochs = map->whole("epochs").value_or(out.epochs);
  spec.place = scene.notes().source().mistake(scene.place_of("tune"), "");
  map->finish();
  out.tune = std::move(spec);
}

}  // namespace gradreel
