#include "scene/read_theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "draw/colormap.hpp"
#include "scene/digest.hpp"
#include "scene/scalars.hpp"
#include "scene/scene_file.hpp"
#include "scene/sections.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

std::optional<Color> as_color(const Value& value, std::string_view name, Notes& notes) {
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, name, "a colour like \"#1a2b3c\"");
    return std::nullopt;
  }
  const Parsed<unsigned> parsed = parse_color(value.text);
  if (!parsed.value) {
    if (notes.refuse_reference(value, name)) return std::nullopt;
    notes.add(value, fmt::format("{} {}: {}", name, parsed.problem, value.text), parsed.hint);
    return std::nullopt;
  }
  const auto channel = [&](int shift) { return (*parsed.value >> shift & 0xFF) / 255.0; };
  return Color{channel(24), channel(16), channel(8), channel(0)};
}

constexpr std::string_view kExtended = "that of the theme in `extends`, without which it is required";
constexpr std::size_t kFewestTrails = 8, kMostTrails = 64, kMaxThemePath = 200;

Key extends_key(std::string_view otherwise) {
  return {.name = "extends",
          .forms = {form::name_of("theme")},
          .doc = "the theme that has what is not stated here: a file in `configs/themes/`",
          .otherwise = otherwise,
          .example = "paper"};
}

std::vector<Key> color_keys() {
  const auto color = [](std::string_view name, std::string_view doc) {
    return Key{
        .name = name, .forms = {form::color()}, .doc = doc, .otherwise = kExtended, .example = "\"#1a2b3c\""};
  };
  Form trails = form::list(1, kMostTrails, "colours", {form::color()});
  return {
      color("background", "ground of the frame"),
      color("panel", "ground of plots that have no picture of their own"),
      color("ink", "text"),
      color("muted", "numbers at axes, secondary text"),
      color("grid", "lines behind curves"),
      color("halo", "around trails and markers"),
      color("contour_line", "between the bands of a contour map"),
      {.name = "trails",
       .forms = {std::move(trails)},
       .doc = "colours of descents, in order of use, at least 8; where they are fewer, those of the theme in "
              "`extends` follow",
       .otherwise = kExtended,
       .example = "[\"#1a2b3c\", \"#2a2b3c\", \"#3a2b3c\", \"#4a2b3c\", \"#5a2b3c\", \"#6a2b3c\", "
                  "\"#7a2b3c\", \"#8a2b3c\"]"}};
}

std::vector<Key> style_keys() {
  static const Theme plain;
  const auto size = [](std::string_view name, const Range& range, std::string_view doc, double fallback) {
    return Key{.name = name, .forms = {form::number(range)}, .doc = doc, .fallback = fallback};
  };
  const Range text = {.low = 0.01, .high = 0.1};
  return {{.name = "colormap",
           .forms = {form::choice(colormap_names())},
           .doc = "colours of the surface's values",
           .fallback = std::string_view(plain.colormap)},
          {.name = "reverse_colormap",
           .forms = {form::flag()},
           .doc = "gives low values the upper end of the colormap, whichever is used",
           .fallback = plain.reverse_colormap},
          {.name = "font",
           .forms = {form::choice({std::begin(kFontNames), std::end(kFontNames)})},
           .doc = "of all text but formulas",
           .fallback = kFontNames[static_cast<std::size_t>(plain.font)]},
          size("title_size", text, "em of the title", plain.title_size),
          size("text_size", text, "em of text", plain.text_size),
          size("small_size", text, "em of numbers at axes", plain.small_size),
          size("trail_width", {.low = 0.0005, .high = 0.02}, "width of trails", plain.trail_width),
          size("marker_size", {.low = 0.002, .high = 0.05}, "radius of the markers at the heads of trails",
               plain.marker_size)};
}

