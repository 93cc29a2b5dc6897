#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "core/naming.hpp"
#include "core/parallel.hpp"
#include "core/suggest.hpp"
#include "scene/check_glyphs.hpp"
#include "scene/films.hpp"
#include "scene/formulas.hpp"
#include "scene/read_layout.hpp"
#include "scene/read_outputs.hpp"
#include "scene/resolve.hpp"
#include "scene/resolve_document.hpp"
#include "scene/settle_planes.hpp"
#include "scene/tune.hpp"
#include "scene/warnings.hpp"

namespace gradreel {

namespace {

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

/// What the command line asks of every scene.
struct Asked {
  const Profile* profile = nullptr;  ///< in place of the outputs
  const NamedTheme* theme = nullptr;
  std::vector<Setting> settings;
};

Asked read_asked(const Configs& configs, const LoadOptions& options, std::vector<Mistake>& mistakes) {
  return {replacement(options.profile, "profile", configs.profiles(), mistakes),
          replacement(options.theme, "theme", configs.themes(), mistakes),
          parse_settings(options.set, mistakes)};
}

/// The films of one file.
class FileLoader {
 public:
  FileLoader(const Configs& configs, const LoadOptions& options, const Asked& asked)
      : configs_(configs), options_(options), asked_(asked), known_(asked.settings.size()) {}

  /// Everything but `tune`. `mistakes`: what is wrong with the document already.
  void load(Document document, std::vector<Mistake> mistakes) {
    const std::string file = document.source.file();
    const bool is_sound = mistakes.empty();
    mistakes_ = std::move(mistakes);
    if (document.root.kind == ValueKind::null) {
      if (is_sound) mistakes_.push_back(document.source.mistake(Place{1, 1}, "the scene is empty"));
      return;
    }
    const std::size_t before = mistakes_.size();
    const ScenePlan plan = plan_films(std::move(document), asked_.settings, known_, mistakes_);
    for (const Variable& variable : plan.films.front()) names_.insert(variable.name);
    if (mistakes_.size() == before) add_films(plan, is_sound);
    sort_by_place(mistakes_, 0, file);
    if (!mistakes_.empty()) films_.clear();
  }

  /// What takes descents.
  void tune_films() {
    if (!options_.tunes) return;
    std::vector<std::vector<Mistake>> wrong;
    std::vector<std::string> names;
    for (Scene& scene : films_) {
      wrong.push_back(naming(scene.file, [&] { return tune(scene, options_.jobs, options_.cache); }));
      names.push_back(scene.film);
    }
    if (!films_.empty()) mistakes_ = told_once(std::move(wrong), names);
    if (!mistakes_.empty()) films_.clear();
    if (!options_.settles) return;
    for (Scene& scene : films_) naming(scene.file, [&] { settle_planes(scene, options_.jobs); });
  }

  const std::vector<Mistake>& mistakes() const { return mistakes_; }
  LoadedScene take() { return {std::move(films_), std::move(mistakes_)}; }
  Document take_document() { return std::move(last_); }  ///< of the last film

  /// Whether the scene has the variable of settings[i], and the names of all that it has.
  bool knows(std::size_t i) const { return known_[i]; }
  const std::set<std::string, std::less<>>& names() const { return names_; }

 private:
  void add_films(const ScenePlan& plan, bool is_sound) {
    std::vector<std::vector<Mistake>> wrong(plan.films.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < plan.films.size(); ++i) {
      names.push_back(film_name(plan.films[i]));
      last_ = film_document(plan, i, wrong[i]);
      std::vector<SceneVariable> variables;
      for (const Variable& v : plan.films[i]) variables.push_back({v.name, v.value, v.is_swept});
      std::optional<Scene> scene =
          naming(last_.source.file(), [&] { return read_film(last_, variables, wrong[i], is_sound); });
      if (!scene) continue;
      scene->variables = std::move(variables);
      scene->film = names.back();
      scene->films = plan.films.size();
      if (!scene->film.empty()) scene->stem += "-" + film_name(plan.films[i], "-");
      scene->inputs.insert(scene->inputs.end(), plan.inputs.begin(), plan.inputs.end());
      scene->warnings.insert(scene->warnings.begin(), plan.warnings.begin(), plan.warnings.end());
      films_.push_back(*std::move(scene));
    }
    std::vector<Mistake> told = told_once(std::move(wrong), names);
    std::move(told.begin(), told.end(), std::back_inserter(mistakes_));
  }

  /// Nothing after mistakes in the document; those of what is drawn come on top. `is_sound`: the document
  /// had none.
  std::optional<Scene> read_film(const Document& document, std::span<const SceneVariable> variables,
                                 std::vector<Mistake>& mistakes, bool is_sound) const {
    std::optional<Scene> scene = resolve(document, variables, configs_, options_, mistakes);
    if (!scene || !is_sound) return std::nullopt;
    if (asked_.profile) {
      scene->outputs = {asked_.profile->output};
      scene->outputs.front().where = scene->outputs_at;
    }
    if (asked_.theme) {
      scene->theme = asked_.theme->theme;
      scene->sources.theme = {asked_.theme->theme.name, asked_.theme->digest};
      scene->theme_at = mistake_in("--theme", "");
      scene->theme_keys.clear();
      for (OutputSpec& output : scene->outputs) output.theme.reset();
    }
    note_misfits(*scene, mistakes);
    const bool is_drawn = std::any_of(scene->outputs.begin(), scene->outputs.end(),
                                      [](const OutputSpec& o) { return o.is_film(); });
    warn_of_transparency(*scene);
    if (options_.typeset && is_drawn) {
      check_glyphs(*scene, document.source, mistakes);
      typeset_formulas(*scene, options_.cache, mistakes);
    }
    return scene;
  }

