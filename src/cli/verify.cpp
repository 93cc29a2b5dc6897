#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <set>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/locked.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "core/printable.hpp"
#include "core/private_folder.hpp"
#include "lock/paths.hpp"
#include "verify/report.hpp"
#include "verify/verify.hpp"

namespace gradreel {

namespace {

constexpr const char* kVerifyHelp =
    R"(Says of each film: same bytes, same frames, close (within the tolerance) or drifted. Digests decide what is the same;
what is not is compared with the baseline, a folder of films of an earlier run or an earlier report. Without one, the
films that the lock records are compared where they are still there, and no report is written.
Exit code 1: a film drifted.)";

struct VerifyArguments : RenderArguments {
  std::optional<std::string> baseline, image_base_url;
  std::string report = "report";
  Tolerance tolerance;
  int jobs = hardware_jobs();
};

/// The scenes of a lock. Throws Error about it where one lies outside of its folder.
std::vector<std::string> scenes_of(const Lock& lock, const std::string& path) {
  std::set<std::string> scenes;
  for (const auto& [name, entry] : lock.outputs) {
    const auto scene = path_in_lock(folder_of_lock(path), entry.scene);
    if (!scene)
      throw Error::about(path, fmt::format("its scene {} lies outside of its folder", entry.scene),
                         "name the scenes, as in: gradreel verify --lock FILE scenes");
    scenes.insert(*scene);
  }
  return {scenes.begin(), scenes.end()};
}

/// Judges each output once it is rendered, and removes it.
class VerifyReport : public Report {
 public:
  VerifyReport(const Globals& globals, const VerifyArguments& arguments, const Lock& lock,
               const VerifyOptions& options, const std::map<std::string, Target>& originals)
      : Report(globals, arguments.load, arguments.quiet, originals.size()),
        lock_(lock),
        options_(options),
        originals_(originals) {}

  std::vector<FilmResult> films() const { return films_; }

 protected:
  void tell_made(const Target& target, const Made& made) override {
    for (const FilmResult& film : verify(originals_.at(target.path), made, lock_, options_)) {
      if (!is_quiet() || film.verdict == Verdict::drifted)
        print_now(printable_line(fmt::format("{}: {}", film.film, result_text(film))) + '\n');
      films_.push_back(film);
    }
    std::error_code error;
    for (const Product& product : made.files) std::filesystem::remove_all(product.path, error);
  }

 private:
  const Lock& lock_;
  const VerifyOptions& options_;
  const std::map<std::string, Target>& originals_;
  std::vector<FilmResult> films_;
};

int verify_films(VerifyArguments arguments, const Globals& globals) {
  const Lock lock = read_lock(*arguments.lock);
  VerifyOptions options;
  options.folder = folder_of_lock(*arguments.lock);
  options.tolerance = arguments.tolerance;
  if (arguments.baseline) {
    options.baseline.emplace(*arguments.baseline);
    options.report = arguments.report;
  }
  if (arguments.paths.empty()) arguments.paths = scenes_of(lock, *arguments.lock);
  const std::vector<LockedPlan> plans = plan_locked(arguments, lock, globals, Loading::whole);
  if (options.report) begin_report(*options.report, arguments.baseline);
  const PrivateFolder folder;
  std::map<std::string, Target> originals;
  std::vector<Target> targets;
  for (const Target& target : targets_of(plans)) {
    const Target again = rendered_to(fmt::format("{}/{}", folder.path(), targets.size()), target);
    originals.emplace(again.path, target);
    targets.push_back(again);
  }
  VerifyReport report(globals, arguments, lock, options, originals);
  const std::size_t failed = make_outputs(targets, {.jobs = arguments.jobs}, report);
  std::vector<FilmResult> results = report.films();
  sort_by_drift(results);
  if (options.report) {
    write_report(*options.report, results, {*arguments.lock, arguments.tolerance, arguments.image_base_url});
    if (!arguments.quiet) print(printable_line(fmt::format("wrote {}/index.html", *options.report)) + '\n');
  }
  const bool drifted = !results.empty() && results.front().verdict == Verdict::drifted;
  if (drifted) say(counts_text(results) + '\n');
  return drifted || failed > 0 ? kFailed : kDone;
}

}  // namespace

void add_verify_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<VerifyArguments>();
  CLI::App* command =
      app.add_subcommand("verify", "Render again and tell which films are not what a lock says");
  add_render_arguments(*command, *options);
  command->get_option("PATH")->required(false);
  add_lock_argument(*command, *options, "what `render --lock` recorded")->required();
  command->add_option("--baseline", options->baseline,
                      "folder of films, or of the report, of an earlier run");
  command->add_option("--report", options->report, "folder for the report, which --baseline makes")
      ->capture_default_str();
  command->add_option("--image-base-url", options->image_base_url,
                      "address of the report's folder, for the pictures of summary.md");
  command->add_option("--min-ssim", options->tolerance.ssim, "of close films: the worst frame's SSIM")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command
      ->add_option("--max-difference", options->tolerance.largest_difference,
                   "of close films: by how much the mean colour of 8 x 8 pixels may differ, of 255")
      ->check(CLI::Range(0.0, 255.0))
      ->capture_default_str();
  command->add_option("--jobs,-j", options->jobs, "number of segments rendered in parallel")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print only films that drifted, and errors");
  command->footer(kVerifyHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return verify_films(*options, globals); };
  });
}

}  // namespace gradreel
