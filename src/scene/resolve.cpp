#include "scene/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/naming.hpp"
#include "core/parallel.hpp"
#include "core/suggest.hpp"
#include "scene/check_glyphs.hpp"
#include "scene/digest.hpp"
#include "scene/film_time.hpp"
#include "scene/formulas.hpp"
#include "scene/narration.hpp"
#include "scene/read_captions.hpp"
#include "scene/read_layout.hpp"
#include "scene/read_optimizers.hpp"
#include "scene/read_outputs.hpp"
#include "scene/read_overlays.hpp"
#include "scene/read_recordings.hpp"
#include "scene/read_surface.hpp"
#include "scene/read_timeline.hpp"
#include "scene/read_tune.hpp"
#include "scene/read_view.hpp"
#include "scene/sections.hpp"
#include "scene/text_file.hpp"
#include "scene/tune.hpp"
#include "scene/warnings.hpp"

namespace gradreel {

namespace {

void read_theme_choice(MapReader& map, const Configs& configs, Scene& out) {
  const auto name = map.name("theme", names_of(configs.themes()));
  const auto theme = configs.themes().find(name.value_or(std::string(kDefaultTheme)));
  if (theme != configs.themes().end()) {
    out.theme = theme->second.theme;
    out.sources.theme = theme->second.digest;
  } else {
    map.notes().add(map.where(),
                    fmt::format("no theme, and the default theme {} does not exist", kDefaultTheme));
  }
}

Scene read_scene(const Document& document, const Configs& configs, Notes& notes) {
  Scene out;
  out.file = document.source.file();
  out.inputs = configs.files();
  const bool is_input = out.file == kStandardInput;
  if (!is_input) out.inputs.push_back({out.file, "scene"});
  out.sources.scene = digest_of(document.root, "outputs");
  out.stem = is_input ? "stdin" : std::filesystem::path(out.file).stem().string();
  notes.set_top(scene_section());
  MapReader map(document.root, scene_section(), notes);
  const auto place_of = [&](std::string_view key) { return document.source.mistake(map.place_of(key), ""); };
  out.at = document.source.mistake(map.where(), "");
  out.layout_at = place_of("layout");
  out.outputs_at = place_of("outputs");
  out.title = map.text("title").value_or("");
  read_surface(map, out);
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

/// Nothing if there are mistakes, which are added in the order they stand.
std::optional<Scene> resolve(const Document& document, const Configs& configs, std::vector<Mistake>& mistakes,
                             std::ptrdiff_t first) {
  Notes notes(document.source, mistakes);
  std::optional<Scene> scene;
  if (document.root.kind != ValueKind::null) {
    scene = read_scene(document, configs, notes);
  } else if (static_cast<std::ptrdiff_t>(mistakes.size()) == first) {
    mistakes.push_back(document.source.mistake(Place{1, 1}, "the scene is empty"));
  }
  if (scene && static_cast<std::ptrdiff_t>(mistakes.size()) == first) check_time(*scene, mistakes);
  sort_by_place(mistakes, first);
  return static_cast<std::ptrdiff_t>(mistakes.size()) == first ? scene : std::nullopt;
}

/// What the command line names in place of what scenes say; null if it names nothing. `kind` is that of the
/// config.
template <class T>
const T* replacement(const std::optional<std::string>& name, std::string_view kind,
                     const Configs::Named<T>& all, std::vector<Mistake>& mistakes) {
  if (!name) return nullptr;
  const auto found = all.find(*name);
  if (found != all.end()) return &found->second;
  mistakes.push_back(
      mistake_in("", fmt::format("unknown {0} '{1}' (from --{0})", kind, *name),
                 name->find(',') == std::string::npos
                     ? suggestion(*name, names_of(all))
                     : "name one; for several films, write outputs: [lecture, blog] in the scene"));
  return nullptr;
}

/// At the outputs that the layout does not fit in or that cannot be split.
void note_misfits(const Scene& scene, std::vector<Mistake>& mistakes) {
  const auto note = [&](const OutputSpec& output, const std::string& misfit, const std::string& hint) {
    if (misfit.empty()) return;
    mistakes.push_back(output.where);
    mistakes.back().message = misfit;
    mistakes.back().hint = hint;
  };
  for (const OutputSpec& output : scene.outputs) {
    note(output, misfit_of(scene, output), "make the output larger, or leave it out of outputs");
    note(output, missing_pauses(scene, output), "state them, like timeline: {pauses: [20, 50]}");
  }
}

/// What the command line names in place of what the scenes say; null: nothing.
struct Replacements {
  const Profile* profile = nullptr;
  const NamedTheme* theme = nullptr;
};

/// Everything but `tune`.
LoadedScene load_untuned(const Document& document, std::vector<Mistake> mistakes, const Configs& configs,
                         const Replacements& replaced, const LoadOptions& options) {
  LoadedScene loaded{std::nullopt, std::move(mistakes)};
  std::optional<Scene> scene =
      naming(document.source.file(), [&] { return resolve(document, configs, loaded.mistakes, 0); });
  if (!scene) return loaded;
  if (replaced.profile) {
    scene->outputs = {replaced.profile->output};
    scene->outputs.front().where = scene->outputs_at;
  }
  if (replaced.theme) {
    scene->theme = replaced.theme->theme;
    scene->sources.theme = replaced.theme->digest;
  }
  note_misfits(*scene, loaded.mistakes);
  const bool is_drawn = std::any_of(scene->outputs.begin(), scene->outputs.end(),
                                    [](const OutputSpec& o) { return o.is_film(); });
  warn_of_transparency(*scene);
  if (options.typeset && is_drawn) {
    check_glyphs(*scene, document.source, loaded.mistakes);
    naming(document.source.file(), [&] { typeset_formulas(*scene, loaded.mistakes); });
  }
  sort_by_place(loaded.mistakes, 0);
  if (loaded.mistakes.empty()) loaded.scene = std::move(scene);
  return loaded;
}

/// One per document that read(i, mistakes) gives. What is wrong with the options is added to `mistakes`.
template <class Read>
std::vector<LoadedScene> load_all_untuned(std::size_t count, const Read& read, const Configs& configs,
                                          const LoadOptions& options, std::vector<Mistake>& mistakes) {
  const Replacements replaced = {replacement(options.profile, "profile", configs.profiles(), mistakes),
                                 replacement(options.theme, "theme", configs.themes(), mistakes)};
  std::vector<LoadedScene> all(count);
  parallel_for(static_cast<std::int64_t>(count), options.jobs, [&](std::int64_t k, int) {
    const auto i = static_cast<std::size_t>(k);
    std::vector<Mistake> own;
    const Document document = read(i, own);
    all[i] = load_untuned(document, std::move(own), configs, replaced, options);
  });
  return all;
}

/// The mistakes of the scene are no more than those of tuning: it is there.
void tune_loaded(LoadedScene& loaded, const LoadOptions& options) {
  loaded.mistakes = naming(loaded.scene->file, [&] { return tune(*loaded.scene, options.jobs); });
  if (!loaded.mistakes.empty()) loaded.scene.reset();
}

/// Throws Error with all mistakes if there are any.
void require_sound(std::vector<Mistake> mistakes, const std::vector<LoadedScene>& all) {
  for (const LoadedScene& loaded : all) {
    mistakes.insert(mistakes.end(), loaded.mistakes.begin(), loaded.mistakes.end());
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

template <class Read>
std::vector<Scene> load_all(std::size_t count, const Read& read, const Configs& configs,
                            const LoadOptions& options) {
  std::vector<Mistake> mistakes;
  std::vector<LoadedScene> all = load_all_untuned(count, read, configs, options, mistakes);
  require_sound(std::move(mistakes), all);
  if (options.tunes) {
    for (LoadedScene& loaded : all) tune_loaded(loaded, options);
    require_sound({}, all);
  }
  std::vector<Scene> scenes;
  for (LoadedScene& loaded : all) scenes.push_back(*std::move(loaded.scene));
  return scenes;
}

}  // namespace

std::vector<Scene> load_scenes(std::span<const std::string> paths, const Configs& configs,
                               const LoadOptions& options) {
  const auto read = [&](std::size_t i, std::vector<Mistake>& mistakes) {
    return read_document(paths[i], mistakes);
  };
  return load_all(paths.size(), read, configs, options);
}

std::vector<LoadedScene> load_each(std::span<const std::string> paths, const Configs& configs,
                                   const LoadOptions& options) {
  const auto read = [&](std::size_t i, std::vector<Mistake>& mistakes) {
    return read_document(paths[i], mistakes);
  };
  std::vector<Mistake> mistakes;
  std::vector<LoadedScene> all = load_all_untuned(paths.size(), read, configs, options, mistakes);
  if (!mistakes.empty()) require_sound(std::move(mistakes), all);
  for (LoadedScene& loaded : all) {
    if (options.tunes && loaded.scene) tune_loaded(loaded, options);
  }
  return all;
}

Scene load_scene(const std::string& path, const Configs& configs, const LoadOptions& options) {
  return std::move(load_scenes({&path, 1}, configs, options).front());
}

Scene parse_scene(const std::string& file, const std::string& text, const Configs& configs,
                  const LoadOptions& options) {
  const auto read = [&](std::size_t, std::vector<Mistake>& mistakes) {
    return parse_document(file, text, mistakes);
  };
  return std::move(load_all(1, read, configs, options).front());
}

Scene resolve_document(const Document& document, const Configs& configs, const LoadOptions& options) {
  const auto read = [&](std::size_t, std::vector<Mistake>&) { return document; };
  return std::move(load_all(1, read, configs, options).front());
}

}  // namespace gradreel
