#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scene/scalars.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 2> kEasings = {"linear", "smooth"};
constexpr std::array<std::string_view, 3> kPaces = {"linear", "log", "arc_length"};
constexpr std::size_t kMaxPauses = 64;

Range epoch_range(int epochs) { return {.low = 0, .high = static_cast<double>(epochs), .whole = true}; }

std::optional<PaceKey> read_key(const Value& item, int epochs, Notes& notes) {
  if (item.kind != ValueKind::sequence || item.items.size() != 2) {
    notes.add_unexpected(item, "keyframe of the pace", "[seconds, epoch]");
    return std::nullopt;
  }
  const auto seconds =
      as_decimal(item.items[0], "seconds of a keyframe", {.low = 0, .high = kMaxSeconds}, notes);
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
    const auto key = read_key(item, out.epochs, notes);
    if (!key) return;
    keys.push_back(*key);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!follows(keys, list, i, out.epochs, notes)) return;
  }
  out.timeline.pace = Pace::keyframes;
  out.timeline.keys = std::move(keys);
}

/// A name, a list of keyframes, or a mapping with them and their easing.
void read_pace(MapReader& timeline, Scene& out) {
  const Value* value = timeline.find("pace");
  if (!value) return;
  if (value->kind == ValueKind::sequence) {
    if (const auto* list = timeline.list("pace", 2, kMaxKeys, "keyframes")) {
      read_pace_keys(*list, out, timeline.notes());
    }
  } else if (value->kind == ValueKind::mapping) {
    MapReader map = *timeline.map("pace");
    map.require("keyframes");
    if (const auto* list = map.list("keyframes", 2, kMaxKeys, "keyframes")) {
      read_pace_keys(*list, out, map.notes());
    }
    out.timeline.easing = read_easing(map, Easing::linear);
    map.finish();
  } else if (const auto i = timeline.choice("pace", kPaces)) {
    out.timeline.pace = static_cast<Pace>(*i);
  }
}

std::optional<SlowMotion> read_slow_motion(const Value& item, int epochs, Notes& notes) {
  MapReader map(item, "slow motion", "", notes);
  for (const std::string_view key : {"epochs", "factor"}) map.require(key);
  const auto factor = map.number("factor", {.low = 1, .high = 100});
  const auto* range = map.list("epochs", 2, 2, "two epochs");
  map.finish();
  if (!factor || !range) return std::nullopt;
  const auto from = as_number((*range)[0], "first of epochs", epoch_range(epochs), notes);
  const auto to = as_number((*range)[1], "last of epochs", epoch_range(epochs), notes);
  if (!from || !to) return std::nullopt;
  if (*from < *to) return SlowMotion{static_cast<int>(*from), static_cast<int>(*to), *factor};
  notes.add(*map.find("epochs"), "the first of epochs must be below the last");
  return std::nullopt;
}

void read_slow(MapReader& timeline, Scene& out) {
  const auto* list = timeline.list("slow", 1, kMaxKeys, "stretches of epochs");
  if (!list) return;
  std::vector<SlowMotion>& slow = out.timeline.slow;
  for (const Value& item : *list) {
    const auto next = read_slow_motion(item, out.epochs, timeline.notes());
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

PauseSpec read_pause(const Value& item, int epochs, Notes& notes) {
  PauseSpec pause;
  pause.where = notes.source().mistake(item, "");
  if (item.kind != ValueKind::mapping) {
    read_pause_time(item, "pause", epochs, pause, notes);
    return pause;
  }
  MapReader map(item, "pause", "", notes);
  map.require("at");
  if (const Value* at = map.find("at")) read_pause_time(*at, "at", epochs, pause, notes);
  pause.seconds = read_seconds(map, "seconds", pause.seconds);
  pause.caption = map.text("caption", kMaxCaption).value_or("");
  map.finish();
  return pause;
}

void read_pauses(MapReader& timeline, Scene& out) {
  const auto* list = timeline.list("pauses", 1, kMaxPauses, "pauses");
  if (!list) return;
  std::vector<PauseSpec>& pauses = out.timeline.pauses;
  for (const Value& item : *list) {
    const std::size_t before = timeline.notes().count();
    const PauseSpec pause = read_pause(item, out.epochs, timeline.notes());
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
  const Range range = {.low = 0, .high = 10};
  t.fade_in = map->decimal("in", range).value_or(t.fade_in);
  t.fade_out = map->decimal("out", range).value_or(t.fade_out);
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

TimeSpec read_time(MapReader& map, const Value& item, int epochs) {
  TimeSpec time;
  time.where = map.notes().source().mistake(item, "");
  time.seconds = map.decimal("at", {.low = 0, .high = kMaxSeconds});
  time.epoch = map.whole("epoch", 0, epochs).value_or(0);
  const bool has_seconds = map.find("at"), has_epoch = map.find("epoch");
  if (item.kind != ValueKind::mapping || has_seconds != has_epoch) return time;
  map.notes().add(item,
                  has_seconds ? "at and epoch exclude each other" : "at (in seconds) or epoch is missing");
  return time;
}

Easing read_easing(MapReader& map, Easing fallback) {
  const auto i = map.choice("easing", kEasings);
  return i ? static_cast<Easing>(*i) : fallback;
}

Rational read_seconds(MapReader& map, std::string_view key, Rational fallback) {
  return map.decimal(key, {.low = 0.1, .high = kMaxSeconds}).value_or(fallback);
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
    constexpr std::array<std::string_view, 2> kLoops = {"off", "seamless"};
    const auto i = timeline.choice("loop", kLoops);
    t.is_loop = i.value_or(0) == 1;
    if (t.is_loop && timeline.find("fade")) {
      timeline.notes().add(*loop, "a seamless loop and fade exclude each other", "leave one of them out");
    }
  }
  check_keys(timeline, t);
}

}  // namespace gradreel
