#include "scene/read_overlays.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "overlays/registry.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxOverlays = 16;

const Section& overlay_section() {
  static const Section section = {
      .name = "overlay",
      .doc = "an item of `overlays` with parameters",
      .keys = {{.name = "name",
                .forms = {form::choice(entry_names(overlays()), "overlay")},
                .doc = "which overlay",
                .required = true,
                .example = "gradient"}},
      .components = Components::overlays,
      .selector = "name",
  };
  return section;
}

/// The optimizers of a name or a label: several with several learning rates.
void read_optimizer_param(MapReader& map, OverlayChoice& choice, const Scene& scene) {
  const std::string_view key = choice.entry->optimizer_param;
  if (key.empty() || !choice.params.is_stated(key) || choice.params.text(key).empty()) return;
  const std::string& wanted = choice.params.text(key);
  std::vector<std::string_view> known;
  const auto add = [&](std::string_view name) {
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
  };
  for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
    const OptimizerChoice& optimizer = scene.optimizers[i];
    add(optimizer.entry->name);
    if (optimizer.entry->name == wanted || optimizer.label == wanted) choice.series.push_back(i);
  }
  for (const OptimizerChoice& optimizer : scene.optimizers) add(optimizer.label);
  if (!choice.series.empty()) return;
  if (const Value* value = map.find(key)) {
    as_name(*value, fmt::format("optimizer of the scene in {}", map.name_of(key)), known, map.notes());
  }
}

/// The landmark that an overlay shows; empty if it shows none.
std::string wanted_landmark(const OverlayChoice& choice) {
  const OverlayEntry& entry = *choice.entry;
  return entry.landmark_param.empty() ? std::string(entry.needs_landmark)
                                      : choice.params.text(entry.landmark_param);
}

std::string nothing_of(std::string_view overlay, std::string_view landmark) {
  if (landmark == "auto") {
    return fmt::format("{} shows nothing here: no optimizer that it is for has a thin trail", overlay);
  }
  return fmt::format("{} shows nothing here: no optimizer that it is for has the landmark '{}'", overlay,
                     landmark);
}

std::string who_has(std::string_view landmark) {
  std::vector<std::string_view> names;
  for (const OptimizerEntry* e : optimizers()) {
    const auto fits = [&](const LandmarkEntry& l) {
      return landmark == "auto" ? l.is_trail : l.name == landmark;
    };
    if (std::any_of(e->landmarks.begin(), e->landmarks.end(), fits)) names.push_back(e->name);
  }
  return fmt::format("these have {}: {}", landmark == "auto" ? "one" : "it", fmt::join(names, ", "));
}

/// Why an overlay would show nothing.
void check_use(const Value& item, const OverlayChoice& choice, const Scene& scene, Notes& notes) {
  const auto any_optimizer = [&](const auto& fits) {
    for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
      if (choice.is_for(i) && fits(scene.optimizers[i])) return true;
    }
    return false;
  };
  const OverlayEntry& entry = *choice.entry;
  if (entry.uses_velocity && !any_optimizer([](const OptimizerChoice& o) {
        return o.entry->make(o.params)->velocity() != nullptr;
      })) {
    notes.add(item, fmt::format("{} shows nothing here: no optimizer that it is for remembers past gradients",
                                entry.name));
  }
  if (entry.uses_step_bound &&
      !any_optimizer([](const OptimizerChoice& o) { return o.entry->bounds_step; })) {
    notes.add(item,
              fmt::format(
                  "{} shows nothing here: no optimizer that it is for bounds its steps by the learning rate",
                  entry.name));
  }
  if (const std::string wanted = wanted_landmark(choice); !wanted.empty() && wanted != "none") {
    const bool found = any_optimizer([&](const OptimizerChoice& o) {
      return std::any_of(o.entry->landmarks.begin(), o.entry->landmarks.end(), [&](const LandmarkEntry& l) {
        return wanted == "auto" ? l.is_trail : l.name == wanted;
      });
    });
    if (!found) notes.add(item, nothing_of(entry.name, wanted), who_has(wanted));
  }
  if (choice.params.has("x") && choice.params.has("y") &&
      choice.params.is_stated("x") != choice.params.is_stated("y")) {
    notes.add(item, fmt::format("{}: x and y belong together", entry.name));
  }
}

void read_overlay(const Value& item, Scene& out, Notes& notes) {
  OverlayChoice choice;
  const OverlayEntry* entry = as_named_entry(item, overlay_section(), overlays(), notes);
  choice.entry = entry ? entry : probable_entry(item, overlays());
  if (!choice.entry) return check_keys_of_any(item, overlay_section(), notes);
  choice.params = ParamValues(choice.entry->params);
  if (out.surface.dimension() == 1 && !choice.entry->on_graph) {
    notes.add(item,
              fmt::format("overlay {} needs two dimensions, and the function has one", choice.entry->name),
              "the panel graph has tails, step arrows and tangents of its own: see its options");
  }
  const std::size_t before = notes.count();
  if (item.kind == ValueKind::mapping) {
    MapReader map = MapReader::of_key(item, overlay_section(), notes, std::string(choice.entry->name));
    map.set_context(fmt::format("overlay {}", choice.entry->name));
    read_params(map, choice.entry->params, choice.params);
    read_optimizer_param(map, choice, out);
    map.finish();
  }
  if (!entry) return;
  if (notes.count() == before && !out.optimizers.empty()) check_use(item, choice, out, notes);
  out.overlays.push_back(std::move(choice));
}

}  // namespace

Key overlays_key() {
  return {.name = "overlays",
          .forms = {form::list(
              0, kMaxOverlays, "overlays",
              {form::choice(entry_names(overlays()), "overlay"), form::mapping(overlay_section())})},
          .doc = "what is drawn over the plots of the surface, in this order",
          .otherwise = "none",
          .example = "[gradient, {name: ticks, every: 10}]"};
}

void read_overlays(MapReader& scene, Scene& out) {
  const auto* list = scene.list("overlays");
  if (!list) return;
  if (!out.surface.objective && !scene.find("surface")) {
    scene.refuse("overlays", "overlays are drawn over plots of the surface, and the scene names none");
    return;
  }
  for (const Value& item : *list) read_overlay(item, out, scene.notes());
}

}  // namespace gradreel