/// `is_whole`: nothing is to come from elsewhere.
void read_colors(MapReader& map, bool is_whole, Theme& theme) {
  const std::pair<std::string_view, Color*> colors[] = {{"background", &theme.background},
                                                        {"panel", &theme.panel},
                                                        {"ink", &theme.ink},
                                                        {"muted", &theme.muted},
                                                        {"grid", &theme.grid},
                                                        {"halo", &theme.halo},
                                                        {"contour_line", &theme.contour_line}};
  for (const auto& [key, color] : colors) {
    if (is_whole) map.require(key);
    if (const Value* v = map.find(key)) *color = as_color(*v, key, map.notes()).value_or(*color);
  }
  if (is_whole) map.require("trails");
  const auto* list = map.list("trails");
  if (!list) return;
  for (const Value& item : *list) {
    if (const auto color = as_color(item, "a trail", map.notes())) theme.trails.push_back(*color);
  }
  if (is_whole && list->size() < kFewestTrails)
    map.notes().add(*map.find("trails"),
                    fmt::format("{} must have {} to {} items, not {}", map.name_of("trails"), kFewestTrails,
                                kMostTrails, list->size()));
}

void read_text(MapReader& map, Theme& theme) {
  if (const auto font = map.choice("font")) {
    theme.font = static_cast<Font>(*font);
  }
  theme.title_size = map.number("title_size").value_or(theme.title_size);
  theme.text_size = map.number("text_size").value_or(theme.text_size);
  theme.small_size = map.number("small_size").value_or(theme.small_size);
  theme.trail_width = map.number("trail_width").value_or(theme.trail_width);
  theme.marker_size = map.number("marker_size").value_or(theme.marker_size);
}

/// Everything of a theme but its description.
void read_look(MapReader& map, bool is_whole, Theme& theme) {
  read_colors(map, is_whole, theme);
  theme.colormap = map.name("colormap").value_or(theme.colormap);
  theme.reverse_colormap = map.flag("reverse_colormap").value_or(theme.reverse_colormap);
  read_text(map, theme);
}

/// The theme in `extends`, or else `otherwise`; null if there is none.
const NamedTheme* base_of(MapReader& map, const Configs& configs, std::string_view otherwise = {}) {
  const Value* value = map.find("extends");
  std::string name(otherwise);
  if (value) name = as_name(*value, "theme", names_of(configs.themes()), map.notes()).value_or("");
  const auto base = configs.themes().find(name);
  return base == configs.themes().end() ? nullptr : &base->second;
}

/// Where the keys stand of a theme that is the scene's own.
void note_places(const Value& own, const Source& source, Scene& out) {
  for (const Entry& e : own.entries) out.theme_keys.emplace(e.key, source.mistake(e.where, ""));
}

void take_theme(const NamedTheme& named, Scene& out) {
  out.theme = named.theme;
  out.sources.theme = {named.theme.name, named.digest};
}

/// {extends: slate, trails: [...]}.
void read_own_theme(const Value& value, const Configs& configs, Notes& notes, Scene& out) {
  MapReader own = MapReader::of_key(value, own_theme_section(), notes, "theme");
  own.finish();
  const NamedTheme* base = base_of(own, configs, kDefaultTheme);
  const auto plain = configs.themes().find(kDefaultTheme);
  if (!base && plain != configs.themes().end()) base = &plain->second;  // to find more mistakes
  if (!base) return;
  NamedTheme named;
  named.tree = extended_theme(value, base->tree);
  const Value& tree = notes.keep(named.tree);
  MapReader map = MapReader::of_key(tree, own_theme_section(), notes, "theme");
  named.theme.name = "of its own";
  read_look(map, true, named.theme);
  named.digest = digest_of(named.tree);
  note_places(value, notes.source(), out);
  take_theme(named, out);
}

/// A file in the scene's folder; its mistakes stand in it.
void read_theme_file(const Value& value, const Configs& configs, Notes& notes, Scene& out) {
  const auto name = as_text(value, "theme", {kMaxThemePath, false, false}, notes);
  if (!name) return;
  const std::optional<std::string> path = path_in_scene(out, *name);
  if (!path) return notes.add(value, "theme must be a file in the scene's folder, or below it");
  std::vector<Mistake> mistakes;
  const std::optional<std::string> text = read_text_file(*path, mistakes);
  if (!text) return notes.add(value, fmt::format("theme {}: {}", *name, mistakes.front().message));
  out.inputs.push_back({*path, "theme"});
  const Document document = parse_document(*path, *text, mistakes);
  if (document.root.kind == ValueKind::null && mistakes.empty())
    mistakes.push_back(mistake_in(*path, "the file is empty"));
  if (document.root.kind != ValueKind::null) {
    Notes own(document.source, mistakes);
    MapReader map(document.root, theme_section(), own);
    const NamedTheme* base = document.root.kind == ValueKind::mapping ? base_of(map, configs) : nullptr;
    note_places(document.root, document.source, out);
    const bool is_whole = base || !map.find("extends");
    take_theme(read_theme(std::filesystem::path(*path).stem().string(), document.root, base, is_whole, own),
               out);
  }
  for (Mistake& m : mistakes) notes.add(std::move(m));
}

