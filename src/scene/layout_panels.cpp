#include "scene/layout_panels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "panels/registry.hpp"
#include "scene/limits.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

/// What a series may be called: its label, and of an optimizer its name.
std::vector<std::string_view> names_of_series(const Scene& scene, std::size_t series) {
  std::vector<std::string_view> names = {label_of(scene, series)};
  if (series < scene.optimizers.size()) names.push_back(scene.optimizers[series].entry->name);
  return names;
}

/// All that have a card in the legend, in its order.
std::vector<Pick> all_picks(const Scene& scene) {
  std::vector<Pick> picks;
  for (const Run& run : runs_of(scene)) {
    if (run.seed == 0) picks.push_back({run.series, run.start});
  }
  return picks;
}

/// Which descents a name means: one of its series, or a place in the legend, from 1.
std::vector<Pick> picks_of(const std::string& name, const Scene& scene) {
  std::vector<Pick> picks = all_picks(scene);
  const std::vector<Pick> all = picks;
  std::erase_if(picks, [&](const Pick& pick) {
    const std::vector<std::string_view> names = names_of_series(scene, pick.series);
    return std::find(names.begin(), names.end(), name) == names.end();
  });
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!picks.empty() || name.size() > 3 || !std::all_of(name.begin(), name.end(), is_digit)) return picks;
  const auto place = static_cast<std::size_t>(std::stoi("0" + name));
  if (place == 0 || place > all.size()) return picks;
  return {all[place - 1]};
}

void read_pick(const Value& item, const std::string& key, const Scene& scene, Notes& notes,
               std::vector<Pick>& picks) {
  const auto name = as_text(item, key, TextRule{kMaxLabel, false, false}, notes);
  if (!name || count_series(scene) == 0) return;  // what is wrong with them is said elsewhere
  const std::vector<Pick> more = picks_of(*name, scene);
  if (more.empty()) {
    std::vector<std::string_view> known;
    for (std::size_t series = 0; series < count_series(scene); ++series) {
      for (const std::string_view text : names_of_series(scene, series)) {
        if (std::find(known.begin(), known.end(), text) == known.end()) known.push_back(text);
      }
    }
    const std::string_view near = nearest(*name, known);
    const std::size_t descents = all_picks(scene).size();
    notes.add(item, fmt::format("{}: no descent is called '{}'", key, *name),
              near.empty() ? fmt::format("known: {}, and places in the legend from 1 to {}",
                                         fmt::join(known, ", "), descents)
                           : fmt::format("did you mean '{}'?", near));
  }
  for (const Pick& pick : more) {
    if (std::find(picks.begin(), picks.end(), pick) == picks.end()) picks.push_back(pick);
  }
}

std::vector<Pick> read_picks(MapReader& map, const Scene& scene) {
  std::vector<Pick> picks;
  const Value* value = map.find("descents");
  if (!value) return picks;
  const std::string key = map.name_of("descents");
  if (value->kind == ValueKind::scalar) {
    read_pick(*value, key, scene, map.notes(), picks);
  } else if (const auto* list = map.list("descents")) {
    for (const Value& item : *list) read_pick(item, key, scene, map.notes(), picks);
  }
  return picks;
}

const Section& panel_section() {
  static const Section section = {
      .name = "panel",
      .doc = "a value of `layout.panels` with more than a name",
      .keys = {{.name = "panel",
                .forms = {form::choice(entry_names(panels()), "panel")},
                .doc = "which panel",
                .otherwise = "the one of the area's name",
                .example = "loss"},
               {.name = "title",
                .forms = {form::text(kMaxTitle)},
                .doc = "a line above it",
                .otherwise = "none",
                .example = "Adam alone"}},
      .components = Components::panels,
      .selector = "panel",
  };
  return section;
}

MapReader panel_reader(const Value& map, const std::string& name, Notes& notes) {
  MapReader reader = MapReader::of_key(map, panel_section(), notes, name);
  reader.set_context(fmt::format("panel {}", name));
  return reader;
}

}  // namespace

std::vector<Key> panel_keys(const PanelEntry& entry) {
  const Form name = form::text(kMaxLabel);
  std::vector<Key> keys;
  if (entry.shows_descents) {
    keys.push_back(
        {.name = "descents",
         .forms = {name, form::list(1, kMaxDescents, "names", {name})},
         .doc = "the ones it shows: an optimizer's label or name, or a place in the legend from 1, or "
                "a list of these",
         .otherwise = "all",
         .example = "adam"});
  }
  return joined(std::move(keys), keys_of(entry.options));
}

Key panels_key(std::string_view doc) {
  return {.name = "panels",
          .forms = {form::names_to(
              "area", {form::choice(entry_names(panels()), "panel"), form::mapping(panel_section())})},
          .doc = doc,
          .otherwise = "panels of the areas' names",
          .example = "{contour: {levels: 40}}"};
}

std::optional<PanelChoice> read_panel(const std::string& name, const Value& area, const Value* said,
                                      const Scene& scene, Notes& notes) {
  const bool is_map = said && said->kind == ValueKind::mapping;
  const PanelEntry* entry = find_panel(name);
  std::optional<MapReader> map;
  if (is_map) map.emplace(panel_reader(*said, name, notes));
  const Value* panel = is_map ? map->find("panel") : said;
  if (panel) {
    const auto written = as_name(*panel, "panel", entry_names(panels()), notes);
    entry = written ? find_panel(*written) : nullptr;
  } else if (!entry) {
    const std::string_view near = nearest(name, entry_names(panels()));
    notes.add(area, fmt::format("unknown panel '{}'", name),
              near.empty() || said ? fmt::format("say what it is: panels: {{{}: {{panel: NAME}}}}", name)
                                   : fmt::format("did you mean '{}'?", near));
  }
  if (!entry) return std::nullopt;
  PanelChoice choice = {entry, ParamValues(entry->options), {}, {}, {}, {}};
  choice.at = notes.source().mistake(said ? *said : area, "");
  static const Value kNothing = [] {
    Value empty;
    empty.kind = ValueKind::mapping;
    return empty;
  }();
  Value nothing = kNothing;
  nothing.where = area.where;
  if (!map) map.emplace(panel_reader(nothing, name, notes));
  choice.title = map->text("title").value_or("");
  map->declare(panel_keys(*entry));
  if (entry->shows_descents) choice.descents = read_picks(*map, scene);
  read_params(*map, entry->options, choice.options);
  if (choice.options.has("level_spacing")) refuse_idle_spacing(*map, choice.options);
  map->finish();
  return choice;
}

std::vector<const Entry*> entries_of(MapReader& map) {
  std::vector<const Entry*> all;
  const Value* panels = map.find("panels");
  if (panels && panels->kind == ValueKind::mapping) {
    for (const Entry& e : panels->entries) all.push_back(&e);
  } else if (panels) {
    map.notes().add_unexpected(*panels, map.name_of("panels"), "a mapping of keys");
  }
  return all;
}

}  // namespace gradreel
