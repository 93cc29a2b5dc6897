#include "batch/render.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/fit_size.hpp"
#include "cli/interrupt.hpp"
#include "cli/load.hpp"
#include "cli/progress.hpp"
#include "cli/trajectory_file.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

struct Options {
  std::vector<std::string> paths;
  LoadOptions load;
  std::string output_dir = "output";
  int jobs = hardware_jobs();
  bool quiet = false;
};

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

/// Throws Cancelled if interrupted.
void render_version(const Target& target, const OutputSpec& output, const Trajectories& trajectories,
                    const Options& options, const InterruptGuard& interrupt) {
  const Film film = compose(*target.scene, output, trajectories, work_for(options, interrupt));
  const auto format = make_format(film, output, target.scene->title);
  const std::int64_t frames = film.timeline().frames();
  Progress progress(target.path, frames, options.quiet);
  RenderOptions how;
  how.jobs = options.jobs;
  how.progress = [&](std::int64_t done) { progress.update(done); };
  how.cancelled = &interrupt.flag();
  if (!render(film, *format, target.path, how)) throw Cancelled();
  progress.clear();
  if (options.quiet) return;
  const std::string given_up = concessions(*target.output, output);
  fmt::print("wrote {} ({} x {}, {} frames at {}/s, {}, {:.1f} s{})\n", target.path, film.width(),
             film.height(), frames, frame_rate_text(film.timeline().frame_rate()),
             size_text(std::filesystem::file_size(target.path)), progress.seconds(),
             given_up.empty() ? "" : "; to be small enough: " + given_up);
  std::fflush(stdout);
}

/// Throws Cancelled if interrupted.
bool render_film(const Target& target, const Trajectories& trajectories, const Options& options,
                 const InterruptGuard& interrupt) {
  fit_size(*target.output, [&](const OutputSpec& output) {
    render_version(target, output, trajectories, options, interrupt);
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
    fmt::print("wrote {} ({})\n", target.path, trajectory_file_text(trajectories, target.path));
    std::fflush(stdout);
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

void print_tuning(const Scene& scene) {
  for (const std::string& line : tuning_lines(scene)) fmt::print("{}: {}\n", scene.file, line);
}

int report_interrupt(const Target& target) {
  fmt::print(stderr, "interrupted: {} was not written\n", target.path);
  return kInterrupted;
}

int render_all(const Options& options, const Globals& globals) {
  const Loaded loaded = load(options.paths, globals, options.load);
  const std::vector<Target> targets = plan_targets(loaded.files, loaded.scenes, options.output_dir);
  const InterruptGuard interrupt;
  const Scene* descended = nullptr;
  Trajectories trajectories;
  int failed = 0;
  for (const Target& target : targets) {
    if (target.scene != descended) {
      trajectories = descend_all(*target.scene, options.jobs);
      if (!options.quiet) print_tuning(*target.scene);
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
  command->add_option("--output-dir", options->output_dir, "where outputs go")->capture_default_str();
  command->add_option("--jobs,-j", options->jobs, "segments rendered at once; never changes the output")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return render_all(*options, globals); };
  });
}

}  // namespace gradreel
