#include "cli/cli.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "cli/usage.hpp"
#include "cluster/outdated.hpp"
#include "core/error.hpp"
#include "core/naming.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"
#include "scene/configs.hpp"

namespace gradreel {

namespace {

constexpr const char* kExamples = R"(Examples:
  gradreel new mine                              a commented scene to begin with: mine.yaml
  gradreel render scenes/himmelblau.yaml         write all its outputs to output/
  gradreel render scenes --profile draft         all scenes of a folder, small and fast
  gradreel check scenes                          report every mistake without rendering
  gradreel digest scenes                         what decides about the bytes of every output, as SHA-256
  gradreel verify --lock gradreel.lock           render again and tell which films drifted
  gradreel frame scenes/himmelblau.yaml 300 -o frame.png
  gradreel still scenes/himmelblau.yaml --at epoch=40 -o figure.pdf --width 120mm
  gradreel sheet scenes/himmelblau.yaml -o sheet.png
  gradreel trajectories scenes/himmelblau.yaml --format csv -o paths.csv
  gradreel explain scenes/himmelblau.yaml        the scene with every default, and where values come from
  gradreel list optimizers                       without a name: the kinds
  gradreel describe adam                         formula, parameters, conventions

Exit codes: 0 success, 1 a render or a write failed, 2 wrong input or usage, 3 a plan that is not of this
program or of these scenes, 130 interrupted (Ctrl-C), 143 terminated.)";

/// Says what is wrong, and what follows from mistakes; returns the exit code.
int report(const Error& e, std::string_view consequence = {}) {
  if (!e.is_input_error()) {
    say(fmt::format("error: {}\n", printable_line(e.what())));
    return kFailed;
  }
  say(fmt::format("{}\n{}{}\n", e.what(), counted(std::ssize(e.mistakes()), "mistake"), consequence));
  return kWrongInput;
}

/// What was said must have arrived.
int finished(int code) {
  try {
    finish_output();
  } catch (const Error& e) {
    report(e);
    return code == kDone ? kFailed : code;
  }
  return code;
}

/// Prints help or the versions where these were asked for, else what is wrong with the command line.
int finish_parse(const CLI::App& app, const Arguments& arguments, const CLI::ParseError& e) {
  std::ostringstream help, ignored;
  if (app.exit(e, help, ignored) == 0 && !names_unknown_command(app, arguments)) {
    print(help.str());
    return kDone;
  }
  say(fmt::format("error: {}\n", usage_error(app, arguments, e.what())));
  return kWrongInput;
}

void add_cache_options(CLI::App& app, Globals& globals) {
  app.add_option("--cache-dir", globals.cache_dir,
                 "folder where segments of films, formulas and maps are kept for the next run (default: "
                 "GRADREEL_CACHE_DIR, or gradreel in XDG_CACHE_HOME or ~/.cache)");
  app.add_option("--cache-limit", globals.cache_limit,
                 "bytes that it may hold, like 500MiB; what was not used for the longest time goes first")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("2GiB");
  CLI::Option* off = app.add_flag("--no-cache", globals.no_cache, "keep nothing, and make everything anew");
  app.add_flag("--cache-verify", globals.cache_verify,
               "make everything anew, and fail where the cache has another")
      ->excludes(off);
}

/// Null where there is none.
std::shared_ptr<Cache> open_cache(const Globals& globals) {
  if (globals.no_cache) return nullptr;
  const std::optional<std::string> folder = globals.cache_dir ? globals.cache_dir : default_cache_folder();
  if (!folder || folder->empty()) return nullptr;
  return std::make_shared<Cache>(CacheOptions{
      .folder = std::filesystem::absolute(*folder).string(),
      .most_bytes = globals.cache_limit,
      .verifies = globals.cache_verify,
      .warn = [](const std::string& problem) { say("warning: " + printable_line(problem) + "\n"); }});
}

int run_action(const Action& action, Globals& globals, std::string_view consequence) {
  try {
    if (globals.config_dir) find_config_dirs(globals.config_dir);  // wrong even where it is not read
    globals.cache = open_cache(globals);
    const int code = action();
    if (globals.cache) globals.cache->trim();
    return code;
  } catch (const Outdated& e) {
    report(e);
    return kOutdated;
  } catch (const Error& e) {
    return report(e, consequence);
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  open_standard_streams();
  // A full disk or a closed pipe is an error of the write, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  end_at_signals();
#ifdef __GLIBC__
  // Each segment's encoder takes and frees buffers of megabytes. glibc would raise this threshold by itself
  // and keep them in arenas, where they fragment: memory then grew with the length of the film.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
  CLI::App app("Renders YAML scenes into animations of optimizers at work.", "gradreel");
  app.footer(kExamples);
  app.require_subcommand(1);
  app.set_version_flag("-V,--version", version_text, "print the versions of gradreel and its libraries");
  Globals globals;
  Action action;
  app.add_option("--config-dir", globals.config_dir,
                 "folder of profiles, themes and optimizer sets; its files go before those that come with "
                 "gradreel (default: GRADREEL_CONFIG_DIR)");
  add_cache_options(app, globals);
  add_new_command(app, globals, action);
  add_render_command(app, globals, action);
  add_check_command(app, globals, action);
  add_digest_command(app, globals, action);
  add_verify_command(app, globals, action);
  add_plan_command(app, globals, action);
  add_segment_command(app, globals, action);
  add_join_command(app, globals, action);
  add_frame_command(app, globals, action);
  add_still_command(app, globals, action);
  add_sheet_command(app, globals, action);
  add_gallery_command(app, globals, action);
  add_watch_command(app, globals, action);
  add_trajectories_command(app, globals, action);
  add_list_command(app, globals, action);
  add_describe_command(app, globals, action);
  add_explain_command(app, globals, action);
  add_schema_command(app, globals, action);
  add_completions_command(app, globals, action);
  for (CLI::App* command : app.get_subcommands({})) command->fallthrough();
  const Arguments arguments = with_help_as_option({argv + std::min(argc, 1), argv + argc});
  try {
    app.parse(Arguments(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& e) {
    return finished(finish_parse(app, arguments, e));
  }
  const bool renders = app.got_subcommand("render");
  return finished(run_action(action, globals, renders ? "; nothing was rendered" : ""));
}

int report_unexpected(const std::exception& e) {
  say(fmt::format("error: {}\n", printable_line(cause_of(e))));
  return kFailed;
}

}  // namespace gradreel
