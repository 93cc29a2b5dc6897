#include <fmt/format.h>

#include <algorithm>

#include "scene/runs.hpp"
#include "scene/scalars.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxPauses = 64;

Form pace_keyframes() {
  return form::list(
      2, kMaxKeys, "keyframes",
      {form::tuple("[seconds, epoch]", {form::decimal({.low = 0, .high = kMaxSeconds}, "s"), epoch_form()})});
}

const Section& pace_section() {
  static const Section section = {
      .name = "timeline.pace",
      .doc = "keyframes of the pace, and how the clock passes between them",
      .keys = {{.name = "keyframes",
                .forms = {pace_keyframes()},
                .doc = "`[seconds, epoch]` from `[0, 0]` to the last epoch; seconds rise, epochs do not fall",
                .required = true,
                .example = "[[0, 0], [2, 10], [8, 100]]"},
               easing_key("`smooth`: starts and stops gently at each keyframe", Easing::linear)},
  };
  return section;
}

const Section& slow_section() {
  static const Section section = {
      .name = "slow motion",
      .doc = "an item of `timeline.slow`: a stretch of epochs that lasts longer",
      .keys = {{.name = "epochs",
                .forms = {form::tuple("[first, last]", {epoch_form(), epoch_form()}, true)},
                .doc = "the first and the last of them",
                .required = true,
                .example = "[10, 20]"},
               {.name = "factor",
                .forms = {form::number({.low = 1, .high = 100})},
                .doc = "how many times as long they last",
                .required = true,
                .example = "4"}},
  };
  return section;
}

std::vector<Form> pause_moments() { return {epoch_form(), form::choice({"converged", "diverged"})}; }

const Section& pause_section() {
  static const PauseSpec plain;
  static const Section section = {
      .name = "pause",
      .doc = "an item of `timeline.pauses` with more than its moment",
      .keys = {{.name = "at",
                .forms = pause_moments(),
                .doc = "an epoch, or the first at which that happens to any descent",
                .required = true,
                .example = "20"},
               seconds_key("seconds", "how long the picture and the camera stand still", plain.seconds),
               {.name = "caption",
                .forms = {form::text(kMaxCaption)},
                .doc = "shown during the pause",
                .otherwise = "none",
                .example = "Momentum overshoots."}},
  };
  return section;
}

const Section& fade_section() {
  static const TimelineSpec plain;
  const std::vector<Form> length = {form::decimal({.low = 0, .high = 10}, "s")};
  static const Section section = {
      .name = "timeline.fade",
      .doc = "fades from and to the background",
      .keys = {{.name = "in", .forms = length, .doc = "at the beginning", .fallback = plain.fade_in},
               {.name = "out", .forms = length, .doc = "at the end", .fallback = plain.fade_out}},
  };
  return section;
}

std::optional<PaceKey> read_key(const Value& item, int epochs, Notes& notes) {
  if (item.kind != ValueKind::sequence || item.items.size() != 2) {
    notes.add_unexpected(item, "keyframe of the pace", "[seconds, epoch]");
    return std::nullopt;
  }
  static const Form form = pace_keyframes().items[0];
  const auto seconds = as_decimal(item.items[0], "seconds of a keyframe", form.items[0].range, notes);
  const auto epoch = as_number(item.items[1], "epoch of a keyframe", epoch_range(epochs), notes);
  if (!seconds || !epoch) return std::nullopt;
  return PaceKey{seconds->value(), static_cast<int>(*epoch)};
}

/// `i` of `list` against the one before.
bool follows(const std::vector<PaceKey>& keys, const std::vector<Value>& list, std::size_t i, int epochs,
             Notes& notes) {
  const PaceKey& key = keys[i];
  if (i == 0) {
    if (key.seconds == 0 && key.epoch == 0) return true;
    notes.add(list[i], "the first keyframe of the pace must be [0, 0]");
  } else if (key.seconds <= keys[i - 1].seconds) {
    notes.add(list[i], fmt::format("keyframes of the pace must rise in seconds: {} after {}", key.seconds,
                                   keys[i - 1].seconds));
  } else if (key.epoch < keys[i - 1].epoch) {
    notes.add(list[i], fmt::format("keyframes of the pace must not fall in epochs: {} after {}", key.epoch,
                                   keys[i - 1].epoch));
  } else if (i + 1 == list.size() && key.epoch != epochs) {
    notes.add(list[i], fmt::format("the last keyframe of the pace must be at the last epoch, {}", epochs));
  } else {
    return true;
  }
  return false;
}

