#include "cli/render_arguments.hpp"

#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "outputs/inspect.hpp"

namespace gradreel {

void add_render_arguments(CLI::App& command, RenderArguments& options) {
  command
      .add_option("PATH", options.paths, "scene files, folders that contain some, or - for standard input")
      ->required();
  command.add_option("--profile", options.load.profile, "this profile instead of the scenes' outputs");
  command.add_option("--theme", options.load.theme, "this theme instead of the scenes' own");
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
}

Planned plan(const RenderArguments& options, const Globals& globals) {
  if (options.plan.path == kStandardOutput && output_is_terminal()) {
    throw Error::about("-o", "standard output is a terminal, which cannot show a film",
                       "pipe it into a program, or write it to a file");
  }
  Planned planned;
  planned.loaded = load(options.paths, globals, options.load);
  planned.targets = plan_outputs(planned.loaded.files, planned.loaded.scenes, options.plan);
  return planned;
}

void inspect(const Planned& planned, const RenderArguments& options) {
  Findings found = inspect(planned.targets, hardware_jobs());
  if (options.strict) {
    found.mistakes.insert(found.mistakes.end(), found.warnings.begin(), found.warnings.end());
  } else if (!options.quiet) {
    for (const Mistake& warning : found.warnings) say(to_string(warning, "warning") + "\n");
  }
  if (!found.mistakes.empty()) throw Error(std::move(found.mistakes));
}

}  // namespace gradreel
