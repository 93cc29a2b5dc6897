// How optimizers are run: schedule, warm-up, and what they see of the gradient.
#include "scene/read_regime.hpp"

#include <fmt/format.h>

#include "scene/limits.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kConstant = "constant";
constexpr int kMaxBatch = 100'000;  // as many rows as are read

const Section& schedule_section() {
  static const Section section = {
      .name = "schedule",
      .doc = "a schedule with parameters",
      .keys = {{.name = "name",
                .forms = {form::choice(entry_names(schedules()), "schedule")},
                .doc = "which schedule",
                .required = true,
                .example = "cosine"}},
      .components = Components::schedules,
      .selector = "name",
  };
  return section;
}

Form warmup_epochs() { return form::whole(0, kMaxEpochs, "epochs"); }

const Section& warmup_section() {
  static const Section section = {
      .name = "warmup",
      .doc = "a straight rise to the learning rate, before the schedule",
      .keys = {{.name = "epochs",
                .forms = {warmup_epochs()},
                .doc = "length of the rise, shorter than the scene; 0: none",
                .required = true,
                .example = "10"},
               {.name = "start_factor",
                .forms = {form::number(fraction())},
                .doc = "where it begins, as a share of the learning rate",
                .fallback = Warmup{}.start_factor}},
  };
  return section;
}

const Section& gradient_section() {
  static const GradientChoice plain;
  const auto limit = [](std::string_view name, double fallback, std::string_view doc) {
    return Key{.name = name, .forms = {form::number(non_negative())}, .doc = doc, .fallback = fallback};
  };
  static const Section section = {
      .name = "gradient",
      .doc =
          "what is done to gradients before the optimizer sees them, in the order batches or noise, "
          "clipping, "
          "weight decay; losses shown are the surface's own",
      .keys = {limit("noise", plain.settings.noise_std,
                     "standard deviation of Gaussian noise on each partial derivative; 0: off"),
               {.name = "batch_size",
                .forms = {form::whole(1, kMaxBatch, "rows")},
                .doc = "each step sees so many rows of a surface of [data](data.md), which are shuffled for "
                       "each epoch; the last batch has what remains. The film then counts steps",
                .otherwise = "all rows",
                .example = "16"},
               {.name = "steps_per_epoch",
                .forms = {form::whole(1, kMaxBatch)},
                .doc = "rows are shuffled anew after so many steps; needs `batch_size`",
                .otherwise = "as many as there are batches",
                .example = "5"},
               {.name = "seeds",
                .forms = {form::whole(1, kMaxSeeds)},
                .doc = "number of runs, each with noise or batches of its own; more than 1 needs `noise` or "
                       "`batch_size`",
                .fallback = plain.seeds,
                .example = "1"},
               limit("clip_value", plain.settings.clip_value,
                     "cuts each partial derivative to [-value, value]; 0: off"),
               limit("clip_norm", plain.settings.clip_norm,
                     "shortens longer gradients to this length; 0: off"),
               limit(
                   "weight_decay", plain.settings.weight_decay,
                   "λ: adds λ θ to the gradient, after clipping (coupled, an L2 penalty); 0: off. Decoupled "
                   "weight decay is a parameter of `adamw` and `lion`")},
  };
  return section;
}

/// A name, or {name, parameters}.
std::optional<ScheduleChoice> read_schedule(MapReader& outer) {
  const Value* value = outer.find("schedule");
  if (!value) return std::nullopt;
  Notes& notes = outer.notes();
  const ScheduleEntry* known = as_named_entry(*value, schedule_section(), schedules(), notes);
  const ScheduleEntry* entry = known ? known : probable_entry(*value, schedules());
  if (!entry) {
    check_keys_of_any(*value, schedule_section(), notes);
    return std::nullopt;
  }
  ScheduleChoice choice = {entry, ParamValues(entry->params)};
  if (value->kind != ValueKind::mapping) return choice;
  MapReader map = MapReader::of_key(*value, schedule_section(), notes, "schedule");
  map.set_context(fmt::format("schedule {}", entry->name));
  map.refuse("warmup", "warmup does not belong in a schedule", "it stands beside: warmup: 10");
  read_params(map, entry->params, choice.params);
  map.finish();
  return known ? std::optional(choice) : std::nullopt;
}

/// A number of epochs, or {epochs, start_factor}.
std::optional<Warmup> read_warmup(MapReader& outer) {
  const Value* value = outer.find("warmup");
  if (!value) return std::nullopt;
  Warmup warmup;
  if (value->kind != ValueKind::mapping) {
    const auto epochs = outer.whole("warmup");
    if (epochs) warmup.epochs = *epochs;
    return epochs ? std::optional(warmup) : std::nullopt;
  }
  MapReader map = MapReader::of_key(*value, warmup_section(), outer.notes(), "warmup");
  map.require("epochs");
  warmup.epochs = map.whole("epochs").value_or(0);
  warmup.start_factor = map.number("start_factor").value_or(warmup.start_factor);
  map.finish();
  return warmup;
}

