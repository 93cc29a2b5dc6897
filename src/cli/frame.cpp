#include <fmt/format.h>

#include "batch/render.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

struct FrameOptions {
  std::string scene;
  std::int64_t frame = 0;
  std::string output;
  LoadOptions load;
};

/// The first output that has frames.
const OutputSpec& film_output(const Scene& scene, const std::optional<std::string>& profile) {
  for (const OutputSpec& output : scene.outputs) {
    if (output.is_film()) return output;
  }
  if (profile) {
    const std::string& format = scene.outputs.front().format;
    throw Error::about("--profile",
                       fmt::format("{} has no frames: a {} holds trajectories", *profile, format));
  }
  throw Error::about(scene.file, "no output has frames: all of them hold trajectories",
                     "choose a film's profile with --profile");
}

int write_frame(const FrameOptions& options, const Globals& globals) {
  const Scene scene = load_one(options.scene, globals, options.load);
  const OutputSpec& output = film_output(scene, options.load.profile);
  const Film film = compose(scene, output, descend_all(scene), {hardware_jobs(), nullptr});
  const std::int64_t frames = film.timeline().frames();
  if (options.frame < 0 || options.frame >= frames) {
    throw Error::about(scene.file, fmt::format("there is no frame {}: {} has {} frames, 0 to {}",
                                               options.frame, output.profile, frames, frames - 1));
  }
  write_png(paint_frame(film, options.frame), options.output);
  fmt::print("wrote {} (frame {} of {}, {} x {})\n", options.output, options.frame, frames, film.width(),
             film.height());
  return kDone;
}

}  // namespace

void add_frame_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<FrameOptions>();
  CLI::App* command = app.add_subcommand("frame", "Render one frame of a scene's first film to a PNG");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("K", options->frame, "index of the frame, from 0")->required();
  command->add_option("-o,--output", options->output, "PNG file to write")->required();
  command->add_option("--profile", options->load.profile, "profile in place of the scene's outputs");
  command->add_option("--theme", options->load.theme, "theme in place of the scene's");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return write_frame(*options, globals); };
  });
}

}  // namespace gradreel
