#include "outputs/plan_decks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/ascii.hpp"
#include "outputs/output_choice.hpp"
#include "outputs/output_path.hpp"

namespace gradreel {

namespace {

bool is_video(const FormatEntry& format) { return format.embedding == Embedding::video; }

/// Throws Error with what keeps its films from being videos.
const OutputSpec& deck_output(Scene& scene) {
  const auto video = std::find_if(scene.outputs.begin(), scene.outputs.end(),
                                  [](const OutputSpec& o) { return o.is_film() && is_video(*o.film); });
  OutputSpec& output = scene.outputs[static_cast<std::size_t>(
      video == scene.outputs.end() ? number_of(scene, choose_output(scene, "deck.mp4", {})) - 1
                                   : video - scene.outputs.begin())];
  output.extras = {};
  output.extras.deck = true;
  return output;
}

Mistake no_pauses(const Scene& scene) {
  Mistake mistake = scene.timeline.where.where.line > 0 ? scene.timeline.where : scene.at;
  mistake.message = "a deck steps from pause to pause, and the timeline has none";
  mistake.hint = "state them, like timeline: {pauses: [20, 50]}";
  return mistake;
}

std::string deck_name(const Scene& scene, const OutputSpec& output) {
  return fmt::format("{}{}.deck.html", scene.stem, output.is_draft ? "." + output.profile : "");
}

}  // namespace

void require_video(const std::string& format) {
  const FormatEntry* entry = find_format(lower_case(format));
  if (!entry || is_video(*entry)) return;
  std::string known;
  for (const FormatEntry* f : formats()) {
    if (is_video(*f)) known += fmt::format("{}{}", known.empty() ? "" : " or ", f->name);
  }
  throw Error::about("--format", fmt::format("a deck plays videos, and a {} is none", entry->name),
                     "use " + known);
}

std::vector<Target> plan_decks(const std::vector<SceneFile>& files, std::vector<Scene>& scenes,
                               const std::string& output_dir, const std::optional<std::string>& path) {
  if (path) {
    the_only(scenes, "-o");
    if (ending_of(*path) != "html")
      throw Error::about("-o",
                         fmt::format("a deck is a page, and the ending of '{}' is not that of one", *path),
                         "end it with .html");
  }
  std::vector<Target> targets;
  std::vector<Mistake> mistakes;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    Scene& scene = scenes[i];
    if (scene.timeline.pauses.empty()) {
      mistakes.push_back(no_pauses(scene));
      continue;
    }
    Target& target = targets.emplace_back();
    target.scene = &scene;
    target.output = &deck_output(scene);
    target.number = number_of(scene, *target.output);
    target.folder = files[i].folder;
    const std::filesystem::path folder = std::filesystem::path(output_dir) / target.folder;
    target.path = path.value_or((folder / deck_name(scene, *target.output)).string());
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  return targets;
}

}  // namespace gradreel
