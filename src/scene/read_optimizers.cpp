#include <fmt/format.h>

#include "scene/sections.hpp"

namespace gradreel {

namespace {

/// Learning rates of the scene, for optimizers that state none.
struct CommonRates {
  std::vector<double> rates;
  bool used = false;
};

/// One number, or a list of them: a sweep.
std::vector<double> read_rates(MapReader& map) {
  std::vector<double> rates;
  const Value* value = map.find("learning_rate");
  if (!value) return rates;
  if (value->kind != ValueKind::sequence) {
    if (const auto rate = map.number("learning_rate", positive())) rates.push_back(*rate);
  } else if (const auto* list = map.list("learning_rate", 1, kMaxDescents, "numbers")) {
    for (const Value& item : *list) {
      if (const auto rate = as_number(item, map.name_of("learning_rate"), positive(), map.notes())) {
        rates.push_back(*rate);
      }
    }
  }
  return rates;
}

const OptimizerEntry* as_optimizer(const Value& value, Notes& notes) {
  std::vector<std::string_view> known;
  for (const OptimizerEntry* entry : optimizers()) known.push_back(entry->name);
  const auto name = as_name(value, "optimizer", known, notes);
  return name ? find_optimizer(*name) : nullptr;
}

/// A choice for each learning rate.
void add_choices(OptimizerChoice choice, const std::vector<double>& rates,
                 std::vector<OptimizerChoice>& out) {
  if (rates.empty()) out.push_back(choice);
  for (const double rate : rates) {
    choice.params.set("learning_rate", rate);
    out.push_back(choice);
  }
}

/// An item of the list: a name, or {name, label, parameters}.
void read_optimizer(const Value& item, CommonRates* common, std::vector<OptimizerChoice>& out, Notes& notes) {
  const bool is_map = item.kind == ValueKind::mapping;
  OptimizerChoice choice;
  std::vector<double> rates;
  bool states_rates = false;
  if (!is_map) {
    choice.entry = as_optimizer(item, notes);
    if (!choice.entry) return;
  } else {
    MapReader finder(item, "optimizer", "", notes);
    finder.require("name");
    const Value* name = finder.find("name");
    if (name) choice.entry = as_optimizer(*name, notes);
    if (!choice.entry) return;  // without it nothing is known of the other keys
  }
  choice.label = choice.entry->title;
  choice.params = ParamValues(choice.entry->params);
  if (is_map) {
    MapReader map(item, fmt::format("optimizer {}", choice.entry->name), "", notes);
    map.find("name");
    choice.label = map.text("label", kMaxLabel).value_or(choice.label);
    states_rates = map.find("learning_rate") != nullptr;
    rates = read_rates(map);
    read_params(map, choice.entry->params, choice.params, "learning_rate");
    map.finish();
  }
  if (!states_rates && common) {
    rates = common->rates;
    common->used = true;
  }
  if (!states_rates && !common) notes.add(item, "optimizers of a set must state their learning_rate");
  add_choices(std::move(choice), rates, out);
}

void use_set(const Value& value, const Configs& configs, Notes& notes, std::vector<OptimizerChoice>& out) {
  if (value.kind == ValueKind::scalar && find_optimizer(value.text)) {
    notes.add(value, fmt::format("optimizers: '{}' is an optimizer, not a set of them", value.text),
              fmt::format("write optimizers: [{}]", value.text));
    return;
  }
  const auto name = as_name(value, "optimizer set", names_of(configs.optimizer_sets()), notes);
  if (name) out = configs.optimizer_sets().find(*name)->second.optimizers;
}

void check_sizes(MapReader& scene, const Scene& out) {
  constexpr std::size_t kMaxPoints = 4'000'000;  // of all trajectories: a few hundred MB
  const std::size_t descents = out.starts.size() * out.optimizers.size();
  const Place where = scene.place_of(scene.find("optimizers") ? "optimizers" : "starts");
  if (descents > kMaxDescents) {
    scene.notes().add(where, fmt::format("{} starts with {} optimizers make {} descents; at most {}",
                                         out.starts.size(), out.optimizers.size(), descents, kMaxDescents));
  } else if (descents * static_cast<std::size_t>(out.epochs) > kMaxPoints) {
    scene.notes().add(scene.place_of("epochs"),
                      fmt::format("{} descents of {} epochs make {} in all; at most {}", descents, out.epochs,
                                  descents * static_cast<std::size_t>(out.epochs), kMaxPoints));
  }
}

}  // namespace

void read_optimizers(MapReader& scene, const Configs& configs, Scene& out) {
  static constexpr std::string_view kDefaultSet = "classic";
  Notes& notes = scene.notes();
  const std::size_t before = notes.count();
  CommonRates common{read_rates(scene)};
  const Value* value = scene.find("optimizers");
  if (!value) {
    const auto set = configs.optimizer_sets().find(kDefaultSet);
    if (set != configs.optimizer_sets().end()) {
      out.optimizers = set->second.optimizers;
    } else {
      scene.require("optimizers");
    }
  } else if (value->kind == ValueKind::scalar) {
    use_set(*value, configs, notes, out.optimizers);
  } else if (const auto* list =
                 scene.list("optimizers", 1, kMaxDescents, "optimizers, or the name of a set")) {
    for (const Value& item : *list) read_optimizer(item, &common, out.optimizers, notes);
  }
  if (notes.count() != before) return;
  if (!common.rates.empty() && !common.used) {
    notes.add(scene.place_of("learning_rate"), "learning_rate is of no use here: every optimizer has its own",
              "list the optimizers by their names to give them this one");
  }
  check_sizes(scene, out);
}

OptimizerSet read_optimizer_set(const Value& root, Notes& notes) {
  OptimizerSet set;
  MapReader map(root, "optimizer set", "", notes);
  map.require("description");
  map.require("optimizers");
  set.description = map.text("description", kMaxDescription).value_or("");
  if (const auto* list = map.list("optimizers", 1, kMaxDescents, "optimizers")) {
    for (const Value& item : *list) read_optimizer(item, nullptr, set.optimizers, notes);
  }
  map.finish();
  return set;
}

}  // namespace gradreel
