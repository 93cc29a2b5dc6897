#include <fmt/format.h>

#include <algorithm>

#include "draw/colormap.hpp"
#include "scene/digest.hpp"
#include "scene/scalars.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

std::optional<Color> as_color(const Value& value, std::string_view name, Notes& notes) {
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, name, "a colour like \"#1a2b3c\"");
    return std::nullopt;
  }
  const Parsed<unsigned> parsed = parse_color(value.text);
  if (!parsed.value) {
    notes.add(value, fmt::format("{} {}: {}", name, parsed.problem, value.text), parsed.hint);
    return std::nullopt;
  }
  const auto channel = [&](int shift) { return (*parsed.value >> shift & 0xFF) / 255.0; };
  return Color{channel(24), channel(16), channel(8), channel(0)};
}

void read_colors(MapReader& map, Theme& theme) {
  const std::pair<std::string_view, Color*> colors[] = {{"background", &theme.background},
                                                        {"panel", &theme.panel},
                                                        {"ink", &theme.ink},
                                                        {"muted", &theme.muted},
                                                        {"grid", &theme.grid},
                                                        {"halo", &theme.halo},
                                                        {"contour_line", &theme.contour_line}};
  for (const auto& [key, color] : colors) {
    map.require(key);
    if (const Value* v = map.find(key)) *color = as_color(*v, key, map.notes()).value_or(*color);
  }
  map.require("trails");
  if (const auto* list = map.list("trails", 8, 64, "colours")) {
    for (const Value& item : *list) {
      if (const auto color = as_color(item, "a trail", map.notes())) theme.trails.push_back(*color);
    }
  }
}

void read_text(MapReader& map, Theme& theme) {
  if (const auto name = map.name("font", kFontNames)) {
    theme.font = static_cast<Font>(std::ranges::find(kFontNames, *name) - std::begin(kFontNames));
  }
  const Range text = {.low = 0.01, .high = 0.1};
  theme.title_size = map.number("title_size", text).value_or(theme.title_size);
  theme.text_size = map.number("text_size", text).value_or(theme.text_size);
  theme.small_size = map.number("small_size", text).value_or(theme.small_size);
  theme.trail_width = map.number("trail_width", {.low = 0.0005, .high = 0.02}).value_or(theme.trail_width);
  theme.marker_size = map.number("marker_size", {.low = 0.002, .high = 0.05}).value_or(theme.marker_size);
}

}  // namespace

NamedTheme read_theme(const std::string& name, const Value& root, Notes& notes) {
  NamedTheme named;
  Theme& theme = named.theme;
  theme.name = name;
  MapReader map(root, "theme", "", notes);
  map.require("description");
  named.description = map.text("description", kMaxDescription).value_or("");
  read_colors(map, theme);
  theme.colormap = map.name("colormap", colormap_names()).value_or(theme.colormap);
  theme.reverse_colormap = map.flag("reverse_colormap").value_or(theme.reverse_colormap);
  read_text(map, theme);
  map.finish();
  named.digest = digest_of(root);
  return named;
}

}  // namespace gradreel
