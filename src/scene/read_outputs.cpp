#include "scene/read_outputs.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "core/suggest.hpp"
#include "scene/limits.hpp"
#include "scene/output_limits.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"

namespace gradreel {

namespace {

constexpr int kSmallestSide = 64, kLargestSide = 7680;
constexpr std::array<std::string_view, 2> kTrajectoryFormats = {"csv", "json"};
constexpr std::array<std::string_view, 3> kFrameKeys = {"width", "height", "fps"};
constexpr std::array<std::string_view, 2> kDefaultProfiles = {"lecture", "blog"};

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names = entry_names(formats());
  names.insert(names.end(), kTrajectoryFormats.begin(), kTrajectoryFormats.end());
  return names;
}

std::string formats_with(std::string_view setting) {
  return formats_that([&](const FormatEntry& f) { return ParamValues(f.params).has(setting); });
}

/// Keys that profiles and outputs share; an output leaves them as its profile has them.
std::vector<Key> frame_keys(bool is_output) {
  const std::string_view otherwise = is_output ? "the profile's" : "required for films";
  const Form side = form::whole(kSmallestSide, kLargestSide, "pixels");
  const auto flag = [&](std::string_view name, std::string_view doc) {
    Key key = {.name = name, .forms = {form::flag()}, .doc = doc};
    if (is_output) key.otherwise = otherwise;
    if (!is_output) key.fallback = false;
    return key;
  };
  return {{.name = "width", .forms = {side}, .doc = "of films", .otherwise = otherwise, .example = "1280"},
          {.name = "height", .forms = {side}, .doc = "of films", .otherwise = otherwise, .example = "720"},
          {.name = "fps",
           .forms = {form::rate({.low = 1, .high = FormatEntry{}.fastest}, "per second")},
           .doc = "frames of films; a number or a fraction like 30000/1001",
           .otherwise = otherwise,
           .example = "25"},
          {.name = "background",
           .forms = {form::choice({"none"})},
           .doc = "`none`: nothing is painted under the panels of a film, in formats that may be transparent",
           .otherwise = is_output ? otherwise : "the theme's",
           .example = "none"},
          flag("sidecar", "writes what is in a film beside it, as json: see [embedding](embedding.md)"),
          flag("poster", "writes a still of a film beside it: see [embedding](embedding.md)"),
          flag("split_at_pauses",
               "writes the clips between pauses in place of a film: see [embedding](embedding.md)")};
}

const Section& output_section() {
  static const Section section = {
      .name = "output",
      .doc = "an item of `outputs` that changes its profile",
      .keys = joined({{.name = "profile",
                       .forms = {form::name_of("profile")},
                       .doc = "a file in `configs/profiles/`",
                       .required = true,
                       .example = "blog"},
                      {.name = "format",
                       .forms = {form::choice(entry_names(formats()), "format")},
                       .doc = "of films, in place of the profile's, with that format's defaults",
                       .otherwise = "the profile's",
                       .example = "webp"},
                      {.name = "theme",
                       .forms = {form::name_of("theme")},
                       .doc = "of films: a file in `configs/themes/`; `--theme` replaces it",
                       .otherwise = "the scene's",
                       .example = "slate"}},
                     frame_keys(true)),
      .components = Components::formats,
      .selector = "format",
  };
  return section;
}

/// Keys that profiles and a scene's outputs share, all formats' own ones among them.
void read_settings(MapReader& map, OutputSpec& out) {
  out.width = map.whole("width").value_or(out.width);
  out.height = map.whole("height").value_or(out.height);
  out.frame_rate = map.rate("fps").value_or(out.frame_rate);
  if (map.find("background")) out.is_transparent = map.name("background").has_value();
  if (out.film) read_params(map, out.film->params, out.settings);
  read_extras(map, out);
  for (const FormatEntry* format : formats())
    map.declare(keys_of(format->params));  // be it of another format
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
  for (const Excess& e : excesses(out)) {
    map.notes().add(map.place_of(e.key), fmt::format("{} {}", map.name_of(e.key), e.message), e.hint);
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
  if (const auto name = map.name("format")) out.set_format(*find_format(*name));
}

/// A film in another theme than its scene's.
void read_theme_of_output(MapReader& map, const Configs& configs, OutputSpec& out) {
  if (!out.profile.empty() && !out.is_film()) return refuse_film_key(map, "theme", out);
  const auto name = map.name("theme", names_of(configs.themes()));
  if (!name) return;
  const NamedTheme& named = configs.themes().find(*name)->second;
  out.theme = ThemeChoice{named.theme, named.digest, map.notes().source().mistake(map.place_of("theme"), "")};
}

std::optional<OutputSpec> read_output(const Value& item, const Configs& configs, Notes& notes) {
  OutputSpec out;
  if (item.kind != ValueKind::mapping) {
    const Profile* profile = as_profile(item, configs, notes);
    if (!profile) return std::nullopt;
    out = profile->output;
  } else {
    MapReader map(item, output_section(), notes);
    map.require("profile");
    const Value* name = map.find("profile");
    const Profile* profile = name ? as_profile(*name, configs, notes) : nullptr;
    if (profile) out = profile->output;
    const std::size_t before = notes.count();
    read_other_format(map, out);
    read_theme_of_output(map, configs, out);
    read_settings(map, out);
    if (profile && notes.count() == before) check_format(map, out);
    map.finish();
  }
  out.where = notes.source().mistake(item, "");
  return out;
}

}  // namespace

Key outputs_key() {
  constexpr std::size_t kMaxOutputs = 16;
  static const std::string defaults = fmt::format("[{}]", fmt::join(kDefaultProfiles, ", "));
  return {.name = "outputs",
          .forms = {form::list(1, kMaxOutputs, "profiles",
                               {form::name_of("profile"), form::mapping(output_section())})},
          .doc = "what is written: profiles, or profiles with changes",
          .fallback = std::string_view(defaults),
          .example = "[blog, {profile: lecture, fps: 30}]"};
}

const Section& profile_section() {
  static const Section section = {
      .name = "profile",
      .doc = "`configs/profiles/NAME.yaml`; films need `width`, `height` and `fps`",
      .keys = joined({description_key(),
                      {.name = "format",
                       .forms = {form::choice(format_names(), "format")},
                       .doc = "of a film, or `csv` or `json` for the numbers of its descents",
                       .required = true,
                       .example = "mp4"},
                      {.name = "draft",
                       .forms = {form::flag()},
                       .doc = "puts the profile's name into the names of its files",
                       .fallback = OutputSpec{}.is_draft}},
                     frame_keys(false)),
      .components = Components::formats,
      .selector = "format",
  };
  return section;
}

void read_outputs(MapReader& scene, const Configs& configs, Scene& out) {
  if (!scene.find("outputs")) {
    for (const std::string_view name : kDefaultProfiles) {
      const auto profile = configs.profiles().find(name);
      if (profile == configs.profiles().end()) {
        scene.notes().add(scene.where(),
                          fmt::format("no outputs, and the default profile {} does not exist", name));
      } else {
        out.outputs.push_back(profile->second.output);
        out.outputs.back().where = out.outputs_at;
      }
    }
  } else if (const Value& value = *scene.find("outputs"); value.kind == ValueKind::scalar) {
    const std::vector<std::string_view> known = names_of(configs.profiles());
    const std::string_view near = nearest(value.text, known);
    scene.notes().add(value, fmt::format("outputs: expected a list of profiles, found '{}'", value.text),
                      fmt::format("write outputs: [{}]", near.empty() ? value.text : near));
  } else if (const auto* list = scene.list("outputs")) {
    for (const Value& item : *list) {
      if (auto output = read_output(item, configs, scene.notes())) out.outputs.push_back(*std::move(output));
    }
  }
}

Profile read_profile(const std::string& name, const Value& root, Notes& notes) {
  Profile profile;
  OutputSpec& out = profile.output;
  out.profile = name;
  MapReader map(root, profile_section(), notes);
  const std::size_t before = notes.count();
  for (const std::string_view key : {"description", "format"}) map.require(key);
  profile.description = map.text("description").value_or("");
  out.format = map.name("format").value_or("");
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
