#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "batch/still.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/still_options.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

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

StillKind kind_of(const StillOptions& options) {
  const auto kind = still_kind(options.output);
  if (!kind) {
    throw Error::about("--output", fmt::format("'{}' does not say what to write", options.output),
                       "its name must end in .png, .svg or .pdf");
  }
  if (*kind != StillKind::png) return *kind;
  const auto refuse = [](const char* option, const char* why) {
    throw Error::about(option, fmt::format("is for .svg and .pdf: a PNG has {}", why));
  };
  if (options.width) refuse("--width", "the pixels of its profile");
  if (options.height) refuse("--height", "the pixels of its profile");
  if (options.outlines) refuse("--outlines", "no letters");
  return *kind;
}

/// The page keeps the frame's shape, and fits into both sides where both are given.
double page_width(std::optional<double> width, std::optional<double> height, const Film& film) {
  if (!width && !height) return film.width() * kPointsPerPixel;
  constexpr double kNone = std::numeric_limits<double>::infinity();
  return std::min(width.value_or(kNone), height ? *height * film.width() / film.height() : kNone);
}

}  // namespace

void add_still_options(CLI::App& command, StillOptions& options) {
  command.add_option("-o,--output", options.output, "file to write: .png, .svg or .pdf")->required();
  command.add_option("--profile", options.load.profile, "profile in place of the scene's outputs");
  command.add_option("--theme", options.load.theme, "theme in place of the scene's");
  command.add_option("--width", options.width,
                     "of an SVG's or PDF's page, in mm, cm, in or pt (default: pixels at 96 to the inch)");
  command.add_option("--height", options.height, "the same; the shape stays that of the frame");
  command.add_flag("--outlines", options.outlines, "letters of a PDF as shapes, not as text");
}

int write_still_of(const StillOptions& options, const Globals& globals) {
  const StillKind kind = kind_of(options);
  const StillMoment moment = parse_moment(options.at);
  std::optional<double> width, height;
  if (options.width) width = parse_length("--width", *options.width);
  if (options.height) height = parse_length("--height", *options.height);
  const Scene scene = load_one(options.scene, globals, options.load);
  const OutputSpec& output = film_output(scene, options.load.profile);
  const Film film = compose(scene, output, descend_all(scene), {hardware_jobs(), nullptr});
  const std::int64_t frame = frame_at(moment, film, scene.file, output.profile);
  const double width_pt = page_width(width, height, film);
  write_still(film, frame, kind, options.output, {width_pt, options.outlines});
  const double mm = width_pt * 25.4 / 72;
  const std::string size = kind == StillKind::png
                               ? fmt::format("{} x {}", film.width(), film.height())
                               : fmt::format("{:.1f} x {:.1f} mm", mm, mm * film.height() / film.width());
  fmt::print("wrote {} (frame {} of {}, {})\n", options.output, frame, film.timeline().frames(), size);
  return kDone;
}

void add_still_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<StillOptions>();
  CLI::App* command =
      app.add_subcommand("still", "Write one moment of a scene's first film as PNG, SVG or PDF");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("--at", options->at,
                      "end (default: before a closing card or fade), frame=K, epoch=K or time=S (seconds)");
  add_still_options(*command, *options);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return write_still_of(*options, globals); };
  });
}

}  // namespace gradreel
