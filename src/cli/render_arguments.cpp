#include "cli/render_arguments.hpp"

#include <algorithm>
#include <set>

#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "outputs/inspect.hpp"

namespace gradreel {

void add_render_arguments(CLI::App& command, RenderArguments& options) {
  command
      .add_option(
          "PATH", options.paths,
          "scene files, folders that contain some, patterns like 'scenes/a*.yaml', or - for standard input")
      ->required();
  command
      .add_option(
          "--exclude", options.excluded,
          "leave out the files and folders of this name or path; a pattern with *, ? and [; may be repeated")
      ->allow_extra_args(false);
  command.add_option("--profile", options.load.profile, "this profile instead of the scenes' outputs");
  command.add_option("--theme", options.load.theme, "this theme instead of the scenes' own");
  add_set_option(command, options.load);
  command.add_option("--format", options.plan.format,
                     "all films in this format, with its default settings; see `list formats`");
  command.add_option("-o,--output", options.plan.path,
                     "one film of one scene, to this path; the extension chooses the format unless "
                     "--format does; - is standard output, for y4m");
  command.add_option("--output-dir", options.plan.output_dir, "folder for the outputs")
      ->capture_default_str();
  command
      .add_flag("--sidecar", options.plan.sidecar, "STEM.json beside each film: its contents, for programs")
      ->excludes("--output");
  command.add_flag("--snippets", options.plan.snippets,
                   "STEM.snippets.md and a poster beside each film: code to embed it in web pages and "
                   "slides");
  command.add_flag("--strict", options.strict, "warnings are mistakes");
  options.is_given = [&command](std::string_view name) {
    return command.count("--" + std::string(name)) > 0;
  };
}

CLI::Option* add_lock_argument(CLI::App& command, RenderArguments& options, const std::string& doc) {
  return command.add_option("--lock", options.lock, doc)->excludes("--output");
}

namespace {

void require_reader(const RenderArguments& options) {
  if (options.plan.path == kStandardOutput && output_is_terminal()) {
    throw Error::about("-o", "standard output is a terminal, which cannot show a film",
                       "pipe it into a program, or write it to a file");
  }
}

void say_warnings(const std::vector<Mistake>& warnings) {
  for (const Mistake& warning : warnings) say(to_string(warning, "warning") + "\n");
}

/// Where `strict`, warnings become mistakes; else they are said.
void settle_warnings(Findings& found, const RenderArguments& options) {
  if (options.strict) {
    found.mistakes.insert(found.mistakes.end(), found.warnings.begin(), found.warnings.end());
  } else if (!options.quiet) {
    say_warnings(found.warnings);
  }
}

/// Says what is wrong with one scene more.
void refuse(const std::vector<Mistake>& mistakes, Planned& planned) {
  planned.refused.insert(planned.refused.end(), mistakes.begin(), mistakes.end());
  ++planned.refused_scenes;
}

/// Throws Error if nothing is left to be made; else says what is wrong with what is left out.
void settle_refused(const Planned& planned, bool is_anything_left, std::size_t first) {
  if (!is_anything_left) throw Error(planned.refused);
  for (std::size_t i = first; i < planned.refused.size(); ++i) say(to_string(planned.refused[i]) + "\n");
}

}  // namespace

std::vector<SceneFile> find_files(const RenderArguments& options) {
  std::vector<Mistake> warnings;
  std::vector<SceneFile> files = find_scene_files(options.paths, options.excluded, warnings);
  if (options.strict && !warnings.empty()) throw Error(std::move(warnings));
  if (!options.quiet) say_warnings(warnings);
  return files;
}

Planned plan(const RenderArguments& options, const Globals& globals) {
  require_reader(options);
  Planned planned;
  planned.loaded = load_files(find_files(options), globals, options.load);
  planned.targets = plan_outputs(planned.loaded.files, planned.loaded.scenes, options.plan);
  return planned;
}

Planned plan_sound(const RenderArguments& options, const Globals& globals) {
  if (!options.is_tolerant) return plan(options, globals);
  require_reader(options);
  Planned planned;
  planned.loaded.files = find_files(options);
  std::vector<SceneFile> sound;
  std::vector<LoadedScene> all = load_each(planned.loaded.files, globals, options.load);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].films.empty()) {
      refuse(all[i].mistakes, planned);
      continue;
    }
    for (Scene& film : all[i].films) {
      planned.loaded.scenes.push_back(std::move(film));
      sound.push_back(planned.loaded.files[i]);
    }
  }
  settle_refused(planned, !sound.empty(), 0);
  planned.targets = plan_outputs(sound, planned.loaded.scenes, options.plan);
  return planned;
}

void inspect(const Planned& planned, const RenderArguments& options) {
  Findings found = inspect(planned.targets, hardware_jobs());
  settle_warnings(found, options);
  if (!found.mistakes.empty()) throw Error(std::move(found.mistakes));
}

void inspect_sound(Planned& planned, const RenderArguments& options) {
  if (!options.is_tolerant) return inspect(planned, options);
  const std::size_t before = planned.refused.size();
  std::set<const Scene*> wrong;
  const std::vector<Findings> all = inspect_each(planned.targets, hardware_jobs());
  auto target = planned.targets.begin();
  for (Findings found : all) {
    const Scene* scene = target->scene;
    settle_warnings(found, options);
    if (!found.mistakes.empty()) {
      refuse(found.mistakes, planned);
      wrong.insert(scene);
    }
    target = std::find_if(target, planned.targets.end(), [&](const Target& t) { return t.scene != scene; });
  }
  std::erase_if(planned.targets, [&](const Target& t) { return wrong.count(t.scene) == 1; });
  settle_refused(planned, !planned.targets.empty(), before);
}

}  // namespace gradreel