void read_pace_keys(const std::vector<Value>& list, Scene& out, Notes& notes) {
  std::vector<PaceKey> keys;
  for (const Value& item : list) {
    const auto key = read_key(item, clock_epochs(out), notes);
    if (!key) return;
    keys.push_back(*key);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!follows(keys, list, i, clock_epochs(out), notes)) return;
  }
  out.timeline.pace = Pace::keyframes;
  out.timeline.keys = std::move(keys);
}

/// A name, a list of keyframes, or a mapping with them and their easing.
void read_pace(MapReader& timeline, Scene& out) {
  const Value* value = timeline.find("pace");
  if (!value) return;
  if (value->kind == ValueKind::sequence) {
    if (const auto* list = timeline.list("pace")) {
      read_pace_keys(*list, out, timeline.notes());
    }
  } else if (value->kind == ValueKind::mapping) {
    MapReader map = *timeline.map("pace");
    map.require("keyframes");
    if (const auto* list = map.list("keyframes")) {
      read_pace_keys(*list, out, map.notes());
    }
    out.timeline.easing = read_easing(map, Easing::linear);
    map.finish();
  } else if (const auto i = timeline.choice("pace")) {
    out.timeline.pace = static_cast<Pace>(*i);
  }
}

std::optional<SlowMotion> read_slow_motion(MapReader map, int epochs) {
  Notes& notes = map.notes();
  for (const std::string_view key : {"epochs", "factor"}) map.require(key);
  const auto factor = map.number("factor");
  map.finish();
  const Value* written = map.find("epochs");
  if (!written) return std::nullopt;
  Form form = map.form("epochs", Shape::tuple);
  for (Form& end : form.items) end.range = epoch_range(epochs);
  const auto ends = as_tuple(*written, "epochs", form, notes);
  if (!factor || !ends) return std::nullopt;
  const int from = static_cast<int>((*ends)[0]), to = static_cast<int>((*ends)[1]);
  if (from < to) return SlowMotion{from, to, *factor};
  notes.add(*map.find("epochs"), "the first of epochs must be below the last");
  return std::nullopt;
}

void read_slow(MapReader& timeline, Scene& out) {
  const auto* list = timeline.list("slow");
  if (!list) return;
  std::vector<SlowMotion>& slow = out.timeline.slow;
  for (const Value& item : *list) {
    const auto next = read_slow_motion(timeline.item("slow", item), clock_epochs(out));
    if (!next) continue;
    if (!slow.empty() && next->from < slow.back().to) {
      timeline.notes().add(item,
                           fmt::format("stretches of slow motion must follow one another: epoch {} comes "
                                       "before {}, where the last one ends",
                                       next->from, slow.back().to));
      continue;
    }
    slow.push_back(*next);
  }
}

/// An epoch, or what happens.
void read_pause_time(const Value& value, std::string_view name, int epochs, PauseSpec& pause, Notes& notes) {
  if (value.kind == ValueKind::scalar && value.text == "converged") {
    pause.event = PauseEvent::converged;
  } else if (value.kind == ValueKind::scalar && value.text == "diverged") {
    pause.event = PauseEvent::diverged;
  } else if (value.kind == ValueKind::scalar && parse_number(value.text).value) {
    pause.epoch = static_cast<int>(as_number(value, name, epoch_range(epochs), notes).value_or(0));
  } else {
    notes.add_unexpected(value, name, "an epoch, converged or diverged");
  }
}

