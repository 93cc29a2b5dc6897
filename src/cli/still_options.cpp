#include "cli/still_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "batch/still.hpp"
#include "core/error.hpp"
#include "film/cuts.hpp"

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

}  // namespace

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

std::int64_t frame_at(const StillMoment& moment, const Film& film, const std::string& file,
                      const std::string& profile) {
  const Timeline& timeline = film.timeline();
  const std::int64_t frames = timeline.frames();
  if (moment.kind == StillMoment::Kind::end) return last_plain_frame(film);
  if (moment.kind == StillMoment::Kind::frame) {
    if (moment.number >= 0 && moment.number < frames) return moment.number;
    throw Error::about(file, fmt::format("there is no frame {}: {} has {} frames, 0 to {}", moment.number,
                                         profile, frames, frames - 1));
  }
  if (moment.kind == StillMoment::Kind::epoch) {
    if (moment.number >= 0 && moment.number <= timeline.epochs()) {
      return timeline.frame_of(static_cast<int>(moment.number));
    }
    throw Error::about(file, fmt::format("there is no epoch {}: the film shows epochs 0 to {}", moment.number,
                                         timeline.epochs()));
  }
  const double rate = timeline.frame_rate().value(), duration = static_cast<double>(frames) / rate;
  if (moment.seconds >= 0 && moment.seconds <= duration) {
    // A hair more, so that the time at which a frame begins, as a rounded decimal, finds it.
    const double k = std::floor(moment.seconds * rate + 1e-6);
    return std::min(static_cast<std::int64_t>(k), frames - 1);
  }
  throw Error::about(
      file, fmt::format("there is nothing at {} s: {} lasts {:.6g} s", moment.seconds, profile, duration));
}

}  // namespace gradreel