std::optional<GradientChoice> read_gradient(MapReader& outer) {
  std::optional<MapReader> map = outer.map("gradient");
  if (!map) return std::nullopt;
  GradientChoice choice;
  GradientSettings& g = choice.settings;
  g.weight_decay = map->number("weight_decay").value_or(0);
  g.clip_value = map->number("clip_value").value_or(0);
  g.clip_norm = map->number("clip_norm").value_or(0);
  g.noise_std = map->number("noise").value_or(0);
  choice.seeds = map->whole("seeds").value_or(1);
  g.batches.size = map->whole("batch_size").value_or(0);
  g.batches.steps_per_epoch = map->whole("steps_per_epoch").value_or(0);
  if (g.batches.size > 0 && g.noise_std > 0) {
    map->notes().add(map->place_of("noise"), "gradient.noise and gradient.batch_size exclude each other",
                     "the gradients of batches are noisy by themselves");
  }
  if (g.batches.size == 0 && map->find("steps_per_epoch") && !map->find("batch_size")) {
    map->notes().add(map->place_of("steps_per_epoch"),
                     "gradient.steps_per_epoch is of batches, and there are none", "add batch_size: 16");
  }
  if (choice.seeds > 1 && g.noise_std == 0 && g.batches.size == 0) {
    map->notes().add(map->place_of("seeds"), "gradient.seeds are those of the noise, and there is none",
                     "add noise: 0.1");
  }
  map->finish();
  return choice;
}

bool cycles_momentum(const ScheduleChoice& schedule) {
  return schedule.entry->make(schedule.params, 1)->momentum(0).has_value();
}

void add_schedule_misfits(const OptimizerChoice& choice, std::vector<Misfit>& out) {
  const ScheduleChoice& schedule = *choice.regime.schedule;
  const OptimizerEntry& optimizer = *choice.entry;
  const std::string_view name = schedule.entry->name, off = "schedule: constant";
  if (name == kConstant) return;
  if (!optimizer.takes_schedule) {
    out.push_back({"schedule",
                   fmt::format("{} takes no schedule: its learning rate matters in the first step only",
                               optimizer.name),
                   "", off});
  } else if (cycles_momentum(schedule) && optimizer.momentum.empty()) {
    out.push_back({"schedule",
                   fmt::format("{} cycles the momentum, which {} does not have", name, optimizer.name),
                   fmt::format("write schedule: {{name: {}, cycle_momentum: false}}", name), off});
  } else if (cycles_momentum(schedule) && choice.params.is_stated(optimizer.momentum)) {
    out.push_back({"schedule",
                   fmt::format("{} cycles the {} of {}, which is stated as well", name, optimizer.momentum,
                               optimizer.name),
                   fmt::format("leave out {}, or write schedule: {{name: {}, cycle_momentum: false}}",
                               optimizer.momentum, name),
                   off});
  }
}

void add_warmup_misfits(const OptimizerChoice& choice, std::optional<int> epochs, std::vector<Misfit>& out) {
  const int length = choice.regime.warmup->epochs;
  if (length == 0) return;
  if (!choice.entry->takes_schedule) {
    out.push_back({"warmup",
                   fmt::format("{} takes no warm-up: its learning rate matters in the first step only",
                               choice.entry->name),
                   "", "warmup: 0"});
  } else if (epochs && length >= *epochs) {
    out.push_back({"warmup",
                   fmt::format("a warm-up of {} epochs leaves nothing of {} epochs", length, *epochs),
                   fmt::format("at most {}", *epochs - 1), "warmup: 0"});
  }
}

void add_gradient_misfits(const OptimizerChoice& choice, std::vector<Misfit>& out) {
  const GradientSettings& gradient = choice.regime.gradient->settings;
  const OptimizerEntry& optimizer = *choice.entry;
  if (gradient == GradientSettings{}) return;
  if (!optimizer.uses_gradient) {
    out.push_back({"gradient",
                   fmt::format("{} takes no gradient settings: it uses no gradients", optimizer.name), "",
                   "gradient: {}"});
    return;
  }
  if (gradient.weight_decay == 0 || !choice.params.has("weight_decay")) return;
  const double own = choice.params.number("weight_decay");
  if (own == 0) return;
  out.push_back(
      {"gradient",
       fmt::format("{} has a weight_decay of its own, {}: not gradient.weight_decay as well", optimizer.name,
                   own),
       fmt::format("leave out gradient.weight_decay, or write weight_decay: 0 for {}", optimizer.name),
       "gradient: {}"});
}

}  // namespace

std::vector<Key> regime_keys(std::string_view otherwise) {
  return {{.name = "schedule",
           .forms = {form::choice(entry_names(schedules()), "schedule"), form::mapping(schedule_section())},
           .doc = "how the learning rate changes from epoch to epoch",
           .otherwise = otherwise,
           .example = "{name: step, size: 30, gamma: 0.5}"},
          {.name = "warmup",
           .forms = {warmup_epochs(), form::mapping(warmup_section())},
           .doc = "length of a straight rise to the learning rate, before the schedule",
           .otherwise = otherwise,
           .example = "10"},
          {.name = "gradient",
           .forms = {form::mapping(gradient_section())},
           .doc = "mini-batches, noise, clipping and weight decay",
           .otherwise = otherwise,
           .example = "{clip_norm: 1, noise: 0.3}"}};
}

Regime read_regime(MapReader& map) { return {read_schedule(map), read_warmup(map), read_gradient(map)}; }

std::vector<Misfit> misfits(const OptimizerChoice& choice, std::optional<int> epochs) {
  std::vector<Misfit> all;
  if (choice.regime.schedule) add_schedule_misfits(choice, all);
  if (choice.regime.warmup) add_warmup_misfits(choice, epochs, all);
  if (choice.regime.gradient) add_gradient_misfits(choice, all);
  return all;
}

}  // namespace gradreel
