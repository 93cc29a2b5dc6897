// Layouts: a name, or a grid drawn with words.
#include "scene/read_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/suggest.hpp"
#include "film/basins_layout.hpp"
#include "film/comparison.hpp"
#include "panels/registry.hpp"
#include "scene/layout_areas.hpp"
#include "scene/layout_panels.hpp"
#include "scene/output_theme.hpp"
#include "scene/read_entry.hpp"
#include "scene/runs.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostPanels = 36;
constexpr Range kRatio = {.low = 0.01, .high = 1000};

std::vector<Key> line_keys() {
  const Form ratios = form::list(1, kMostLines, "ratios like [2, 1]", {form::number(kRatio)});
  return {
      {.name = "columns", .forms = {ratios}, .doc = "ratios of the columns' widths", .otherwise = "equal"},
      {.name = "rows", .forms = {ratios}, .doc = "ratios of the rows' heights", .otherwise = "equal"}};
}

std::vector<Key> strip_keys() {
  return {
      {.name = "title",
       .forms = {form::on_off()},
       .doc = "whether the scene's title stands on top",
       .otherwise = "`on`, but where an area is a `title`"},
      {.name = "legend",
       .forms = {form::choice({"bottom", "right", "off"})},
       .doc = "where the legend is",
       .otherwise = "`bottom`; `off` where the layout has a `legend` or `status`, for `comparison`, and for "
                    "`basins` with several starts or in a frame that is not wide",
       .example = "right"}};
}

const Section& named_layout_section() {
  static const Section section = {
      .name = "layout by name",
      .doc = "a value of `layout`: a named layout with options",
      .keys = joined({{.name = "name",
                       .forms = {form::choice({layout_names().begin(), layout_names().end()}, "layout")},
                       .doc = "which layout",
                       .required = true,
                       .example = "trio"},
                      panels_key("options of its panels by their names, or other panels in their places")},
                     strip_keys()),
  };
  return section;
}

const Section& shape_section() {
  static const Section section = {
      .name = "layout.square, layout.tall",
      .doc = "the grid of frames of another shape; its panels are those of the layout",
      .keys = joined({areas_key()}, line_keys()),
  };
  return section;
}

const Section& grid_section() {
  static const Section section = {
      .name = "layout by areas",
      .doc = "a value of `layout`: a grid of your own, drawn with words",
      .keys =
          joined(joined(joined({areas_key()}, line_keys()),
                        {{.name = "square",
                          .forms = {form::mapping(shape_section())},
                          .doc = "the grid of frames that are about square: less than 1.35 times as wide as "
                                 "high, but not tall",
                          .otherwise = "as drawn",
                          .example = "{areas: [contour, loss]}"},
                         {.name = "tall",
                          .forms = {form::mapping(shape_section())},
                          .doc = "the grid of frames less than 0.8 times as wide as high",
                          .otherwise = "the columns stacked",
                          .example = "{areas: [contour, loss]}"},
                         panels_key("what fills an area: the name of a panel, or a mapping")}),
                 strip_keys()),
  };
  return section;
}

std::vector<double> read_ratios(MapReader& map, std::string_view key, std::size_t count,
                                std::string_view what) {
  std::vector<double> ratios;
  const auto* list = map.list(key);
  if (list && list->size() != count) {
    map.notes().add(*map.find(key), fmt::format("{} has {} ratios, but areas has {} {}", map.name_of(key),
                                                list->size(), count, what));
  } else if (list) {
    for (const Value& item : *list) {
      const Range& range = map.item_form(key, Shape::number).range;
      ratios.push_back(as_number(item, map.name_of(key), range, map.notes()).value_or(1));
    }
  }
  return ratios.size() == count ? ratios : std::vector<double>(count, 1);
}

/// The panels of a layout by the names of their areas, each read once however many grids it stands in.
class NamedPanels {
 public:
  NamedPanels(std::vector<const Entry*> said, const Scene& scene, Notes& notes)
      : said_(std::move(said)), scene_(scene), notes_(notes) {}

