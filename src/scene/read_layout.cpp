// Layouts: a name, or a grid drawn with words.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

#include "core/suggest.hpp"
#include "film/comparison.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostLines = 12, kMostPanels = 36;
constexpr std::string_view kEmpty = ".";
constexpr Range kRatio = {.low = 0.01, .high = 1000};

/// A cell of the grid as it was written.
struct Word {
  std::string text;
  Value where;  // for messages
};
using Words = std::vector<std::vector<Word>>;

/// The words of a row in one text, each with its own place where that can be told.
std::vector<Word> split(const Value& row, const Source& source) {
  std::vector<Word> words;
  for (std::size_t begin = 0; (begin = row.text.find_first_not_of(" \t\n", begin)) != std::string::npos;) {
    const std::size_t end = std::min(row.text.find_first_of(" \t\n", begin), row.text.size());
    Word word = {row.text.substr(begin, end - begin), row};
    const int column = row.where.column + static_cast<int>(begin) + (row.quoted ? 1 : 0);
    const std::string& line = source.line(row.where.line);
    const auto at = static_cast<std::size_t>(column) - 1;
    if (at < line.size() && line.compare(at, word.text.size(), word.text) == 0) {
      word.where.where.column = column;
    }
    words.push_back(std::move(word));
    begin = end;
  }
  return words;
}

/// Rows of equally many words; nothing after a mistake.
std::optional<Words> read_areas(MapReader& map) {
  Notes& notes = map.notes();
  const auto* list = map.list("areas", 1, kMostLines, "rows like \"contour loss\"");
  if (!list) return std::nullopt;
  const std::size_t before = notes.count();
  Words rows;
  for (const Value& item : *list) {
    std::vector<Word> row;
    if (item.kind == ValueKind::scalar) {
      row = split(item, notes.source());
    } else if (item.kind == ValueKind::sequence) {
      for (const Value& cell : item.items) {
        if (const auto text = as_text(cell, "a cell of areas", TextRule{}, notes))
          row.push_back({*text, cell});
      }
    } else {
      notes.add_unexpected(item, "a row of areas", "names with spaces in between");
      continue;
    }
    if (row.empty() || row.size() > kMostLines) {
      notes.add(item, fmt::format("a row of areas must have 1 to {} cells, not {}", kMostLines, row.size()));
    } else if (!rows.empty() && row.size() != rows[0].size()) {
      notes.add(item,
                fmt::format("this row of areas has {} cells, the first one {}", row.size(), rows[0].size()),
                "a dot stands for an empty cell");
    }
    rows.push_back(std::move(row));
  }
  return notes.count() == before ? std::optional(std::move(rows)) : std::nullopt;
}

/// The area of one name: where it first stands, and the cells from there.
struct Area {
  std::string name;
  Value where;
  Span columns, rows;
};

/// In the order of their first cells. An area that is no rectangle is a mistake.
std::vector<Area> find_areas(const Words& rows, Notes& notes) {
  std::vector<Area> areas;
  std::map<std::string, int> cells;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    for (std::size_t x = 0; x < rows[y].size(); ++x) {
      const Word& word = rows[y][x];
      if (word.text == kEmpty) continue;
      const int column = static_cast<int>(x), row = static_cast<int>(y);
      const auto known =
          std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.name == word.text; });
      ++cells[word.text];
      if (known == areas.end()) {
        areas.push_back({word.text, word.where, {column, 1}, {row, 1}});
        continue;
      }
      const int first = std::min(known->columns.first, column);
      const int end = std::max(known->columns.first + known->columns.count, column + 1);
      known->columns = {first, end - first};
      known->rows.count = row + 1 - known->rows.first;
    }
  }
  for (const Area& a : areas) {
    if (a.columns.count * a.rows.count != cells[a.name]) {
      notes.add(a.where, fmt::format("area '{}' must be one rectangle", a.name));
    }
  }
  return areas;
}

std::vector<double> read_ratios(MapReader& map, std::string_view key, std::size_t count,
                                std::string_view what) {
  std::vector<double> ratios;
  const auto* list = map.list(key, 1, kMostLines, "ratios like [2, 1]");
  if (list && list->size() != count) {
    map.notes().add(*map.find(key), fmt::format("{} has {} ratios, but areas has {} {}", map.name_of(key),
                                                list->size(), count, what));
  } else if (list) {
    for (const Value& item : *list) {
      ratios.push_back(as_number(item, map.name_of(key), kRatio, map.notes()).value_or(1));
    }
  }
  return ratios.size() == count ? ratios : std::vector<double>(count, 1);
}

