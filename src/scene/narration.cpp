#include "scene/narration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "scene/read_language.hpp"
#include "scene/scene_file.hpp"
#include "video/tracks/narration.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

constexpr double kTolerance = 0.1;                             // seconds: ends of sound are never exact
constexpr std::size_t kMaxPath = 200;                          // code points
constexpr std::uintmax_t kMaxSound = std::uintmax_t{1} << 30;  // bytes

const Section& audio_section() {
  static const Section section = {
      .name = "audio",
      .doc = "a narration with more than its file",
      .keys = {{.name = "file",
                .forms = {form::undrawn(kMaxPath)},
                .doc = "a sound file (WAV, MP3, Opus in Ogg or M4A), from the scene's folder",
                .required = true,
                .example = "talk.m4a"},
               {.name = "strict",
                .forms = {form::flag()},
                .doc = "makes a difference of more than 0.1 s to the film's length an error",
                .fallback = NarrationSpec{}.strict}},
  };
  return section;
}

/// Why a file cannot be a narration; empty if nothing is known against it.
std::string objection(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) return "no such file";
  if (!fs::is_regular_file(status)) return "not a regular file";
  if (fs::file_size(file, error) > kMaxSound) return "larger than 1 GB";
  return {};
}

void read_sound(const Value& value, const std::string& name, MapReader& scene, Scene& out) {
  const std::optional<std::string> path = path_in_scene(out, name);
  if (!path) {
    scene.notes().add(value, "audio must be a file in the scene's folder, or below it");
    return;
  }
  out.inputs.push_back({*path, "narration"});
  std::string why = objection(*path);
  if (why.empty()) {
    try {
      out.narration->path = *path;
      out.narration->seconds = narration_facts(*path).seconds;
      out.sources.files.push_back({name, digest_of_file(*path)});
    } catch (const Error& e) {
      why = e.what();
    }
  }
  if (!why.empty()) scene.notes().add(value, fmt::format("audio {}: {}", name, why));
}

bool has_sound(const OutputSpec& output) { return output.film && output.film->has_sound; }

}  // namespace

std::vector<Key> narration_keys() {
  return {language_key(),
          {.name = "audio",
           .forms = {form::undrawn(kMaxPath), form::mapping(audio_section())},
           .doc = "a narration, for outputs that have sound",
           .otherwise = "none",
           .example = "talk.m4a"}};
}

void read_narration(MapReader& scene, Scene& out) {
  const Value* value = scene.find("audio");
  if (!value) return;
  NarrationSpec& narration = out.narration.emplace();
  narration.where = scene.notes().source().mistake(scene.place_of("audio"), "");
  const Value* file = value;
  std::optional<std::string> name;
  if (value->kind == ValueKind::mapping) {
    MapReader map = *scene.map("audio");
    map.require("file");
    file = map.find("file");
    name = map.text("file");
    narration.strict = map.flag("strict").value_or(false);
    map.finish();
  } else {
    name = scene.text("audio");
  }
  if (!name) return;
  if (std::none_of(out.outputs.begin(), out.outputs.end(), has_sound)) {
    scene.notes().add(scene.place_of("audio"), "audio is of no use: no output of the scene has sound",
                      "mp4 has");
    return;
  }
  read_sound(*file, *name, scene, out);
}

std::optional<Mistake> narration_misfit(const Scene& scene, const OutputSpec& output,
                                        const Timeline& timeline) {
  if (!scene.narration || !scene.narration->strict || !has_sound(output)) return std::nullopt;
  const double film = static_cast<double>(timeline.frames()) / timeline.frame_rate().value();
  const double sound = scene.narration->seconds;
  if (std::abs(film - sound) <= kTolerance) return std::nullopt;
  Mistake mistake = scene.narration->where;
  mistake.message = fmt::format("the narration lasts {:.2f} s, the film {:.2f} s", sound, film);
  mistake.hint = sound > film ? "without strict the last frame is held" : "without strict the rest is silent";
  return mistake;
}

}  // namespace gradreel