bool is_path(const Value& value) {
  return value.kind == ValueKind::scalar &&
         (value.text.ends_with(".yaml") || value.text.find('/') != std::string::npos);
}

}  // namespace

const Section& theme_section() {
  static const Section section = {
      .name = "theme",
      .doc =
          "`configs/themes/NAME.yaml`, or a file in a scene's folder: colours, and sizes as shares of the "
          "frame's shorter side",
      .keys = joined(joined({description_key(), extends_key("none")}, color_keys()), style_keys()),
      .base = "extends",
  };
  return section;
}

const Section& own_theme_section() {
  static const Section section = [] {
    Section s = {.name = "theme of a scene",
                 .doc = "a theme that a scene writes out itself",
                 .keys = joined({extends_key("")}, joined(color_keys(), style_keys()))};
    for (Key& key : s.keys) {
      key.fallback = {};
      key.otherwise = "that of the theme in `extends`";
    }
    s.keys.front().fallback = kDefaultTheme;
    s.keys.front().otherwise = {};
    return s;
  }();
  return section;
}

Key theme_key() {
  Form path = form::undrawn(kMaxThemePath);
  path.of = "path of a `.yaml` file in the scene's folder";
  path.pattern = "\\.yaml$";
  return {
      .name = "theme",
      .forms = {form::name_of("theme"), std::move(path), form::mapping(own_theme_section())},
      .doc =
          "colours and sizes: a file in `configs/themes/`, a theme's file beside the scene, or what differs "
          "from a theme; `--theme` replaces it",
      .fallback = kDefaultTheme};
}

Value extended_theme(const Value& own, const Value& base) {
  Value all = own;
  std::erase_if(all.entries, [](const Entry& e) { return e.key == "extends"; });
  for (const Entry& e : base.entries) {
    if (e.key == "description") continue;
    const auto same =
        std::find_if(all.entries.begin(), all.entries.end(), [&](const Entry& o) { return o.key == e.key; });
    if (same == all.entries.end()) {
      all.entries.push_back(e);
    } else if (e.key == "trails" && same->value.kind == ValueKind::sequence) {
      std::vector<Value>& items = same->value.items;
      for (std::size_t i = items.size(); i < e.value.items.size() && !items.empty(); ++i)
        items.push_back(e.value.items[i]);
    }
  }
  return all;
}

NamedTheme read_theme(const std::string& name, const Value& root, const NamedTheme* base, bool is_whole,
                      Notes& notes) {
  NamedTheme named;
  named.theme.name = name;
  named.tree = base ? extended_theme(root, base->tree) : root;
  const Value& tree = notes.keep(named.tree);
  MapReader map(tree, theme_section(), notes);
  map.require("description");
  named.description = map.text("description").value_or("");
  read_look(map, is_whole, named.theme);
  map.finish();
  named.digest = digest_of(named.tree);
  return named;
}

void read_theme_choice(MapReader& scene, const Configs& configs, Scene& out) {
  Notes& notes = scene.notes();
  out.theme_at = notes.source().mistake(scene.place_of("theme"), "");
  const Value* value = scene.find("theme");
  if (value && value->kind == ValueKind::mapping) return read_own_theme(*value, configs, notes, out);
  if (value && is_path(*value)) return read_theme_file(*value, configs, notes, out);
  const auto name = scene.name("theme", names_of(configs.themes()));
  const auto theme = configs.themes().find(name.value_or(std::string(kDefaultTheme)));
  if (theme != configs.themes().end()) return take_theme(theme->second, out);
  notes.add(scene.where(), fmt::format("no theme, and the default theme {} does not exist", kDefaultTheme));
}

}  // namespace gradreel
