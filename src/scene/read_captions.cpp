#include <fmt/format.h>

#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxCaptions = 200;

std::optional<CaptionSpec> read_caption(const Value& item, int epochs, Notes& notes) {
  CaptionSpec caption;
  MapReader map(item, "caption", "", notes);
  caption.begin = read_time(map, item, epochs);
  caption.length = read_seconds(map, "for", caption.length);
  map.require("text");
  const auto text = map.text("text", kMaxCaption);
  map.finish();
  if (!text) return std::nullopt;
  if (text->empty()) {
    notes.add(*map.find("text"), "text of a caption must not be empty");
    return std::nullopt;
  }
  caption.text = *text;
  return caption;
}

/// A seamless loop has no place for them.
void check_loop(MapReader& scene, std::string_view key, const Scene& out) {
  if (!out.timeline.is_loop) return;
  scene.notes().add(scene.place_of(key), fmt::format("a seamless loop and {} exclude each other", key),
                    "leave one of them out");
}

}  // namespace

void read_captions(MapReader& scene, Scene& out) {
  const auto* list = scene.list("captions", 1, kMaxCaptions, "captions");
  if (!list) return;
  for (const Value& item : *list) {
    if (auto caption = read_caption(item, out.epochs, scene.notes())) {
      out.captions.push_back(*std::move(caption));
    }
  }
}

void read_cards(MapReader& scene, Scene& out) {
  if (std::optional<MapReader> map = scene.map("opening")) {
    CardSpec& card = out.opening.emplace();
    card.title = map->text("title", kMaxTitle).value_or(out.title);
    card.subtitle = map->text("subtitle", kMaxTitle).value_or("");
    card.seconds = read_seconds(*map, "seconds", card.seconds);
    map->finish();
    if (card.title.empty() && card.subtitle.empty()) {
      scene.notes().add(scene.place_of("opening"), "opening has no title, and neither has the scene");
    }
    check_loop(scene, "opening", out);
  }
  if (std::optional<MapReader> map = scene.map("closing")) {
    CardSpec& card = out.closing.emplace();
    map->require("text");
    card.title = map->text("text", kMaxTitle).value_or("");
    card.subtitle = map->text("subtitle", kMaxTitle).value_or("");
    card.seconds = read_seconds(*map, "seconds", card.seconds);
    map->finish();
    check_loop(scene, "closing", out);
  }
}

}  // namespace gradreel
