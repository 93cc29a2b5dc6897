#include "scene/read_theme.hpp"

#include <fmt/format.h>

#include "draw/colormap.hpp"
#include "scene/digest.hpp"
#include "scene/scalars.hpp"

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

std::vector<Key> color_keys() {
  const auto color = [](std::string_view name, std::string_view doc) {
    return Key{
        .name = name, .forms = {form::color()}, .doc = doc, .required = true, .example = "\"#1a2b3c\""};
  };
  Form trails = form::list(8, 64, "colours", {form::color()});
  return {color("background", "ground of the frame"),
          color("panel", "ground of plots that have no picture of their own"),
          color("ink", "text"),
          color("muted", "numbers at axes, secondary text"),
          color("grid", "lines behind curves"),
          color("halo", "around trails and markers"),
          color("contour_line", "between the bands of a contour map"),
          {.name = "trails",
           .forms = {std::move(trails)},
           .doc = "colours of descents, in order of use",
           .required = true,
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
  if (const auto* list = map.list("trails")) {
    for (const Value& item : *list) {
      if (const auto color = as_color(item, "a trail", map.notes())) theme.trails.push_back(*color);
    }
  }
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

}  // namespace

const Section& theme_section() {
  static const Section section = {
      .name = "theme",
      .doc = "`configs/themes/NAME.yaml`: colours, and sizes as shares of the frame's shorter side",
      .keys = joined(joined({description_key()}, color_keys()), style_keys()),
  };
  return section;
}

NamedTheme read_theme(const std::string& name, const Value& root, Notes& notes) {
  NamedTheme named;
  Theme& theme = named.theme;
  theme.name = name;
  MapReader map(root, theme_section(), notes);
  map.require("description");
  named.description = map.text("description").value_or("");
  read_colors(map, theme);
  theme.colormap = map.name("colormap").value_or(theme.colormap);
  theme.reverse_colormap = map.flag("reverse_colormap").value_or(theme.reverse_colormap);
  read_text(map, theme);
  map.finish();
  named.digest = digest_of(root);
  return named;
}

}  // namespace gradreel
