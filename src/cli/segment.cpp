#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/planned_scenes.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cluster/part.hpp"
#include "cluster/segment.hpp"
#include "core/printable.hpp"
#include "outputs/render_error.hpp"

namespace gradreel {

namespace {

constexpr const char* kSegmentHelp =
    R"(Each part is complete before it has its name, PARTS/N.part; one that is there and intact is not made again. Scenes are
read at the plan's paths, relative to the working directory.
Exit codes: 1 what failed may be tried again, 3 it may not: the plan is of other scenes, or of another program.)";

struct SegmentCommand {
  std::string plan, parts;
  std::vector<std::string> numbers;
  int jobs = hardware_jobs();
  bool quiet = false;
};

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return is_number ? std::optional(n) : std::nullopt;
}

/// Adds the numbers of one argument: "7", or "0-3".
void add_numbers(const std::string& argument, std::int64_t segments, const std::string& plan,
                 std::set<std::int64_t>& all) {
  const std::size_t dash = argument.find('-');
  const auto first = number_in(std::string_view(argument).substr(0, dash));
  const auto last =
      dash == std::string::npos ? first : number_in(std::string_view(argument).substr(dash + 1));
  if (!first || !last || *first > *last)
    throw Error::about(argument, "expected the number of a segment, or a range like 0-3");
  if (*last >= segments)
    throw Error::about(plan, segments == 0
                                 ? "it has no segments"
                                 : fmt::format("it has the segments 0 to {}, not {}", segments - 1, *last));
  for (std::int64_t n = *first; n <= *last; ++n) all.insert(n);
}

void tell_part(const SegmentCommand& command, const std::string& text) {
  if (!command.quiet) print_now(printable_line(text) + '\n');
}

/// Parts that are not there, by their films.
std::map<std::size_t, std::vector<WantedPart>> wanted_parts(const SegmentCommand& command, const Plan& plan) {
  std::set<std::int64_t> numbers;
  for (const std::string& argument : command.numbers)
    add_numbers(argument, plan.segments(), command.plan, numbers);
  const std::vector<PlannedSegment> segments = numbered_segments(plan);
  std::map<std::size_t, std::vector<WantedPart>> wanted;
  for (const std::int64_t number : numbers) {
    const PlannedSegment& s = segments[static_cast<std::size_t>(number)];
    const std::string path = part_path(command.parts, number);
    if (check_part(path, segment_digest(plan.films[s.film], s.file, s.segment)) == PartState::intact) {
      tell_part(command, path + " is there");
    } else {
      wanted[s.film].push_back({s.file, s.segment, path});
    }
  }
  return wanted;
}

int make_segments(const SegmentCommand& command, const Globals& globals) {
  const Plan plan = read_plan(command.plan);
  require_same_versions(plan, command.plan);
  const auto wanted = wanted_parts(command, plan);
  std::set<std::size_t> films;
  for (const auto& [film, parts] : wanted) films.insert(film);
  if (films.empty()) return kDone;
  const PlannedScenes scenes = load_planned(plan, command.plan, films, "output", globals);
  const Making making = {.jobs = command.jobs, .cache = globals.cache.get()};
  for (const auto& [index, parts] : wanted) {
    const PlanFilm& film = plan.films[index];
    const auto tell_made = [&](const WantedPart& part) {
      const PlanFile& file = film.files[part.file];
      const FrameRange frames = file.segments[static_cast<std::size_t>(part.segment)].frames;
      tell_part(command, fmt::format("wrote {} (frames {} to {} of {})", part.path, frames.begin,
                                     frames.end - 1, file.path));
    };
    try {
      make_parts(*scenes.targets.at(index), film, command.plan, parts, scenes.arguments.plan.output_dir,
                 making, tell_made);
    } catch (const RenderError& e) {
      say(failure_text(e, scenes.globals, scenes.arguments.load));
      return kFailed;
    }
  }
  return kDone;
}

}  // namespace

void add_segment_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto options = std::make_shared<SegmentCommand>();
  CLI::App* command = app.add_subcommand("segment", "Make segments of a plan, as files to be joined");
  command->add_option("PLAN", options->plan, "what `plan` wrote")->required();
  command->add_option("N", options->numbers, "numbers of segments, or ranges like 0-3")->required();
  command->add_option("-d,--parts", options->parts, "folder of the parts; made where it is missing")
      ->required();
  command->add_option("--jobs,-j", options->jobs, "number of segments made in parallel; does not change them")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->add_flag("--quiet,-q", options->quiet, "print errors only");
  command->footer(kSegmentHelp);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return make_segments(*options, globals); };
  });
}

}  // namespace gradreel
