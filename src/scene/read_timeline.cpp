#include <fmt/format.h>

#include "scene/scalars.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr int kMaxEpochs = 1'000'000;

bool is_word(const Value& value, std::string_view word) {
  return value.kind == ValueKind::scalar && value.text == word;
}

/// A number where words would have done, too.
std::optional<double> as_limit(const Value& value, std::string_view name, std::string_view words,
                               const Range& range, Notes& notes) {
  const bool numeric =
      value.kind == ValueKind::scalar && parse_number(value.text).problem != "is not a number";
  if (numeric) return as_number(value, name, range, notes);
  notes.add_unexpected(value, name, range.describe() + std::string(words));
  return std::nullopt;
}

double run_seconds(const Scene& scene) {
  const TimelineSpec& t = scene.timeline;
  if (t.pace == Pace::keyframes) return t.keys.back().seconds;
  if (t.epochs_per_second) return scene.epochs / t.epochs_per_second->value();
  return t.duration.value() - t.hold_start.value() - t.hold_end.value();
}

/// The parts of the timeline against each other; called if each is right by itself.
void check_timeline(MapReader& map, const Scene& scene) {
  const TimelineSpec& t = scene.timeline;
  const double run = run_seconds(scene), holds = t.hold_start.value() + t.hold_end.value();
  if (t.epochs_per_second && map.find("duration")) {
    map.notes().add(map.place_of("epochs_per_second"), "duration and epochs_per_second exclude each other",
                    "leave one of them out");
  } else if (run <= 0) {
    map.notes().add(map.where(),
                    fmt::format("holds of {} + {} s leave nothing of a duration of {} s",
                                t.hold_start.value(), t.hold_end.value(), t.duration.value()),
                    "the holds are part of the duration");
  } else if (t.epochs_per_second && run + holds > kMaxSeconds) {
    map.notes().add(map.place_of("epochs_per_second"),
                    fmt::format("{} epochs at this rate and the holds last {:.0f} s; at most {}",
                                scene.epochs, run + holds, kMaxSeconds));
  }
}

}  // namespace

void read_stop(MapReader& scene, Scene& out) {
  std::optional<MapReader> map = scene.map("stop");
  if (!map) return;
  Notes& notes = map->notes();
  if (const Value* v = map->find("loss"); v && is_word(*v, "off")) {
    out.stop.loss = false;
  } else if (v && !is_word(*v, "auto")) {
    out.stop.max_loss = as_limit(*v, map->name_of("loss"), ", off or auto", {}, notes);
  }
  out.stop.non_finite = map->flag("non_finite", true).value_or(out.stop.non_finite);
  if (const Value* v = map->find("gradient_norm"); v && !is_word(*v, "off")) {
    out.stop.gradient_norm = as_limit(*v, map->name_of("gradient_norm"), " or off", non_negative(), notes);
  }
  map->finish();
}

void read_timeline(MapReader& scene, Scene& out) {
  const std::size_t before = scene.notes().count();
  out.epochs = scene.whole("epochs", 1, kMaxEpochs).value_or(out.epochs);
  std::optional<MapReader> map = scene.map("timeline");
  if (!map) return;
  TimelineSpec& t = out.timeline;
  const Range hold = {.low = 0, .high = kMaxSeconds};
  t.duration = map->decimal("duration", {.low = 0.1, .high = kMaxSeconds}).value_or(t.duration);
  t.hold_start = map->decimal("hold_start", hold).value_or(t.hold_start);
  t.hold_end = map->decimal("hold_end", hold).value_or(t.hold_end);
  t.epochs_per_second = map->rate("epochs_per_second", {.low = 0, .high = 1e5, .low_open = true});
  read_clock(*map, out);
  if (scene.notes().count() == before) check_timeline(*map, out);
  map->finish();
}

}  // namespace gradreel
