#include <fmt/format.h>

#include <filesystem>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/companions.hpp"
#include "cli/deck.hpp"
#include "cli/fit_size.hpp"
#include "cli/interrupt.hpp"
#include "cli/load.hpp"
#include "cli/output_choice.hpp"
#include "cli/progress.hpp"
#include "cli/snippets.hpp"
#include "cli/trajectory_file.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

struct Options {
  std::vector<std::string> paths;
  LoadOptions load;
  std::string output_dir = "output";
  std::optional<std::string> format;  ///< of all films, in place of their own
  std::optional<std::string> output;  ///< file of the only output
  int jobs = hardware_jobs();
  bool quiet = false;
  bool sidecar = false, snippets = false;  ///< beside each film
};

/// Of a file, or of the files in a folder.
std::uintmax_t size_of(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return std::filesystem::file_size(path);
  std::uintmax_t size = 0;
  for (const auto& file : std::filesystem::directory_iterator(path)) size += file.file_size();
  return size;
}

void make_folder_of(const std::filesystem::path& path) {
  if (!path.has_parent_path()) return;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) {
    throw Error(fmt::format("cannot make the folder {}: {}", path.parent_path().string(), error.message()));
  }
}

/// Panels that compute say so, and stop at an interrupt.
Work work_for(const Options& options, const InterruptGuard& interrupt) {
  const auto progress = std::make_shared<WorkProgress>(options.quiet);
  return {options.jobs, [progress, &interrupt](std::string_view what, double share) {
            if (interrupt.flag()) throw Cancelled();
            progress->update(what, share);
          }};
}

void announce(const std::string& what, FILE* to = stdout) {
  fmt::print(to, "wrote {}\n", what);
  std::fflush(to);
}

/// To be closed by a bracket.
std::string clip_text(const RenderedClip& clip, const Film& film) {
  const bool is_piped = clip.path == kStandardOutput;
  return fmt::format("{} ({} x {}, {} frames at {}/s, {}{:.1f} s", is_piped ? "standard output" : clip.path,
                     film.width(), film.height(), clip.frames, frame_rate_text(film.timeline().frame_rate()),
                     is_piped ? "" : size_text(size_of(clip.path)) + ", ", clip.seconds);
}

/// The film, or its clips; to be committed. Throws Cancelled if interrupted.
std::vector<RenderedClip> render_frames(const Target& target, const Film& film, const Deck* deck,
                                        const Options& options, const InterruptGuard& interrupt) {
  const FrameRange all = {0, film.timeline().frames()};
  auto format = deck ? nullptr : make_format(film, *target.scene, *target.output);
  Progress progress(target.path, format ? format->frames_of(all.count()) : all.count(), options.quiet);
  RenderOptions how;
  how.jobs = options.jobs;
  how.progress = [&](std::int64_t done) { progress.update(done); };
  how.cancelled = &interrupt.flag();
  if (deck) return render_clips(target, film, *deck, how);
  std::vector<RenderedClip> whole;
  whole.push_back(render_clip(film, all, std::move(format), target.path, how));
  return whole;
}

/// What was asked for, or a smaller version of it, with all that is beside it: all files, or none. Throws
/// Cancelled if interrupted.
void render_version(const Target& target, const OutputSpec& asked, const Trajectories& trajectories,
                    const Options& options, const InterruptGuard& interrupt) {
  const Film film = compose(*target.scene, *target.output, trajectories, work_for(options, interrupt));
  std::optional<Deck> deck;
  if (!target.clips.empty()) deck = deck_of(film);
  Companions companions(target, film, deck ? &*deck : nullptr, trajectories);
  const auto clips = render_frames(target, film, deck ? &*deck : nullptr, options, interrupt);
  for (const RenderedClip& clip : clips) clip.writer->commit();
  companions.commit();
  if (options.quiet) return;
  const std::string given_up = concessions(asked, *target.output);
  const std::string why = given_up.empty() ? "" : "; to be small enough: " + given_up;
  for (const RenderedClip& clip : clips)
    announce(clip_text(clip, film) + why + ")", target.path == kStandardOutput ? stderr : stdout);
  for (const std::string& what : companions.texts()) announce(what);
}

/// Throws Cancelled if interrupted.
bool render_film(const Target& target, const Trajectories& trajectories, const Options& options,
                 const InterruptGuard& interrupt) {
  fit_size(*target.output, [&](const OutputSpec& output) {
    Target version = target;
    version.output = &output;
    render_version(version, *target.output, trajectories, options, interrupt);
  });
  return true;
}

/// False if interrupted.
bool write_numbers(const Target& target, const Trajectories& trajectories, const Options& options,
                   const InterruptGuard& interrupt) {
  if (!write_trajectory_file(*target.scene, trajectories, target.output->format, target.path,
                             interrupt.flag())) {
    return false;
  }
  if (!options.quiet) {
    announce(fmt::format("{} ({})", target.path, trajectory_file_text(trajectories, target.path)));
  }
  return true;
}