  const Configs& configs_;
  const LoadOptions& options_;
  const Asked& asked_;
  std::vector<bool> known_;
  std::set<std::string, std::less<>> names_;
  std::vector<Scene> films_;
  std::vector<Mistake> mistakes_;
  Document last_;
};

/// Adds what is set and no scene has.
void refuse_unknown(const Asked& asked, std::span<const FileLoader> files, std::vector<Mistake>& mistakes) {
  std::set<std::string, std::less<>> all;
  for (const FileLoader& file : files) all.insert(file.names().begin(), file.names().end());
  const std::vector<std::string_view> names(all.begin(), all.end());
  for (std::size_t i = 0; i < asked.settings.size(); ++i) {
    const bool is_known =
        std::any_of(files.begin(), files.end(), [i](const FileLoader& file) { return file.knows(i); });
    if (is_known) continue;
    const auto& [name, value] = asked.settings[i];
    mistakes.push_back(
        mistake_in("--set", fmt::format("there is no variable '{}'", name),
                   names.empty() ? fmt::format("declare it in the scene: variables: {{{}: {}}}", name, value)
                                 : suggestion(name, names)));
  }
}

/// One per document that read(i, mistakes) gives. Throws Error with what is wrong with the options, and then
/// with all mistakes of the scenes.
template <class Read>
std::vector<FileLoader> load_all(std::size_t count, const Read& read, const Configs& configs,
                                 const LoadOptions& options, const Asked& asked,
                                 std::vector<Mistake> mistakes) {
  std::vector<FileLoader> files(count, FileLoader(configs, options, asked));
  parallel_for(static_cast<std::int64_t>(count), options.jobs, [&](std::int64_t k, int) {
    const auto i = static_cast<std::size_t>(k);
    std::vector<Mistake> own;
    Document document = read(i, own);
    files[i].load(std::move(document), std::move(own));
  });
  const bool are_sound =
      std::all_of(files.begin(), files.end(), [](const FileLoader& f) { return f.mistakes().empty(); });
  if (mistakes.empty() && are_sound && options.needs_set) refuse_unknown(asked, files, mistakes);
  if (mistakes.empty()) return files;
  for (const FileLoader& file : files)
    mistakes.insert(mistakes.end(), file.mistakes().begin(), file.mistakes().end());
  throw Error(std::move(mistakes));
}

/// Throws Error with all mistakes if there are any.
void require_sound(std::span<const FileLoader> files) {
  std::vector<Mistake> mistakes;
  for (const FileLoader& file : files)
    mistakes.insert(mistakes.end(), file.mistakes().begin(), file.mistakes().end());
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

/// The films of all files.
template <class Read>
std::vector<Scene> load_sound(std::size_t count, const Read& read, const Configs& configs,
                              const LoadOptions& options, Document* last = nullptr) {
  std::vector<Mistake> mistakes;
  const Asked asked = read_asked(configs, options, mistakes);
  std::vector<FileLoader> files = load_all(count, read, configs, options, asked, std::move(mistakes));
  require_sound(files);
  for (FileLoader& file : files) file.tune_films();
  require_sound(files);
  if (last) *last = files.back().take_document();
  std::vector<Scene> scenes;
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (Scene& scene : files[i].take().films) {
      scene.path = i;
      scenes.push_back(std::move(scene));
    }
  }
  return scenes;
}

}  // namespace

std::vector<Scene> load_scenes(std::span<const std::string> paths, const Configs& configs,
                               const LoadOptions& options) {
  const auto read = [&](std::size_t i, std::vector<Mistake>& mistakes) {
    return read_document(paths[i], mistakes);
  };
  return load_sound(paths.size(), read, configs, options);
}

std::vector<LoadedScene> load_each(std::span<const std::string> paths, const Configs& configs,
                                   const LoadOptions& options) {
  const auto read = [&](std::size_t i, std::vector<Mistake>& mistakes) {
    return read_document(paths[i], mistakes);
  };
  std::vector<Mistake> mistakes;
  const Asked asked = read_asked(configs, options, mistakes);
  std::vector<LoadedScene> all;
  for (FileLoader& file : load_all(paths.size(), read, configs, options, asked, std::move(mistakes))) {
    file.tune_films();
    LoadedScene& loaded = all.emplace_back(file.take());
    for (Scene& scene : loaded.films) scene.path = all.size() - 1;
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
  return std::move(load_sound(1, read, configs, options).front());
}

ReadScene read_scene_with_document(const std::string& path, const Configs& configs,
                                   const LoadOptions& options) {
  const auto read = [&](std::size_t, std::vector<Mistake>& mistakes) {
    return read_document(path, mistakes);
  };
  Document document;
  Scene scene = the_only_film(load_sound(1, read, configs, options, &document));
  return {std::move(document), std::move(scene)};
}

Scene the_only_film(std::vector<Scene> films) {
  Scene& first = films.front();
  if (films.size() == 1) return std::move(first);
  std::string choice;
  for (const SceneVariable& v : first.variables) {
    if (v.is_swept) choice += fmt::format(" --set {}={}", v.name, v.value);
  }
  throw Error::about(first.file, fmt::format("the scene is a sweep of {} films", films.size()),
                     "choose one of them, like" + choice);
}

}  // namespace gradreel
