#include <fmt/format.h>

#include <array>
#include <set>

#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr int kSmallestSide = 64, kLargestSide = 7680;
constexpr std::array<std::string_view, 2> kTrajectoryFormats = {"csv", "json"};
constexpr std::array<std::string_view, 3> kFrameKeys = {"width", "height", "fps"};
constexpr std::array<std::string_view, 1> kGrounds = {"none"};

std::vector<std::string_view> film_format_names() {
  std::vector<std::string_view> names;
  for (const FormatEntry* format : formats()) names.push_back(format->name);
  return names;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names = film_format_names();
  names.insert(names.end(), kTrajectoryFormats.begin(), kTrajectoryFormats.end());
  return names;
}

/// The formats for which `has` is true: "mp4 and webm".
template <class Has>
std::string formats_that(const Has& has) {
  std::vector<std::string_view> names;
  for (const FormatEntry* format : formats()) {
    if (has(*format)) names.push_back(format->name);
  }
  std::string last(names.back());
  names.pop_back();
  return names.empty() ? last : fmt::format("{} and {}", fmt::join(names, ", "), last);
}

std::string formats_with(std::string_view setting) {
  return formats_that([&](const FormatEntry& f) { return ParamValues(f.params).has(setting); });
}

/// Keys that profiles and a scene's outputs share, all formats' own ones among them.
void read_settings(MapReader& map, OutputSpec& out) {
  out.width = map.whole("width", kSmallestSide, kLargestSide).value_or(out.width);
  out.height = map.whole("height", kSmallestSide, kLargestSide).value_or(out.height);
  out.frame_rate = map.rate("fps", {.low = 1, .high = 240}).value_or(out.frame_rate);
  if (map.find("background")) out.is_transparent = map.name("background", kGrounds).has_value();
  if (out.film) read_params(map, out.film->params, out.settings);
  read_extras(map, out);
  for (const FormatEntry* format : formats()) {
    for (const Param& param : format->params) map.find(param.name);  // known, be it to another format
  }
}

void check_even(MapReader& map, std::string_view key, int side, std::string_view format) {
  if (side % 2 == 0) return;
  map.notes().add(map.place_of(key),
                  fmt::format("{} must be even for {}, not {}", map.name_of(key), format, side),
                  fmt::format("use {} or {}", side - 1, side + 1));
}

void refuse_film_key(MapReader& map, std::string_view key, const OutputSpec& out) {
  if (!map.find(key)) return;
  map.notes().add(map.place_of(key),
                  fmt::format("{} is for films; a {} holds trajectories", map.name_of(key), out.format));
}

void refuse_foreign_settings(MapReader& map, const OutputSpec& out) {
  std::set<std::string_view> foreign;
  for (const FormatEntry* format : formats()) {
    for (const Param& param : format->params) {
      if (!out.settings.has(param.name) && map.find(param.name)) foreign.insert(param.name);
    }
  }
  for (const std::string_view key : foreign) {
    if (!out.is_film()) {
      refuse_film_key(map, key, out);
      continue;
    }
    map.notes().add(map.place_of(key), fmt::format("{} is for {}; this output is a {}", map.name_of(key),
                                                   formats_with(key), out.format));
  }
}

/// What a format cannot do.
void check_format(MapReader& map, const OutputSpec& out) {
  refuse_foreign_settings(map, out);
  if (!out.is_film()) {
    for (const std::string_view key : kFrameKeys) refuse_film_key(map, key, out);
    refuse_film_key(map, "background", out);
    return;
  }
  if (out.is_transparent && !out.film->has_alpha) {
    map.notes().add(
        map.place_of("background"),
        fmt::format("{} is for {}, which have transparency; this output is a {}", map.name_of("background"),
                    formats_that([](const FormatEntry& f) { return f.has_alpha; }), out.format));
  } else if (out.is_transparent && out.film->why_opaque) {
    const std::string_view why = out.film->why_opaque(out.settings);
    if (!why.empty())
      map.notes().add(map.place_of("background"), fmt::format("{} cannot be none for this {}: {}",
                                                              map.name_of("background"), out.format, why));
  }
  if (out.film->even_sides) {
    check_even(map, "width", out.width, out.format);
    check_even(map, "height", out.height, out.format);
  }
  if (out.frame_rate.value() > out.film->fastest) {
    map.notes().add(map.place_of("fps"), fmt::format("{} must be at most {} for {}: {}", map.name_of("fps"),
                                                     out.film->fastest, out.format, out.film->why_fastest));
  }
}

const Profile* as_profile(const Value& value, const Configs& configs, Notes& notes) {
  const auto name = as_name(value, "profile", names_of(configs.profiles()), notes);
  return name ? &configs.profiles().find(*name)->second : nullptr;
}

/// A film in another format than its profile's.
void read_other_format(MapReader& map, OutputSpec& out) {
  if (!map.find("format")) return;
  if (!out.profile.empty() && !out.is_film()) return refuse_film_key(map, "format", out);
  if (const auto name = map.name("format", film_format_names())) out.set_format(*find_format(*name));
}

std::optional<OutputSpec> read_output(const Value& item, const Configs& configs, Notes& notes) {
  OutputSpec out;
  if (item.kind != ValueKind::mapping) {
    const Profile* profile = as_profile(item, configs, notes);
    if (!profile) return std::nullopt;
    out = profile->output;
  } else {
    MapReader map(item, "output", "", notes);
    map.require("profile");
    const Value* name = map.find("profile");
    const Profile* profile = name ? as_profile(*name, configs, notes) : nullptr;
    if (profile) out = profile->output;
    const std::size_t before = notes.count();
    read_other_format(map, out);
    read_settings(map, out);
    if (profile && notes.count() == before) check_format(map, out);
    map.finish();
  }
  out.where = {notes.source().file(), item.where.line, item.where.column};
  return out;
}

}  // namespace

void read_outputs(MapReader& scene, const Configs& configs, Scene& out) {
  constexpr std::size_t kMaxOutputs = 16;
  if (!scene.find("outputs")) {
    for (const std::string_view name : {"lecture", "blog"}) {
      const auto profile = configs.profiles().find(name);
      if (profile == configs.profiles().end()) {
        scene.notes().add(scene.where(),
                          fmt::format("no outputs, and the default profile {} does not exist", name));
      } else {
        out.outputs.push_back(profile->second.output);
      }
    }
  } else if (const auto* list = scene.list("outputs", 1, kMaxOutputs, "profiles")) {
    for (const Value& item : *list) {
      if (auto output = read_output(item, configs, scene.notes())) out.outputs.push_back(*std::move(output));
    }
  }
}

Profile read_profile(const std::string& name, const Value& root, Notes& notes) {
  Profile profile;
  OutputSpec& out = profile.output;
  out.profile = name;
  out.where = {notes.source().file(), 0, 0};
  MapReader map(root, "profile", "", notes);
  const std::size_t before = notes.count();
  for (const std::string_view key : {"description", "format"}) map.require(key);
  profile.description = map.text("description", kMaxDescription).value_or("");
  out.format = map.name("format", format_names()).value_or("");
  out.film = find_format(out.format);
  if (out.film) {
    out.settings = ParamValues(out.film->params);
    for (const std::string_view key : kFrameKeys) map.require(key);
  }
  out.is_draft = map.flag("draft").value_or(false);
  read_settings(map, out);
  if (notes.count() == before) check_format(map, out);
  map.finish();
  return profile;
}

}  // namespace gradreel