PauseSpec read_pause(MapReader& timeline, const Value& item, int epochs) {
  Notes& notes = timeline.notes();
  PauseSpec pause;
  pause.where = notes.source().mistake(item, "");
  if (item.kind != ValueKind::mapping) {
    read_pause_time(item, "pause", epochs, pause, notes);
    return pause;
  }
  MapReader map = timeline.item("pauses", item);
  map.require("at");
  if (const Value* at = map.find("at")) read_pause_time(*at, "at", epochs, pause, notes);
  pause.seconds = read_seconds(map, "seconds", pause.seconds);
  pause.caption = map.text("caption").value_or("");
  map.finish();
  return pause;
}

void read_pauses(MapReader& timeline, Scene& out) {
  const auto* list = timeline.list("pauses");
  if (!list) return;
  std::vector<PauseSpec>& pauses = out.timeline.pauses;
  for (const Value& item : *list) {
    const std::size_t before = timeline.notes().count();
    const PauseSpec pause = read_pause(timeline, item, clock_epochs(out));
    const bool is_again = std::any_of(pauses.begin(), pauses.end(), [&](const PauseSpec& other) {
      return other.event == pause.event && other.epoch == pause.epoch;
    });
    if (timeline.notes().count() != before) continue;
    if (is_again) {
      timeline.notes().add(item, "there is a pause at the same moment already");
    } else {
      pauses.push_back(pause);
    }
  }
}

void read_fade(MapReader& timeline, TimelineSpec& t) {
  std::optional<MapReader> map = timeline.map("fade");
  if (!map) return;
  t.fade_in = map->decimal("in").value_or(t.fade_in);
  t.fade_out = map->decimal("out").value_or(t.fade_out);
  map->finish();
}

/// Two ways to say how long the film is.
void check_keys(MapReader& timeline, const TimelineSpec& t) {
  if (t.pace != Pace::keyframes) return;
  for (const std::string_view key : {"duration", "epochs_per_second", "slow"}) {
    if (!timeline.find(key)) continue;
    timeline.notes().add(timeline.place_of(key),
                         fmt::format("{} and keyframes of the pace exclude each other", key),
                         "leave one of them out");
  }
}

}  // namespace

std::vector<Key> clock_keys() {
  std::vector<Form> pauses = pause_moments();
  pauses.push_back(form::mapping(pause_section()));
  return {
      {.name = "pace",
       .forms = {form::choice({"linear", "log", "arc_length"}), pace_keyframes(),
                 form::mapping(pace_section())},
       .doc = "how epochs share the time; keyframes replace `duration`",
       .fallback = "linear",
       .example = "[[0, 0], [2, 10], [8, 100]]"},
      {.name = "slow",
       .forms = {form::list(1, kMaxKeys, "stretches of epochs", {form::mapping(slow_section())})},
       .doc = "slow motion: stretches of epochs, in order",
       .otherwise = "none",
       .example = "[{epochs: [10, 20], factor: 4}]"},
      {.name = "pauses",
       .forms = {form::list(1, kMaxPauses, "pauses", std::move(pauses))},
       .doc = "moments at which the picture stands still",
       .otherwise = "none",
       .example = "[20, {at: converged, caption: It arrives.}]"},
      {.name = "fade",
       .forms = {form::mapping(fade_section())},
       .doc = "fades from and to the background",
       .otherwise = "none",
       .example = "{in: 0.5, out: 0.5}"},
      {.name = "loop",
       .forms = {form::choice({"off", "seamless"})},
       .doc = "`seamless`: within 1 s more, whatever moves fades out and comes back where it began, so that "
              "a GIF ends as it begins; excludes `opening` and `closing`",
       .fallback = "off"}};
}

void read_clock(MapReader& timeline, Scene& out) {
  TimelineSpec& t = out.timeline;
  t.is_total = timeline.find("duration") != nullptr;
  t.where = timeline.notes().source().mistake(timeline.where(), "");
  read_pace(timeline, out);
  read_slow(timeline, out);
  read_pauses(timeline, out);
  read_fade(timeline, t);
  if (const Value* loop = timeline.find("loop")) {
    const auto i = timeline.choice("loop");
    t.is_loop = i.value_or(0) == 1;
    if (t.is_loop && timeline.find("fade")) {
      timeline.notes().add(*loop, "a seamless loop and fade exclude each other", "leave one of them out");
    }
  }
  check_keys(timeline, t);
}

}  // namespace gradreel