/// Which descents a name means: an optimizer's label or name, or a place in the legend, from 1.
std::vector<Pick> picks_of(const std::string& name, const Scene& scene) {
  std::vector<Pick> picks;
  for (std::size_t start = 0; start < scene.starts.size(); ++start) {
    for (std::size_t i = 0; i < scene.optimizers.size(); ++i) {
      const OptimizerChoice& choice = scene.optimizers[i];
      if (choice.label == name || choice.entry->name == name) picks.push_back({i, start});
    }
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!picks.empty() || name.size() > 3 || !std::all_of(name.begin(), name.end(), is_digit)) return picks;
  const auto place = static_cast<std::size_t>(std::stoi("0" + name));
  if (place == 0 || place > scene.starts.size() * scene.optimizers.size()) return picks;
  return {{(place - 1) % scene.optimizers.size(), (place - 1) / scene.optimizers.size()}};
}

void read_pick(const Value& item, const std::string& key, const Scene& scene, Notes& notes,
               std::vector<Pick>& picks) {
  const auto name = as_text(item, key, TextRule{kMaxLabel, false}, notes);
  if (!name || scene.optimizers.empty()) return;  // what is wrong with them is said elsewhere
  const std::vector<Pick> more = picks_of(*name, scene);
  if (more.empty()) {
    std::vector<std::string_view> known;
    for (const OptimizerChoice& choice : scene.optimizers) {
      for (const std::string_view text : {std::string_view(choice.label), choice.entry->name}) {
        if (std::find(known.begin(), known.end(), text) == known.end()) known.push_back(text);
      }
    }
    const std::string_view near = nearest(*name, known);
    const std::size_t descents = scene.starts.size() * scene.optimizers.size();
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
  } else if (const auto* list = map.list("descents", 1, kMaxDescents, "names")) {
    for (const Value& item : *list) read_pick(item, key, scene, map.notes(), picks);
  }
  return picks;
}

std::vector<std::string_view> panel_names() {
  std::vector<std::string_view> known;
  for (const PanelEntry* entry : panels()) known.push_back(entry->name);
  return known;
}

/// What `panels` says of an area, or nothing: then its name is the panel's. Its title, descents and options.
std::optional<PanelChoice> read_panel(const std::string& name, const Value& area, const Value* said,
                                      const Scene& scene, Notes& notes) {
  const bool is_map = said && said->kind == ValueKind::mapping;
  const PanelEntry* entry = find_panel(name);
  std::optional<MapReader> map;
  if (is_map) map.emplace(*said, fmt::format("panel {}", name), name, notes);
  const Value* panel = is_map ? map->find("panel") : said;
  if (panel) {
    const auto written = as_name(*panel, "panel", panel_names(), notes);
    entry = written ? find_panel(*written) : nullptr;
  } else if (!entry) {
    const std::string_view near = nearest(name, panel_names());
    notes.add(area, fmt::format("unknown panel '{}'", name),
              near.empty() || said ? fmt::format("say what it is: panels: {{{}: {{panel: NAME}}}}", name)
                                   : fmt::format("did you mean '{}'?", near));
  }
  if (!entry) return std::nullopt;
  PanelChoice choice = {entry, ParamValues(entry->options), {}, {}, {}, {}};
  static const Value kNothing = [] {
    Value empty;
    empty.kind = ValueKind::mapping;
    return empty;
  }();
  Value nothing = kNothing;
  nothing.where = area.where;
  if (!map) map.emplace(nothing, fmt::format("panel {}", name), name, notes);
  choice.title = map->text("title", kMaxTitle).value_or("");
  if (entry->shows_descents) choice.descents = read_picks(*map, scene);
  read_params(*map, entry->options, choice.options);
  map->finish();
  return choice;
}

/// The values of `panels`, by their names.
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

