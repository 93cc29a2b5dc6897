#include "scene/resolve_document.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "scene/digest.hpp"
#include "scene/film_time.hpp"
#include "scene/formulas.hpp"
#include "scene/many_surface.hpp"
#include "scene/narration.hpp"
#include "scene/read_captions.hpp"
#include "scene/read_language.hpp"
#include "scene/read_layout.hpp"
#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_overlays.hpp"
#include "scene/read_plane.hpp"
#include "scene/read_recordings.hpp"
#include "scene/read_surface.hpp"
#include "scene/read_theme.hpp"
#include "scene/read_timeline.hpp"
#include "scene/read_tune.hpp"
#include "scene/read_view.hpp"
#include "scene/sections.hpp"
#include "scene/text_file.hpp"
#include "scene/warnings.hpp"

namespace gradreel {

namespace {

Scene read_scene(const Document& document, const Configs& configs, Notes& notes) {
  Scene out;
  out.file = document.source.file();
  out.inputs = configs.files();
  const bool is_input = out.file == kStandardInput;
  if (!is_input) out.inputs.push_back({out.file, "scene"});
  out.sources.keys = key_digests(document);
  out.stem = is_input ? "stdin" : std::filesystem::path(out.file).stem().string();
  notes.set_top(scene_section());
  MapReader map(document.root, scene_section(), notes);
  const auto place_of = [&](std::string_view key) { return document.source.mistake(map.place_of(key), ""); };
  out.at = document.source.mistake(map.where(), "");
  out.layout_at = place_of("layout");
  out.outputs_at = place_of("outputs");
  read_language(map, configs, out);
  out.title = map.text("title").value_or("");
  read_surface(map, out);
  read_planes(map, out);
  read_recordings(map, out);
  read_starts(map, out);
  read_timeline(map, out);
  read_tune(map, out);
  read_optimizers(map, configs, out);
  read_captions(map, out);
  read_cards(map, out);
  read_stop(map, out);
  read_layout(map, out);
  check_dimension(map, out);
  read_view(map, out);
  read_overlays(map, out);
  read_theme_choice(map, configs, out);
  read_outputs(map, configs, out);
  read_narration(map, out);
  check_basins(map, out);
  check_space(map, out);
  map.finish();
  out.formula_uses = notes.formulas();
  warn_of_scene(map, out);
  out.warnings = notes.warnings();
  out.texts = notes.texts();
  add_panel_formulas(out, out.layout_at);
  return out;
}

/// What a film's clock shows to be wrong; where that depends on the descents it shows when they are run.
void check_time(const Scene& scene, std::vector<Mistake>& mistakes) {
  if (time_needs_descents(scene)) return;
  for (const OutputSpec& output : scene.outputs) {
    if (!output.is_film()) continue;
    try {
      const FilmTime time = film_time(scene, output.frame_rate, {});
      if (const auto misfit = narration_misfit(scene, output, time.timeline)) {
        mistakes.push_back(*misfit);
        return;
      }
    } catch (const Error& e) {
      mistakes.insert(mistakes.end(), e.mistakes().begin(), e.mistakes().end());
      return;
    }
  }
}

}  // namespace

std::optional<Scene> resolve(const Document& document, std::span<const SceneVariable> variables,
                             const Configs& configs, const LoadOptions& options,
                             std::vector<Mistake>& mistakes) {
  const std::size_t before = mistakes.size();
  Notes notes(document.source, mistakes);
  notes.set_searches(options.searches, options.cache);
  std::vector<std::string> names;
  for (const SceneVariable& v : variables) names.push_back(v.name);
  notes.set_variables(std::move(names));
  Scene scene = read_scene(document, configs, notes);
  if (mistakes.size() == before) check_time(scene, mistakes);
  if (mistakes.size() != before) return std::nullopt;
  return scene;
}

}  // namespace gradreel
