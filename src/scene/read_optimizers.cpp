#include "scene/read_optimizers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "core/suggest.hpp"
#include "scene/check_batches.hpp"
#include "scene/check_sizes.hpp"
#include "scene/digest.hpp"
#include "scene/limits.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"
#include "scene/read_recordings.hpp"
#include "scene/read_regime.hpp"
#include "scene/run_description.hpp"
#include "scene/runs.hpp"
#include "scene/tune.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kDefaultSet = "classic";

/// `otherwise`: the rate where none is stated.
Key rate_key(std::string_view doc, std::string_view otherwise) {
  const Form rate = form::number(positive());
  return {.name = "learning_rate",
          .forms = {rate, form::list(1, kMaxDescents, "numbers", {rate})},
          .doc = doc,
          .otherwise = otherwise,
          .example = "[0.002, 0.01]"};
}

const Section& optimizer_section() {
  static const Section section = {
      .name = "optimizer",
      .doc = "an item of `optimizers` with more than a name",
      .keys =
          joined({{.name = "name",
                   .forms = {form::choice(entry_names(optimizers()), "optimizer")},
                   .doc = "which optimizer",
                   .required = true,
                   .example = "adam"},
                  {.name = "label",
                   .forms = {form::text(kMaxLabel)},
                   .doc = "what the legend calls it",
                   .otherwise = "the optimizer's title",
                   .example = "Adam with less memory"},
                  rate_key("of a list, one descent for each rate", "the scene's, else the optimizer's own")},
                 regime_keys("the scene's")),
      .components = Components::optimizers,
      .selector = "name",
  };
  return section;
}

Form optimizer_list(std::string_view of) {
  return form::list(
      1, kMaxDescents, of,
      {form::choice(entry_names(optimizers()), "optimizer"), form::mapping(optimizer_section())});
}

/// What the scene says for optimizers that say nothing themselves.
struct Defaults {
  MapReader& scene;
  std::vector<double> rates;
  Regime regime;
  std::optional<Tuned> tuned;
  int epochs = 0;
  std::set<std::pair<Place, std::string>> noted;
  bool rates_used = false, tune_used = false, schedule_used = false, warmup_used = false,
       gradient_used = false;
};

template <class T>
void take(std::optional<T>& own, const std::optional<T>& common, bool& used) {
  if (own) return;
  own = common;
  used = true;
}

/// `place_of(key)`: where the optimizer's own mapping, or its set, stands.
template <class PlaceOf>
void take_regime(OptimizerChoice& choice, Defaults& defaults, const PlaceOf& place_of) {
  const Regime own = choice.regime;
  take(choice.regime.schedule, defaults.regime.schedule, defaults.schedule_used);
  take(choice.regime.warmup, defaults.regime.warmup, defaults.warmup_used);
  take(choice.regime.gradient, defaults.regime.gradient, defaults.gradient_used);
  for (Misfit& m : misfits(choice, defaults.epochs)) {
    const bool is_own = m.key == "schedule" ? own.schedule.has_value()
                        : m.key == "warmup" ? own.warmup.has_value()
                                            : own.gradient.has_value();
    if (!is_own && m.hint.empty()) m.hint = fmt::format("write {} for {}", m.off, choice.entry->name);
    const Place where = is_own ? place_of(m.key) : defaults.scene.place_of(m.key);
    if (!defaults.noted.emplace(where, m.message).second) continue;  // of several rates, or of all optimizers
    defaults.scene.notes().add(where, std::move(m.message), std::move(m.hint));
  }
}

