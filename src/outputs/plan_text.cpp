#include "outputs/plan_text.hpp"

#include <fmt/format.h>

#include "outputs/fit_size.hpp"
#include "scene/film_time.hpp"

namespace gradreel {

namespace {

std::string film_words(const Target& target) {
  const OutputSpec& output = *target.output;
  const std::string rate = frame_rate_text(output.frame_rate);
  const std::string theme = output.theme ? ", theme " + output.theme->theme.name : "";
  const std::string words = fmt::format("{}, {} x {}{}", output.format, output.width, output.height, theme);
  if (time_needs_descents(*target.scene)) return fmt::format("{}, {} frames/s", words, rate);
  const FilmTime time = film_time(*target.scene, output.frame_rate, {});
  return fmt::format("{}, {} frames at {}/s", words, time.timeline.frames(), rate);
}

}  // namespace

std::string plan_text(const Target& target) {
  const std::string& scene = target.scene->file;
  if (!target.output->is_film()) {
    return fmt::format("{} (trajectories of {}: {})\n", target.path, scene, target.output->format);
  }
  std::string text;
  if (target.clips.empty()) {
    const char* what = target.output->extras.deck ? "deck" : "film";
    text = fmt::format("{} ({} of {}: {})\n", target.path, what, scene, film_words(target));
  } else {
    for (const std::string& clip : target.clips) {
      text += fmt::format("{} (clip of {}: {})\n", clip, scene, film_words(target));
    }
  }
  const auto add = [&](const std::string& path, const char* what) {
    if (!path.empty()) text += fmt::format("{} ({} of {})\n", path, what, scene);
  };
  for (const std::string& still : target.stills) add(still, "pause");
  add(target.poster, "poster");
  add(target.sidecar, "sidecar");
  add(target.snippets, "snippets");
  return text;
}

}  // namespace gradreel