void read_grid(MapReader& map, const Scene& scene, Layout& out) {
  Notes& notes = map.notes();
  out.name.clear();
  const std::vector<const Entry*> said = entries_of(map);
  const std::optional<Words> words = read_areas(map);
  if (!words) {
    for (const char* key : {"columns", "rows"}) map.find(key);
    return;
  }
  const std::vector<Area> areas = find_areas(*words, notes);
  out.columns = read_ratios(map, "columns", words->front().size(), "columns");
  out.rows = read_ratios(map, "rows", words->size(), "rows");
  if (areas.empty() || areas.size() > kMostPanels) {
    notes.add(*map.find("areas"),
              fmt::format("areas must name 1 to {} panels, not {}", kMostPanels, areas.size()));
  }
  std::vector<std::string_view> names;
  for (const Area& area : areas) {
    names.push_back(area.name);
    const auto of_area =
        std::find_if(said.begin(), said.end(), [&](const Entry* e) { return e->key == area.name; });
    auto choice =
        read_panel(area.name, area.where, of_area == said.end() ? nullptr : &(*of_area)->value, scene, notes);
    if (!choice) continue;
    choice->columns = area.columns;
    choice->rows = area.rows;
    out.panels.push_back(*std::move(choice));
  }
  for (const Entry* e : said) {
    if (std::find(names.begin(), names.end(), e->key) != names.end()) continue;
    notes.add(e->where, fmt::format("'{}' has no area", e->key), suggestion(e->key, names));
  }
}

void read_named(MapReader& map, const Scene& scene, Layout& out) {
  map.require("name");
  const auto name = map.name("name", layout_names());
  const std::vector<const Entry*> said = entries_of(map);
  if (!name) return;
  out.name = *name;
  std::vector<std::string_view> names;
  for (const PanelEntry* entry : layout_panels(*name)) {
    names.push_back(entry->name);
    if (!said.empty()) out.panels.push_back({entry, ParamValues(entry->options), {}, {}, {}, {}});
  }
  for (const Entry* e : said) {
    const auto at = std::find(names.begin(), names.end(), e->key);
    if (at == names.end()) {
      map.notes().add(e->where, fmt::format("layout {} has no panel '{}'", *name, e->key),
                      suggestion(e->key, names));
    } else if (auto choice = read_panel(e->key, e->value, &e->value, scene, map.notes())) {
      out.panels[static_cast<std::size_t>(at - names.begin())] = *std::move(choice);
    }
  }
}

/// Title and legend stand once: in the grid, or where they are by default.
void read_strips(MapReader& map, Layout& out) {
  static constexpr std::array<std::string_view, 3> kPlaces = {"bottom", "right", "off"};
  const auto title = map.flag("title", true);
  const auto legend = map.choice("legend", kPlaces);
  if (has_panel(out, "title") && title.value_or(false)) {
    map.notes().add(map.place_of("title"), "the title has an area of its own");
  }
  if (has_panel(out, "legend") && legend.value_or(2) != 2) {
    map.notes().add(map.place_of("legend"), "the legend has an area of its own");
  }
  out.title = title.value_or(!has_panel(out, "title"));
  if (legend) out.legend = static_cast<LegendPlace>(*legend + 1);
}

}  // namespace

std::string misfit_of(const Scene& scene, const OutputSpec& output) {
  if (scene.layout.name != "comparison" || !output.is_film()) return {};
  const bool by_optimizer = scene.optimizers.size() > 1;
  std::size_t maps = by_optimizer ? scene.optimizers.size() : scene.starts.size();
  if (!scene.layout.panels.empty() && !scene.layout.panels[0].descents.empty()) {
    std::set<std::size_t> shown;
    for (const Pick& p : scene.layout.panels[0].descents) shown.insert(by_optimizer ? p.optimizer : p.start);
    maps = shown.size();
  }
  const int most = comparison_capacity(output.width, output.height);
  if (static_cast<int>(maps) <= most) return {};
  return fmt::format("a comparison of {} maps does not fit in {} x {} ({}): at most {}", maps, output.width,
                     output.height, output.profile, most);
}

void read_layout(MapReader& scene, Scene& out) {
  const Value* value = scene.find("layout");
  if (!value) return;
  if (value->kind != ValueKind::mapping) {
    out.layout.name = scene.name("layout", layout_names()).value_or(out.layout.name);
    return;
  }
  MapReader map(*value, "layout", "layout", scene.notes());
  if (map.find("areas") && map.find("name")) {
    scene.notes().add(map.place_of("name"), "name and areas exclude each other",
                      "a layout is a named one, or a grid of its own");
  }
  if (map.find("areas")) {
    read_grid(map, out, out.layout);
  } else {
    read_named(map, out, out.layout);
  }
  read_strips(map, out.layout);
  map.finish();
}

}  // namespace gradreel
