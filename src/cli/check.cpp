#include <fmt/format.h>

#include "cli/check_locked.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/render_arguments.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "outputs/findings_text.hpp"
#include "outputs/inspect.hpp"
#include "reference/text_layout.hpp"
#include "reference/theme_report.hpp"

namespace gradreel {

namespace {

constexpr const char* kCheckHelp = R"(--json prints an array with an object for each mistake and warning:
  {"file", "line", "column", "message", "hint", "severity"}
Lines and columns count from 1, columns in characters; severity is "error" or "warning"; what is not known is null.)";

struct CheckOptions {
  RenderArguments arguments;
  bool json = false, allow_missing = false, theme_report = false;
};

int report_in_words(const CheckOptions& options, const Globals& globals) {
  const RenderArguments& arguments = options.arguments;
  Planned planned = plan(arguments, globals);
  inspect(planned, arguments);
  for (const Scene& scene : planned.loaded.scenes) {
    print(fmt::format("{}: ok\n", printable_line(scene.name())));
    for (const std::string& line : tuning_lines(scene)) print(fmt::format("  {}\n", printable_line(line)));
  }
  if (options.theme_report) print(printable("\n" + theme_report(planned.loaded.scenes, output_columns())));
  return kDone;
}

int report_as_data(const RenderArguments& arguments, const Globals& globals) {
  Findings found;
  try {
    Planned planned = plan(arguments, globals);
    found = inspect(planned.targets, planned.loaded.scenes, hardware_jobs());
  } catch (const Error& e) {
    if (!e.is_input_error()) throw;
    found.mistakes = e.mistakes();
  }
  if (arguments.strict) {
    found.mistakes.insert(found.mistakes.end(), found.warnings.begin(), found.warnings.end());
    found.warnings.clear();
  }
  print_data(findings_json(found));
  return found.mistakes.empty() ? kDone : kWrongInput;
}

}  // namespace

void add_check_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "Report everything that render would refuse, without rendering");
  add_render_arguments(*command, options->arguments);
  CLI::Option* lock =
      add_lock_argument(*command, options->arguments,
                        "run nothing; fail where an output is missing, altered, or not of today's scene");
  command->add_flag("--allow-missing", options->allow_missing, "files that are not there are no failure")
      ->needs(lock);
  CLI::Option* json =
      command->add_flag("--json", options->json, "print mistakes and warnings as JSON on standard output");
  command
      ->add_flag("--theme-report", options->theme_report,
                 "print the contrasts and differences of the colours of the scenes' themes")
      ->excludes(json)
      ->excludes(lock);
  command->footer(kCheckHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] {
      if (options->arguments.lock)
        return check_locked(options->arguments, options->allow_missing, options->json, globals);
      return options->json ? report_as_data(options->arguments, globals) : report_in_words(*options, globals);
    };
  });
}

}  // namespace gradreel
