#include "scene/read_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scene/read_recordings.hpp"
#include "scene/runs.hpp"
#include "scene/scalars.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

bool is_word(const Value& value, std::string_view word) {
  return value.kind == ValueKind::scalar && value.text == word;
}

bool is_off(const Value& value) { return is_word(value, "off") || is_word(value, "false"); }

/// A number where words would have done, too.
std::optional<double> read_limit(MapReader& map, std::string_view key, std::string_view words) {
  const Value& value = *map.find(key);
  const std::string name = map.name_of(key);
  const Range& range = map.form(key, Shape::number).range;
  const bool numeric =
      value.kind == ValueKind::scalar && parse_number(value.text).problem != "is not a number";
  if (numeric) return as_number(value, name, range, map.notes());
  map.notes().add_unexpected(value, name, range.describe() + std::string(words));
  return std::nullopt;
}

double run_seconds(const Scene& scene) {
  const TimelineSpec& t = scene.timeline;
  if (t.pace == Pace::keyframes) return t.keys.back().seconds;
  if (t.epochs_per_second) return clock_epochs(scene) / t.epochs_per_second->value();
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
    map.notes().add(
        map.where(),
        fmt::format("holds of {} + {} s leave nothing of a duration of {} s", t.hold_start.value(),
                    t.hold_end.value(), t.duration.value()),
        "the holds are part of the duration: make it longer, or write hold_start: 0, hold_end: 0");
  } else if (t.epochs_per_second && run + holds > kMaxSeconds) {
    map.notes().add(map.place_of("epochs_per_second"),
                    fmt::format("{} epochs at this rate and the holds last {:.0f} s; at most {}",
                                clock_epochs(scene), run + holds, kMaxSeconds));
  }
}

}  // namespace

const Section& stop_section() {
  static const Section section = {
      .name = "stop",
      .doc = "when a descent ends before its last epoch",
      .keys = {{.name = "loss",
                .forms = {form::number(), form::choice({"off", "auto"})},
                .doc =
                    "a descent has diverged when its loss is above this; `auto`: above 1000 times the larger "
                    "of 1 and the loss at the start",
                .fallback = "auto",
                .example = "1000"},
               {.name = "non_finite",
                .forms = {form::on_off()},
                .doc = "a descent has diverged when a coordinate or the loss is infinite or not a number",
                .fallback = "on"},
               {.name = "gradient_norm",
                .forms = {form::number(non_negative()), form::choice({"off"})},
                .doc = "a descent has converged when the norm of its gradient is at most this",
                .fallback = "off",
                .example = "0.001"}},
  };
  return section;
}

const Section& timeline_section() {
  static const TimelineSpec plain;
  static const Section section = {
      .name = "timeline",
      .doc = "the clock of the film",
      .keys = joined(
          {{.name = "duration",
            .forms = {form::decimal({.low = 0.1, .high = kMaxSeconds}, "s")},
            .doc = "length of the whole film, longer than both holds together; where it is stated, pauses, "
                   "cards, slow motion and the loop take from it, else they lengthen the film",
            .fallback = plain.duration},
           {.name = "hold_start",
            .forms = {form::decimal({.low = 0, .high = kMaxSeconds}, "s")},
            .doc = "how long the first epoch stands still",
            .fallback = plain.hold_start},
           {.name = "hold_end",
            .forms = {form::decimal({.low = 0, .high = kMaxSeconds}, "s")},
            .doc = "how long the last epoch stands still",
            .fallback = plain.hold_end},
           {.name = "epochs_per_second",
            .forms = {form::rate({.low = 0, .high = 1e5, .low_open = true})},
            .doc = "speed in place of `duration`; the film lasts at most 3600 s",
            .example = "30"}},
          clock_keys()),
      .exclusive = {{{"duration", "epochs_per_second"}}, {{"loop", "fade"}}},
  };
  return section;
}

void read_stop(MapReader& scene, Scene& out) {
  std::optional<MapReader> map = scene.map("stop");
  if (!map) return;
  if (const Value* v = map->find("loss"); v && is_off(*v)) {
    out.stop.loss = false;
  } else if (v && !is_word(*v, "auto")) {
    out.stop.max_loss = read_limit(*map, "loss", ", off or auto");
  }
  out.stop.non_finite = map->flag("non_finite").value_or(out.stop.non_finite);
  if (const Value* v = map->find("gradient_norm"); v && !is_off(*v)) {
    out.stop.gradient_norm = read_limit(*map, "gradient_norm", " or off");
  }
  map->finish();
}

void read_timeline(MapReader& scene, Scene& out) {
  const std::size_t before = scene.notes().count();
  if (runs_optimizers(scene)) {
    out.epochs = scene.whole("epochs").value_or(out.epochs);
  } else {
    refuse_idle(scene, {"epochs"});
    out.epochs = 1;  // the recordings are longer
  }
  const auto lengthens = [&](std::string_view key) { return scene.find(key) != nullptr; };
  const std::array<std::string_view, 3> parts = {"timeline", "closing", "opening"};
  const auto part = std::find_if(parts.begin(), parts.end(), lengthens);
  out.timeline.where =
      scene.notes().source().mistake(part == parts.end() ? scene.where() : scene.place_of(*part), "");
  std::optional<MapReader> map = scene.map("timeline");
  if (!map) return;
  TimelineSpec& t = out.timeline;
  t.duration = map->decimal("duration").value_or(t.duration);
  t.hold_start = map->decimal("hold_start").value_or(t.hold_start);
  t.hold_end = map->decimal("hold_end").value_or(t.hold_end);
  t.epochs_per_second = map->rate("epochs_per_second");
  read_clock(*map, out);
  if (scene.notes().count() == before) check_timeline(*map, out);
  map->finish();
}

}  // namespace gradreel
