#include <fmt/format.h>

#include <array>

#include "scene/sections.hpp"

namespace gradreel {

namespace {

constexpr int kSmallestSide = 64, kLargestSide = 7680;
constexpr double kMaxGifRate = 50;
constexpr std::array<std::string_view, 4> kFormats = {"mp4", "gif", "csv", "json"};
constexpr std::array<std::string_view, 5> kFilmKeys = {"width", "height", "fps", "crf", "preset"};
constexpr std::array<std::string_view, 9> kPresets = {"ultrafast", "superfast", "veryfast", "faster",  "fast",
                                                      "medium",    "slow",      "slower",   "veryslow"};

/// Keys that profiles and a scene's outputs share.
void read_settings(MapReader& map, OutputSpec& out) {
  out.width = map.whole("width", kSmallestSide, kLargestSide).value_or(out.width);
  out.height = map.whole("height", kSmallestSide, kLargestSide).value_or(out.height);
  out.frame_rate = map.rate("fps", {.low = 1, .high = 240}).value_or(out.frame_rate);
  out.crf = map.number("crf", {.low = 0, .high = 51}).value_or(out.crf);
  out.preset = map.name("preset", kPresets).value_or(out.preset);
}

void check_even(MapReader& map, std::string_view key, int side) {
  if (side % 2 == 0) return;
  map.notes().add(map.place_of(key), fmt::format("{} must be even for mp4, not {}", map.name_of(key), side),
                  fmt::format("use {} or {}", side - 1, side + 1));
}

void refuse_film_keys(MapReader& map, const OutputSpec& out) {
  for (const std::string_view key : kFilmKeys) {
    if (map.find(key)) {
      map.notes().add(map.place_of(key),
                      fmt::format("{} is for films; a {} holds trajectories", map.name_of(key), out.format));
    }
  }
}

/// What a format cannot do.
void check_format(MapReader& map, const OutputSpec& out) {
  if (!out.is_film()) return refuse_film_keys(map, out);
  if (out.format == "mp4") {
    check_even(map, "width", out.width);
    check_even(map, "height", out.height);
    return;
  }
  if (out.frame_rate.value() > kMaxGifRate) {
    map.notes().add(map.place_of("fps"),
                    fmt::format("{} must be at most {} for gif: players show a frame for 2/100 s or longer",
                                map.name_of("fps"), kMaxGifRate));
  }
  for (const std::string_view key : {"crf", "preset"}) {
    if (map.find(key)) {
      map.notes().add(map.place_of(key),
                      fmt::format("{} is for mp4; this output is a {}", map.name_of(key), out.format));
    }
  }
}

const Profile* as_profile(const Value& value, const Configs& configs, Notes& notes) {
  const auto name = as_name(value, "profile", names_of(configs.profiles()), notes);
  return name ? &configs.profiles().find(*name)->second : nullptr;
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
  out.format = map.name("format", kFormats).value_or("");
  if (out.is_film()) {
    for (const std::string_view key : {"width", "height", "fps"}) map.require(key);
  }
  out.is_draft = map.flag("draft").value_or(false);
  read_settings(map, out);
  if (notes.count() == before) check_format(map, out);
  map.finish();
  return profile;
}

}  // namespace gradreel