  /// Nothing after a mistake.
  std::optional<PanelChoice> of(const Area& area) {
    for (const auto& [name, choice] : read_) {
      if (name == area.name) return choice;
    }
    const auto at =
        std::find_if(said_.begin(), said_.end(), [&](const Entry* e) { return e->key == area.name; });
    const Value* said = at == said_.end() ? nullptr : &(*at)->value;
    read_.emplace_back(area.name, read_panel(area.name, area.where, said, scene_, notes_));
    return read_.back().second;
  }

  /// Notes what is said of areas that no grid has.
  void finish() const {
    std::vector<std::string_view> names;
    for (const auto& [name, choice] : read_) names.push_back(name);
    for (const Entry* e : said_) {
      if (std::find(names.begin(), names.end(), e->key) == names.end())
        notes_.add(e->where, fmt::format("'{}' has no area", e->key), suggestion(e->key, names));
    }
  }

 private:
  std::vector<const Entry*> said_;
  const Scene& scene_;
  Notes& notes_;
  std::vector<std::pair<std::string, std::optional<PanelChoice>>> read_;
};

/// The keys `areas`, `columns` and `rows`; nothing after a mistake in `areas`.
std::optional<PanelGrid> read_grid(MapReader& map, NamedPanels& panels) {
  map.require("areas");
  const std::optional<GridCells> words = read_cells(map);
  if (!words) return std::nullopt;
  const std::vector<Area> areas = find_areas(*words, map.notes());
  PanelGrid grid;
  grid.columns = read_ratios(map, "columns", words->front().size(), "columns");
  grid.rows = read_ratios(map, "rows", words->size(), "rows");
  if (areas.empty() || areas.size() > kMostPanels) {
    map.notes().add(*map.find("areas"),
                    fmt::format("areas must name 1 to {} panels, not {}", kMostPanels, areas.size()));
  }
  for (const Area& area : areas) {
    std::optional<PanelChoice> choice = panels.of(area);
    if (!choice) continue;
    choice->columns = area.columns;
    choice->rows = area.rows;
    grid.panels.push_back(*std::move(choice));
  }
  return grid;
}

/// The grid of frames of another shape.
std::optional<PanelGrid> read_shape(MapReader& map, std::string_view key, NamedPanels& panels) {
  std::optional<MapReader> own = map.map(key);
  if (!own) return std::nullopt;
  std::optional<PanelGrid> grid = read_grid(*own, panels);
  own->finish();
  return grid;
}

void read_grids(MapReader& map, const Scene& scene, Layout& out) {
  NamedPanels panels(entries_of(map), scene, map.notes());
  std::optional<PanelGrid> wide = read_grid(map, panels);
  out.name.clear();
  out.square = read_shape(map, "square", panels);
  out.tall = read_shape(map, "tall", panels);
  const bool is_whole = wide && (out.square || !map.find("square")) && (out.tall || !map.find("tall"));
  if (is_whole) panels.finish();  // else what seems to have no area may have one
  if (!wide) return;
  out.columns = std::move(wide->columns);
  out.rows = std::move(wide->rows);
  out.panels = std::move(wide->panels);
}

