#include "cli/still_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/error.hpp"

namespace gradreel {

namespace {

/// All of `text` as one number; none if it is anything else.
template <class Number>
std::optional<Number> whole_number_of(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

[[noreturn]] void no_moment(const std::string& text) {
  throw Error::about("--at", fmt::format("'{}' is no moment of a film", text),
                     "write end, frame=K, epoch=K or time=S, e.g. epoch=40 or time=2.5");
}

struct Unit {
  std::string_view name;
  double points;
};
constexpr Unit kUnits[] = {{"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}, {"pt", 1}};
constexpr double kLeast = 5 * 72 / 25.4, kMost = 5000 * 72 / 25.4;

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

}  // namespace

void add_still_options(CLI::App& command, StillOptions& options) {
  command.add_option("-o,--output", options.output, "file to write: .png, .svg or .pdf")->required();
  CLI::Option* profile = command.add_option("--profile", options.load.profile,
                                            "use this profile instead of the scene's outputs");
  command
      .add_option("--output-number", options.output_number,
                  "number of the scene's output, from 1 (default: the first film)")
      ->excludes(profile);
  command.add_option("--smaller", options.smaller, "for a film with max_bytes: how many steps smaller")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--theme", options.load.theme, "use this theme instead of the scene's");
  add_set_option(command, options.load);
  command.add_option(
      "--width", options.width,
      "page width of an SVG or PDF, in mm, cm, in or pt (default: the frame's pixels at 96 per inch)");
  command.add_option("--height", options.height, "page height; the page keeps the frame's aspect ratio");
  command.add_flag("--outlines", options.outlines, "turn the letters of a PDF into shapes");
}

StillMoment parse_moment(const std::string& text) {
  if (text == "end") return {};
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) no_moment(text);
  const std::string_view name = std::string_view(text).substr(0, equals);
  const std::string_view value = std::string_view(text).substr(equals + 1);
  StillMoment moment;
  if (name == "time") {
    const auto seconds = whole_number_of<double>(value);
    if (!seconds || !std::isfinite(*seconds)) no_moment(text);
    moment.kind = StillMoment::Kind::time;
    moment.seconds = *seconds;
    return moment;
  }
  const auto number = whole_number_of<std::int64_t>(value);
  if (!number || (name != "frame" && name != "epoch")) no_moment(text);
  moment.kind = name == "frame" ? StillMoment::Kind::frame : StillMoment::Kind::epoch;
  moment.number = *number;
  return moment;
}

double parse_length(const std::string& option, const std::string& text) {
  for (const Unit& unit : kUnits) {
    if (text.size() <= unit.name.size() || !text.ends_with(unit.name)) continue;
    const auto number =
        whole_number_of<double>(std::string_view(text).substr(0, text.size() - unit.name.size()));
    if (!number || !std::isfinite(*number)) break;
    const double points = *number * unit.points;
    if (points >= kLeast * (1 - 1e-9) && points <= kMost * (1 + 1e-9)) return points;
    throw Error::about(option, fmt::format("{} is out of range", text),
                       "a page's side is from 5mm to 5000mm");
  }
  throw Error::about(option, fmt::format("'{}' is no length", text),
                     "write a number with its unit, mm, cm, in or pt: 120mm");
}

StillRequest parse_still(const StillOptions& options) {
  StillRequest request;
  request.path = options.output;
  request.kind = kind_of(options);
  request.moment = parse_moment(options.at);
  if (options.width) request.width_pt = parse_length("--width", *options.width);
  if (options.height) request.height_pt = parse_length("--height", *options.height);
  request.outlines = options.outlines;
  return request;
}

}  // namespace gradreel