/// One number, or a list of them.
std::vector<double> read_rates(MapReader& map) {
  std::vector<double> rates;
  const Value* value = map.find("learning_rate");
  if (!value) return rates;
  if (value->kind != ValueKind::sequence) {
    if (const auto rate = map.number("learning_rate")) rates.push_back(*rate);
  } else if (const auto* list = map.list("learning_rate")) {
    const Range& range = map.item_form("learning_rate", Shape::number).range;
    for (const Value& item : *list) {
      if (const auto rate = as_number(item, map.name_of("learning_rate"), range, map.notes())) {
        rates.push_back(*rate);
      }
    }
  }
  return rates;
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

/// What its own mapping says of an optimizer. True if that includes learning rates.
bool read_own(MapReader& map, OptimizerChoice& choice, std::vector<double>& rates) {
  choice.label = map.text("label").value_or(choice.label);
  choice.has_own_label = map.find("label") != nullptr;
  const bool states_rates = map.find("learning_rate") != nullptr;
  rates = read_rates(map);
  read_params(map, choice.entry->params, choice.params, "learning_rate");
  choice.regime = read_regime(map);
  map.finish();
  return states_rates;
}

/// An item of the list: a name, or {name, label, parameters, regime}. Without defaults: of a set.
void read_optimizer(const Value& item, Defaults* defaults, std::vector<OptimizerChoice>& out, Notes& notes) {
  OptimizerChoice choice;
  const OptimizerEntry* entry = as_named_entry(item, optimizer_section(), optimizers(), notes);
  choice.entry = entry ? entry : probable_entry(item, optimizers());
  if (!choice.entry) return check_keys_of_any(item, optimizer_section(), notes);
  choice.label = choice.entry->title;
  choice.at = notes.source().mistake(item, "");
  choice.params = ParamValues(choice.entry->params);
  std::optional<MapReader> map;
  if (item.kind == ValueKind::mapping)
    map.emplace(item, optimizer_section(), notes, fmt::format("optimizer {}", choice.entry->name));
  std::vector<double> rates;
  const bool states_rates = map && read_own(*map, choice, rates);
  if (!entry) return;
  const auto place_of = [&](std::string_view key) { return map ? map->place_of(key) : item.where; };
  if (defaults) {
    take_regime(choice, *defaults, place_of);
    if (!states_rates) {
      rates = defaults->rates;
      defaults->rates_used = true;
      choice.regime.tuned = defaults->tuned;
      defaults->tune_used = true;
    }
  } else {
    for (Misfit& m : misfits(choice, std::nullopt)) {
      notes.add(place_of(m.key), std::move(m.message), std::move(m.hint));
    }
    if (!states_rates) notes.add(item, "optimizers of a set must state their learning_rate");
  }
  add_choices(std::move(choice), rates, out);
}

void take_set(const Configs::Named<OptimizerSet>::value_type& named, Defaults& defaults, Scene& out) {
  const auto& [name, set] = named;
  out.optimizers = set.optimizers;
  out.sources.optimizers = {name, set.digest};
  std::vector<FormulaUse>& formulas = defaults.scene.notes().formulas();
  formulas.insert(formulas.end(), set.formulas.begin(), set.formulas.end());
  std::vector<DrawnText>& texts = defaults.scene.notes().texts();
  texts.insert(texts.end(), set.texts.begin(), set.texts.end());
  const Place where = defaults.scene.place_of("optimizers");
  for (OptimizerChoice& choice : out.optimizers) {
    choice.at = defaults.scene.notes().source().mistake(where, "");
    take_regime(choice, defaults, [&](std::string_view) { return where; });
  }
}

/// "adam, momentum" of "Adam, momentum"; empty if these are no names of optimizers.
std::string optimizers_in(std::string_view text) {
  const std::vector<std::string_view> known = entry_names(optimizers());
  std::string names;
  for (std::size_t at = 0; (at = text.find_first_not_of(" ,+&", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" ,+&", at), text.size());
    const std::string_view name = same_name(text.substr(at, end - at), known);
    if (name.empty()) return {};
    names += (names.empty() ? "" : ", ") + std::string(name);
    at = end;
  }
  return names;
}

void use_set(const Value& value, const Configs& configs, Defaults& defaults, Scene& out) {
  Notes& notes = defaults.scene.notes();
  if (value.kind == ValueKind::scalar && find_optimizer(value.text)) {
    notes.add(value, fmt::format("optimizers: '{}' is an optimizer, not a set of them", value.text),
              fmt::format("write optimizers: [{}]", value.text));
    return;
  }
  if (const std::string list = optimizers_in(value.text); value.kind == ValueKind::scalar && !list.empty()) {
    notes.add(value, fmt::format("unknown optimizer set '{}'", value.text),
              fmt::format("write optimizers: [{}]", list));
    return;
  }
  const auto name = as_name(value, "optimizer set", names_of(configs.optimizer_sets()), notes);
  if (name) take_set(*configs.optimizer_sets().find(*name), defaults, out);
}

void note_unused(MapReader& scene, std::string_view key, bool stated, bool used, std::string_view hint) {
  if (!stated || used) return;
  scene.notes().add(scene.place_of(key),
                    fmt::format("{} is of no use here: every optimizer has its own", key), std::string(hint));
}

/// What the scene says must be of use to one optimizer at least.
void check_use(const Defaults& defaults, const Scene& out) {
  MapReader& scene = defaults.scene;
  const Regime& regime = defaults.regime;
  note_unused(scene, "learning_rate", !defaults.rates.empty(), defaults.rates_used,
              "list the optimizers by their names to give them this one");
  note_unused(scene, "tune", out.tune.has_value(), defaults.tune_used,
              "list the optimizers by their names to have their learning rates tuned");
  note_unused(scene, "schedule", regime.schedule.has_value(), defaults.schedule_used, "");
  note_unused(scene, "warmup", regime.warmup.has_value(), defaults.warmup_used, "");
  note_unused(scene, "gradient", regime.gradient.has_value(), defaults.gradient_used, "");
  const bool is_noisy =
      std::any_of(out.optimizers.begin(), out.optimizers.end(), [](const OptimizerChoice& choice) {
        if (!choice.regime.gradient) return false;
        const GradientSettings& settings = choice.regime.gradient->settings;
        return settings.noise_std > 0 || settings.batches.size > 0;
      });
  if (scene.find("seed") && !is_noisy) {
    scene.notes().add(scene.place_of("seed"),
                      fmt::format("seed is of no use here: no optimizer has gradient.noise{}",
                                  rows_of_data(out) > 0 ? " or gradient.batch_size" : ""));
  }
}

void check_tune(MapReader& scene, const Defaults& defaults, const Scene& out) {
  constexpr std::size_t kMaxSteps = 20'000'000;  // some seconds
  if (!out.tune) return;
  Notes& notes = scene.notes();
  const std::size_t runs = tuning_runs(out), steps = runs * static_cast<std::size_t>(out.tune->epochs);
  if (!defaults.rates.empty()) {
    notes.add(scene.place_of("tune"), "learning_rate and tune exclude each other", "leave one of them out");
  } else if (steps > kMaxSteps) {
    notes.add(scene.place_of("tune"),
              fmt::format("tune: {} learning rates make {} descents of {} epochs, {} in all; at most {}",
                          out.tune->rates.size(), runs, out.tune->epochs, steps, kMaxSteps));
  }
}

}  // namespace