bool render_target(const Target& target, const Trajectories& trajectories, const Options& options,
                   const InterruptGuard& interrupt) {
  make_folder_of(target.path);
  const auto make = target.output->is_film() ? render_film : write_numbers;
  return make(target, trajectories, options, interrupt);
}

/// What failed, where, and how to see it again.
void report_failure(const Target& target, const std::optional<std::string>& theme, const std::exception& e) {
  if (const auto* error = dynamic_cast<const Error*>(&e); error && error->is_input_error()) {
    fmt::print(stderr, "{}\n", error->what());  // a mistake that showed only now: it names its place itself
    return;
  }
  fmt::print(stderr, "error: {}: {}: {}\n", target.scene->file, target.path, e.what());
  const std::string what = e.what();
  std::int64_t frame = 0;
  if (std::sscanf(what.c_str(), "frame %ld:", &frame) == 1) {
    fmt::print(stderr, "  to see it again: gradreel frame {} {} --profile {}{} -o frame.png\n",
               target.scene->file, frame, target.output->profile, theme ? " --theme " + *theme : "");
  }
}

void print_tuning(const Scene& scene, std::FILE* where) {
  for (const std::string& line : tuning_lines(scene)) fmt::print(where, "{}: {}\n", scene.file, line);
}

/// What the command line asks for beside what scenes and profiles do.
void add_extras(const Options& options, std::vector<Scene>& scenes) {
  for (Scene& scene : scenes) {
    for (OutputSpec& output : scene.outputs) {
      if (!output.is_film()) continue;
      if (options.sidecar) output.extras.sidecar = true;
      if (options.snippets && can_embed(output.extension())) {
        output.extras.snippets = output.extras.poster = true;
      }
    }
  }
}

/// What is to be rendered, and where to; the formats' encoders are there.
std::vector<Target> plan(Loaded& loaded, const Options& options) {
  std::vector<Target> targets;
  if (options.output) {
    Scene& scene = the_only(loaded.scenes, "-o");
    Target& target = targets.emplace_back();
    target.scene = &scene;
    target.output = &choose_output(scene, *options.output, options.format);
    target.path = *options.output;
  } else {
    if (options.format) replace_formats(loaded.scenes, *options.format);
    add_extras(options, loaded.scenes);
    targets = plan_targets(loaded.files, loaded.scenes, options.output_dir);
  }
  for (const Target& target : targets) {
    if (target.output->is_film()) require_encoder(*target.output->film, target.output->settings);
  }
  return targets;
}

int report_interrupt(const Target& target) {
  fmt::print(stderr, "interrupted: {} was not written\n", target.path);
  return kInterrupted;
}

int render_all(const Options& options, const Globals& globals) {
  Loaded loaded = load(options.paths, globals, options.load);
  const std::vector<Target> targets = plan(loaded, options);
  const InterruptGuard interrupt;
  const Scene* descended = nullptr;
  Trajectories trajectories;
  int failed = 0;
  for (const Target& target : targets) {
    if (target.scene != descended) {
      trajectories = descend_all(*target.scene, options.jobs);
      if (!options.quiet) print_tuning(*target.scene, target.path == kStandardOutput ? stderr : stdout);
    }
    descended = target.scene;
    try {
      if (!render_target(target, trajectories, options, interrupt)) {
        return report_interrupt(target);
      }
    } catch (const Cancelled&) {
      return report_interrupt(target);
    } catch (const std::exception& e) {
      report_failure(target, options.load.theme, e);
      ++failed;
    }
  }
  if (failed > 0) fmt::print(stderr, "{} of {} outputs failed\n", failed, targets.size());
  return failed > 0 ? kFailed : kDone;
}

}  // namespace

void add_render_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("render", "Render scenes to their outputs");
  command->add_option("PATH", options->paths, "scene files, or folders of them")->required();
  command->add_option("--profile", options->load.profile,
                      "render with this profile in place of the scenes' outputs");
  command->add_option("--theme", options->load.theme, "render in this theme in place of the scenes' own");
  command->add_option("--format", options->format,
                      "format of the films in place of their own, with its defaults; see `list formats`");
  command->add_option("-o,--output", options->output,
                      "write one film of one scene to this path; its ending names the format unless "
                      "--format does; - is standard output, for y4m");
  command->add_option("--output-dir", options->output_dir, "where outputs go")->capture_default_str();
  command->add_option("--jobs,-j", options->jobs, "segments rendered at once; never changes the output")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--sidecar", options->sidecar, "write STEM.json beside each film: what is in it")
      ->excludes("--output");
  command->add_flag("--snippets", options->snippets,
                    "write STEM.snippets.md and a poster beside each film: texts that embed it in pages and "
                    "slides");
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return render_all(*options, globals); };
  });
}

}  // namespace gradreel
