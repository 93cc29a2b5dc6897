#include "scene/read_captions.hpp"

#include <fmt/format.h>

#include "scene/runs.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxCaptions = 200;

const Section& caption_section() {
  static const CaptionSpec plain;
  static const Section section = {
      .name = "caption",
      .doc = "an item of `captions`: a text below the plots; no two may be there at once",
      .keys = joined(
          moment_keys("seconds since the plots appeared, pauses counted"),
          {seconds_key("for", "how long it is shown; it goes with the plots at the latest", plain.length),
           {.name = "text",
            .forms = {form::text(kMaxCaption)},
            .doc = "what it says; not empty",
            .required = true,
            .example = "Momentum overshoots."}}),
      .exclusive = {one_moment()},
  };
  return section;
}

Key card_text(std::string_view name, std::string_view doc, std::string_view otherwise) {
  return {.name = name,
          .forms = {form::text(kMaxTitle)},
          .doc = doc,
          .otherwise = otherwise,
          .required = otherwise.empty(),
          .example = "Where it ends"};
}

std::vector<Key> more_card_keys() {
  return {card_text("subtitle", "a smaller line below", "none"),
          seconds_key("seconds", "how long it is shown", CardSpec{}.seconds)};
}

const Section& opening_section() {
  static const Section section = {
      .name = "opening",
      .doc = "a card before the plots",
      .keys = joined({card_text("title", "the large line", "the scene's title")}, more_card_keys()),
  };
  return section;
}

const Section& closing_section() {
  static const Section section = {
      .name = "closing",
      .doc = "a card after the plots",
      .keys = joined({card_text("text", "the large line", "")}, more_card_keys()),
  };
  return section;
}

std::optional<CaptionSpec> read_caption(MapReader map, const Value& item, int epochs) {
  CaptionSpec caption;
  Notes& notes = map.notes();
  caption.begin = read_time(map, item, epochs);
  caption.length = read_seconds(map, "for", caption.length);
  map.require("text");
  const auto text = map.text("text");
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

std::vector<Key> caption_keys() {
  return {{.name = "captions",
           .forms = {form::list(1, kMaxCaptions, "captions", {form::mapping(caption_section())})},
           .doc = "texts below the plots that come and go",
           .otherwise = "none",
           .example = "[{at: 2.5, text: Momentum overshoots.}]"},
          {.name = "opening",
           .forms = {form::mapping(opening_section())},
           .doc = "a card before the plots",
           .otherwise = "none",
           .example = "{title: Where it ends}"},
          {.name = "closing",
           .forms = {form::mapping(closing_section())},
           .doc = "a card after the plots",
           .otherwise = "none",
           .example = "{text: The optimizer decides}"}};
}

void read_captions(MapReader& scene, Scene& out) {
  const auto* list = scene.list("captions");
  if (!list) return;
  for (const Value& item : *list) {
    if (auto caption = read_caption(scene.item("captions", item), item, clock_epochs(out))) {
      out.captions.push_back(*std::move(caption));
    }
  }
}

void read_cards(MapReader& scene, Scene& out) {
  const std::size_t before = scene.notes().count();
  if (std::optional<MapReader> map = scene.map("opening")) {
    CardSpec& card = out.opening.emplace();
    card.title = map->text("title").value_or(out.title);
    card.subtitle = map->text("subtitle").value_or("");
    card.seconds = read_seconds(*map, "seconds", card.seconds);
    map->finish();
    if (card.title.empty() && card.subtitle.empty() && scene.notes().count() == before) {
      scene.notes().add(scene.place_of("opening"), "opening has no title, and neither has the scene");
    }
    check_loop(scene, "opening", out);
  }
  if (std::optional<MapReader> map = scene.map("closing")) {
    CardSpec& card = out.closing.emplace();
    map->require("text");
    card.title = map->text("text").value_or("");
    card.subtitle = map->text("subtitle").value_or("");
    card.seconds = read_seconds(*map, "seconds", card.seconds);
    map->finish();
    check_loop(scene, "closing", out);
  }
}

}  // namespace gradreel