std::vector<Key> optimizer_keys() {
  return joined(
      {{.name = "optimizers",
        .forms = {form::name_of("optimizer set"), optimizer_list("optimizers, or the name of a set")},
        .doc = "what runs, each from every start; a set is a file in `configs/optimizers/`",
        .fallback = kDefaultSet,
        .example = "[momentum, {name: adam, beta1: 0.8}]"},
       rate_key("for listed optimizers that state none", "each optimizer's own")},
      joined(regime_keys("off"),
             {{.name = "seed",
               .forms = {form::whole(0, std::numeric_limits<int>::max())},
               .doc = "of all noise and batches; needs an optimizer with `noise` or `batch_size`",
               .fallback = Scene{}.seed}}));
}

const Section& optimizer_set_section() {
  static const Section section = {
      .name = "optimizer set",
      .doc = "`configs/optimizers/NAME.yaml`; every optimizer states its `learning_rate`",
      .keys = {description_key(),
               {.name = "optimizers",
                .forms = {optimizer_list("optimizers")},
                .doc = "what runs, each from every start",
                .required = true,
                .example = "[{name: adam, learning_rate: 0.2}]"}},
  };
  return section;
}

void read_optimizers(MapReader& scene, const Configs& configs, Scene& out) {
  Notes& notes = scene.notes();
  if (!runs_optimizers(scene)) {
    refuse_idle(scene, {"learning_rate", "tune", "schedule", "warmup", "gradient", "seed", "stop"});
    check_sizes(scene, out);
    return;
  }
  const std::size_t before = notes.count();
  Defaults defaults{.scene = scene,
                    .rates = read_rates(scene),
                    .regime = read_regime(scene),
                    .tuned = out.tune ? std::optional(Tuned{}) : std::nullopt,
                    .epochs = out.epochs,
                    .noted = {}};
  out.seed = scene.whole("seed").value_or(out.seed);
  const Value* value = scene.find("optimizers");
  if (!value) {
    if (const auto set = configs.optimizer_sets().find(kDefaultSet); set != configs.optimizer_sets().end())
      take_set(*set, defaults, out);
    else
      scene.require("optimizers");
  } else if (value->kind == ValueKind::scalar) {
    use_set(*value, configs, defaults, out);
  } else if (const auto* list = scene.list("optimizers")) {
    for (const Value& item : *list) read_optimizer(item, &defaults, out.optimizers, notes);
  }
  if (notes.count() != before) return;
  check_use(defaults, out);
  check_batches(scene, defaults.regime, out);
  for (OptimizerChoice& choice : out.optimizers) {  // the clock's unit is known by now
    if (choice.regime.tuned) choice.regime.tuned->how = tuned_how(out, *out.words);
    if (!choice.has_own_label) choice.label = title_words(*choice.entry, *out.words);
  }
  check_tune(scene, defaults, out);
  check_sizes(scene, out);
}

OptimizerSet read_optimizer_set(const Value& root, Notes& notes) {
  OptimizerSet set;
  MapReader map(root, optimizer_set_section(), notes);
  map.require("description");
  map.require("optimizers");
  set.description = map.text("description").value_or("");
  if (const auto* list = map.list("optimizers")) {
    for (const Value& item : *list) read_optimizer(item, nullptr, set.optimizers, notes);
  }
  map.finish();
  set.digest = digest_of(root);
  set.formulas = notes.formulas();
  set.texts = notes.texts();
  return set;
}

}  // namespace gradreel
