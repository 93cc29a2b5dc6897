#include <fmt/format.h>

#include <charconv>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "cli/still_options.hpp"
#include "core/error.hpp"
#include "outputs/contact_sheet.hpp"
#include "outputs/output_choice.hpp"
#include "outputs/output_path.hpp"
#include "outputs/overwriting.hpp"

namespace gradreel {

namespace {

struct SheetOptions {
  std::string scene, moments;
  std::vector<std::string> at;
  std::optional<std::string> output;
  std::optional<std::int64_t> output_number;
  LoadOptions load;
  SheetPlan plan;
};

/// A number, or the word `captions`.
void parse_moments(const std::string& text, SheetPlan& plan) {
  if (text == "captions") {
    plan.choice = SheetPlan::Choice::captions;
    return;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), plan.count);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (is_number && plan.count >= 1 && plan.count <= kMostSheetMoments) return;
  throw Error::about("--moments", fmt::format("expected a number from 1 to {} or captions, found '{}'",
                                              kMostSheetMoments, text));
}

SheetPlan sheet_plan(const SheetOptions& options) {
  SheetPlan plan = options.plan;
  if (!options.moments.empty()) parse_moments(options.moments, plan);
  if (options.at.size() > static_cast<std::size_t>(kMostSheetMoments))
    throw Error::about("--at", fmt::format("{} moments; at most {}", options.at.size(), kMostSheetMoments));
  for (const std::string& text : options.at) plan.moments.push_back(parse_moment(text));
  if (!plan.moments.empty()) plan.choice = SheetPlan::Choice::moments;
  return plan;
}

std::string sheet_path(const SheetOptions& options, const Scene& scene) {
  std::string path = options.output.value_or(fmt::format("output/{}.sheet.png", scene.stem));
  if (ending_of(path) == "png") return path;
  throw Error::about("--output", fmt::format("'{}' does not say what to write", path),
                     "its name must end in .png");
}

int run_sheet(const SheetOptions& options, const Globals& globals) {
  const SheetPlan plan = sheet_plan(options);
  const Scene scene = load_one(options.scene, globals, options.load);
  const std::string path = sheet_path(options, scene);
  refuse_overwriting(path, scene);
  const OutputSpec& output = film_output(scene, options.output_number, options.load.profile);
  announce(make_sheet(scene, output, plan, path, hardware_jobs()));
  return kDone;
}

}  // namespace

void add_sheet_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<SheetOptions>();
  CLI::App* command =
      app.add_subcommand("sheet", "Write several moments of a film on one picture: a contact sheet");
  command->add_option("SCENE", options->scene, "scene file")->required();
  command->add_option("-o,--output", options->output, "file to write, .png (default: output/STEM.sheet.png)");
  CLI::Option* moments = command->add_option(
      "--moments", options->moments,
      "how many, at even distances (default: 6), or captions: the middle of each caption");
  command
      ->add_option("--at", options->at,
                   "these moments instead: end, frame=K, epoch=K or time=S, one or more of them")
      ->excludes(moments);
  command
      ->add_option("--columns", options->plan.columns, "pictures in a row (default: what suits their shape)")
      ->check(CLI::Range(1, kMostSheetMoments));
  command
      ->add_option("--width", options->plan.picture_width,
                   "width of each picture in pixels, at most the film's")
      ->check(CLI::Range(64, 7680))
      ->capture_default_str();
  CLI::Option* profile = command->add_option("--profile", options->load.profile,
                                             "use this profile instead of the scene's outputs");
  command
      ->add_option("--output-number", options->output_number,
                   "number of the scene's output, from 1 (default: the first film)")
      ->excludes(profile);
  command->add_option("--theme", options->load.theme, "use this theme instead of the scene's");
  add_set_option(*command, options->load);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return run_sheet(*options, globals); };
  });
}

}  // namespace gradreel