void read_named(MapReader& map, const Scene& scene, Layout& out) {
  map.require("name");
  const auto name = map.name("name");
  const std::vector<const Entry*> said = entries_of(map);
  if (!name) return;
  out.name = *name;
  const std::span<const std::string_view> names = layout_panels(*name);
  if (!said.empty()) {
    for (const std::string_view panel : names) out.panels.push_back(plain_panel(*find_panel(panel)));
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

bool has_in_any_shape(const Layout& layout, std::string_view name) {
  const std::vector<const PanelChoice*> all = all_panels(layout);
  return std::any_of(all.begin(), all.end(), [&](const PanelChoice* c) { return c->panel->name == name; });
}

/// Title and legend stand once: in the grid, or where they are by default.
void read_strips(MapReader& map, Layout& out) {
  const auto title = map.flag("title");
  const auto legend = map.choice("legend");
  if (has_in_any_shape(out, "title") && title.value_or(false)) {
    map.notes().add(map.place_of("title"), "the title has an area of its own");
  }
  if (has_in_any_shape(out, "legend") && legend.value_or(2) != 2) {
    map.notes().add(map.place_of("legend"), "the legend has an area of its own");
  }
  out.title = title.value_or(true);
  if (legend) out.legend = static_cast<LegendPlace>(*legend + 1);
}

/// "contour loss" of [contour, loss], and "contour loss, text text" of lists of such rows: a grid of panels.
std::string rows_of(const Value& list) {
  const auto panel_of = [](const Value& word) {
    const std::vector<std::string_view> known = entry_names(panels());
    const std::string_view near = nearest(word.text, known);
    return near.empty() ? word.text : std::string(near);
  };
  std::string text;
  for (const Value& item : list.items) {
    const bool is_row = item.kind == ValueKind::sequence;
    const std::string_view before = &item == list.items.data() ? "" : is_row ? ", " : " ";
    text += before;
    if (!is_row) text += panel_of(item);
    for (const Value& cell : item.items) text += (&cell == item.items.data() ? "" : " ") + panel_of(cell);
  }
  return text;
}

}  // namespace

Key layout_key() {
  return {.name = "layout",
          .forms = {form::choice({layout_names().begin(), layout_names().end()}, "layout"),
                    form::mapping(named_layout_section()), form::mapping(grid_section())},
          .doc =
              "which panels stand where; a function of one variable has `graph_loss` by default, a surface "
              "of data `fit`, and a scene without a surface `loss`",
          .fallback = std::string_view(Layout{}.name),
          .example = "{areas: [contour loss]}"};
}

std::string misfit_of(const Scene& scene, const OutputSpec& output) {
  const bool is_comparison = scene.layout.name == "comparison";
  if ((!is_comparison && scene.layout.name != "basins") || !output.is_film()) return {};
  const std::size_t series = is_comparison ? count_series(scene) : scene.optimizers.size();
  const bool by_series = series > 1 || !is_comparison;
  std::size_t maps = by_series ? series : scene.starts.size();
  if (!scene.layout.panels.empty() && !scene.layout.panels[0].descents.empty()) {
    std::set<std::size_t> shown;
    for (const Pick& p : scene.layout.panels[0].descents) shown.insert(by_series ? p.series : p.start);
    maps = shown.size();
  }
  const int most = is_comparison
                       ? comparison_capacity(output.width, output.height)
                       : basins_capacity(output.width, output.height, theme_of(scene, output).small_size);
  if (static_cast<int>(maps) <= most) return {};
  return fmt::format("{} of {} maps does not fit in {} x {} ({}): at most {}",
                     is_comparison ? "a comparison" : "a layout", maps, output.width, output.height,
                     output.profile, most);
}

void read_layout(MapReader& scene, Scene& out) {
  if (out.surface.dimension() == 1) out.layout.name = "graph_loss";
  if (!out.surface.objective && !scene.find("surface")) out.layout.name = "loss";
  if (out.surface.data) out.layout.name = out.surface.data->is_flat() ? "fit" : "contour_loss";
  const Value* value = scene.find("layout");
  if (!value) return;
  if (value->kind == ValueKind::sequence) {
    scene.notes().add(*value, "layout: expected a name or a mapping, found a list",
                      fmt::format("write layout: {{areas: [{}]}}", rows_of(*value)));
    return;
  }
  const Form& names = scene.form("layout", Shape::choice);
  const bool is_name =
      std::find(names.choices.begin(), names.choices.end(), value->text) != names.choices.end();
  if (value->kind == ValueKind::scalar && !is_name && find_panel(value->text)) {
    scene.notes().add(*value, fmt::format("layout: '{}' is a panel, not a layout", value->text),
                      fmt::format("write layout: {{areas: [{}]}}", value->text));
    return;
  }
  if (value->kind != ValueKind::mapping) {
    out.layout.name = scene.name("layout").value_or(out.layout.name);
    return;
  }
  const bool is_grid = value->entry("areas") != nullptr;
  MapReader map =
      MapReader::of_key(*value, is_grid ? grid_section() : named_layout_section(), scene.notes(), "layout");
  if (is_grid) {
    map.refuse("name", "name and areas exclude each other", "a layout is a named one, or a grid of its own");
    read_grids(map, out, out.layout);
  } else {
    read_named(map, out, out.layout);
  }
  read_strips(map, out.layout);
  map.finish();
}

}  // namespace gradreel
