#include "cli/render_arguments.hpp"

#include <algorithm>
#include <set>

#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "outputs/inspect.hpp"

namespace gradreel {

void add_scene_arguments(CLI::App& command, RenderArguments& options) {
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
}

void add_folder_arguments(CLI::App& command, RenderArguments& options) {
  command.add_option("--output-dir", options.plan.output_dir, "folder for the outputs")
      ->capture_default_str();
  CLI::Option* deck =
      command.add_flag("--deck", options.plan.deck,
                       "of each scene one page, STEM.deck.html, to present its film from, pause by "
                       "pause, in place of its outputs");
  command
      .add_flag("--sidecar", options.plan.sidecar, "STEM.json beside each film: its contents, for programs")
      ->excludes(deck);
  command
      .add_flag("--snippets", options.plan.snippets,
                "STEM.snippets.md and a poster beside each film: code to embed it in web pages and "
                "slides")
      ->excludes(deck);
  command.add_flag("--strict", options.strict, "warnings are mistakes");
}

void add_render_arguments(CLI::App& command, RenderArguments& options) {
  add_scene_arguments(command, options);
  command.add_option("-o,--output", options.plan.path,
                     "one film of one scene, to this path; the extension chooses the format unless "
                     "--format does; - is standard output, for y4m");
  add_folder_arguments(command, options);
  command.get_option("--sidecar")->excludes("--output");
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

}  // namespace

std::vector<SceneFile> find_files(const RenderArguments& options) {
  std::vector<Mistake> warnings;
  std::vector<SceneFile> files = find_scene_files(options.paths, options.excluded, warnings);
  if (options.strict && !warnings.empty()) throw Error(std::move(warnings));
  if (!options.quiet) say_warnings(warnings);
  return files;
}

void Refused::add(const std::vector<Mistake>& more) {
  mistakes.insert(mistakes.end(), more.begin(), more.end());
  ++scenes;
}

void settle_refused(Refused& refused, bool is_anything_left) {
  if (!is_anything_left && !refused.mistakes.empty()) throw Error(refused.mistakes);
  for (; refused.said < refused.mistakes.size(); ++refused.said)
    say(to_string(refused.mistakes[refused.said]) + "\n");
}

Planned plan_files(const std::vector<SceneFile>& files, const RenderArguments& options,
                   const Globals& globals, const LoadOptions& load) {
  Planned planned;
  planned.refused.of = files.size();
  if (options.is_tolerant) {
    std::vector<LoadedScene> all = load_each(files, globals, load);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].films.empty()) planned.refused.add(all[i].mistakes);
      for (Scene& film : all[i].films) {
        planned.loaded.scenes.push_back(std::move(film));
        planned.loaded.files.push_back(files[i]);
      }
    }
  } else {
    planned.loaded = load_files(files, globals, load);
  }
  if (planned.loaded.scenes.empty()) return planned;
  planned.targets = plan_outputs(planned.loaded.files, planned.loaded.scenes, options.plan);
  return planned;
}

Planned plan_sound(const RenderArguments& options, const Globals& globals) {
  require_reader(options);
  Planned planned = plan_files(find_files(options), options, globals, options.load);
  settle_refused(planned.refused, !planned.targets.empty());
  return planned;
}

Planned plan(const RenderArguments& options, const Globals& globals) {
  RenderArguments strict = options;
  strict.is_tolerant = false;
  return plan_sound(strict, globals);
}

void inspect(Planned& planned, const RenderArguments& options, Cache* cache) {
  Findings found = inspect(planned.targets, planned.loaded.scenes, hardware_jobs(), cache);
  settle_warnings(found, options);
  if (!found.mistakes.empty()) throw Error(std::move(found.mistakes));
}

void inspect_sound(Planned& planned, const RenderArguments& options, Cache* cache) {
  if (!options.is_tolerant) return inspect(planned, options, cache);
  std::set<const Scene*> wrong;
  const std::vector<Findings> all =
      inspect_each(planned.targets, planned.loaded.scenes, hardware_jobs(), cache);
  auto target = planned.targets.begin();
  for (Findings found : all) {
    const Scene* scene = target->scene;
    settle_warnings(found, options);
    if (!found.mistakes.empty()) {
      planned.refused.add(found.mistakes);
      wrong.insert(scene);
    }
    target = std::find_if(target, planned.targets.end(), [&](const Target& t) { return t.scene != scene; });
  }
  std::erase_if(planned.targets, [&](const Target& t) { return wrong.count(t.scene) == 1; });
}

}  // namespace gradreel
