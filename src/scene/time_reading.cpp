#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

std::vector<std::string_view> easings() { return {"linear", "smooth"}; }

}  // namespace

Form epoch_form() { return form::whole(0, kMaxEpochs, "epochs"); }

Range epoch_range(int epochs) {
  Range range = epoch_form().range;
  range.high = epochs;
  return range;
}

std::vector<Key> moment_keys(std::string_view since) {
  return {{.name = "at",
           .forms = {form::decimal({.low = 0, .high = kMaxSeconds}, "s")},
           .doc = since,
           .example = "2.5"},
          {.name = "epoch",
           .forms = {epoch_form()},
           .doc = "the moment when so many of the scene's epochs are complete",
           .example = "60"}};
}

Key easing_key(std::string_view doc, Easing fallback) {
  return {.name = "easing",
          .forms = {form::choice(easings())},
          .doc = doc,
          .fallback = easings()[static_cast<std::size_t>(fallback)]};
}

Key seconds_key(std::string_view name, std::string_view doc, Rational fallback) {
  return {.name = name,
          .forms = {form::decimal({.low = 0.1, .high = kMaxSeconds}, "s")},
          .doc = doc,
          .fallback = fallback};
}

TimeSpec read_time(MapReader& map, const Value& item, int epochs) {
  TimeSpec time;
  time.where = map.notes().source().mistake(item, "");
  time.seconds = map.decimal("at");
  time.epoch = map.whole("epoch", epochs).value_or(0);
  const bool has_seconds = map.find("at"), has_epoch = map.find("epoch");
  if (item.kind != ValueKind::mapping || has_seconds != has_epoch) return time;
  map.notes().add(item,
                  has_seconds ? "at and epoch exclude each other" : "at (in seconds) or epoch is missing");
  return time;
}

Easing read_easing(MapReader& map, Easing fallback) {
  const auto i = map.choice("easing");
  return i ? static_cast<Easing>(*i) : fallback;
}

Rational read_seconds(MapReader& map, std::string_view key, Rational fallback) {
  return map.decimal(key).value_or(fallback);
}

}  // namespace gradreel
