// Texts of every scene that ships, as they are drawn: none over another, none cut, none small, none at the
// frame's border, none for which there was no room.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "catch.hpp"
#include "paint/painter.hpp"
#include "panels/registry.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"

using namespace gradreel;

namespace {

constexpr double kMargin = 0.025;  // of the frame's shorter side
constexpr double kTouch = 0.5;     // px: edges may meet

struct Looked {
  Image frame;
  std::vector<TextBox> texts;
};

Looked look(const Film& film, std::int64_t frame) {
  Looked looked;
  TextEngine text(film.content().formulas);
  text.report_to(&looked.texts);
  const Image stills = paint_stills(film, text);
  Painter painter(film, stills, text);
  looked.frame = painter.paint(frame);
  return looked;
}

bool within(const Box& inner, const Box& outer) {
  return inner.x >= outer.x - kTouch && inner.y >= outer.y - kTouch &&
         inner.right() <= outer.right() + kTouch && inner.bottom() <= outer.bottom() + kTouch;
}

bool overlap(const Box& a, const Box& b) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > kTouch &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > kTouch;
}

/// Drawn twice, or as the rim of the other.
bool is_same_text(const TextBox& a, const TextBox& b) {
  const double near = 0.25 * a.size_px;
  return a.text == b.text && std::fabs(a.ink.x - b.ink.x) < near && std::fabs(a.ink.y - b.ink.y) < near;
}

/// What is wrong with the texts, a line each; empty if nothing is.
std::string faults(const Film& film, const std::vector<TextBox>& texts) {
  const double shorter = std::min(film.width(), film.height());
  const Box inside = Box{0, 0, static_cast<double>(film.width()), static_cast<double>(film.height())}.inset(
      kMargin * shorter);
  const double smallest = std::min(20.0, shorter * 12 / 450);
  std::string said;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TextBox& t = texts[i];
    const auto in_panel = [&](const auto& panel) { return within(t.ink, to_box(panel->area())); };
    const bool is_cut =
        !within(t.ink, t.clip) || std::none_of(film.panels().begin(), film.panels().end(), in_panel);
    if (t.size_px < smallest) said += "'" + t.text + "' is only " + std::to_string(t.size_px) + " px\n";
    if (is_cut) said += "'" + t.text + "' is cut\n";
    if (t.text.starts_with("and ") && t.text.ends_with(" more"))
      said += "'" + t.text + "': a card is hidden\n";
    if (!within(t.ink, inside)) said += "'" + t.text + "' is too close to the frame's border\n";
    for (std::size_t j = 0; j < i; ++j) {
      if (!is_same_text(t, texts[j]) && overlap(t.ink, texts[j].ink))
        said += "'" + texts[j].text + "' and '" + t.text + "' overlap\n";
    }
  }
  return said;
}

/// Whether anything but the background is drawn in the margin.
bool margin_is_clear(const Image& frame) {
  const int margin = static_cast<int>(kMargin * std::min(frame.width(), frame.height()));
  for (int y = 0; y < frame.height(); ++y) {
    const bool whole_row = y < margin || y >= frame.height() - margin;
    for (int x = 0; x < frame.width(); ++x) {
      if (!whole_row && x == margin) x = frame.width() - margin;
      if (frame.at(x, y) != frame.at(0, 0)) return false;
    }
  }
  return true;
}

/// Coarse maps of basins: their texts are the same, and the maps take nearly all of the time.
void coarsen(Layout& layout) {
  if (layout.name == "basins" && layout.panels.empty()) {
    layout.panels = {plain_panel(*find_panel("basins")), plain_panel(*find_panel("basin_key"))};
  }
  for (PanelChoice& choice : layout.panels) {
    if (choice.options.has("resolution")) choice.options.set("resolution", 8.0);
  }
}

/// The scene's own; in the theme of the largest letters those of other shapes as well.
std::vector<OutputSpec> films_of(const Scene& scene, const std::string& theme, const Configs& configs) {
  std::vector<OutputSpec> films;
  for (const OutputSpec& output : scene.outputs) {
    if (output.is_film()) films.push_back(output);
  }
  if (theme != "contrast") return films;
  for (const char* profile : {"square", "story"}) {
    films.push_back(configs.profiles().find(std::string(profile))->second.output);
  }
  return films;
}

void check_scene(Scene scene, const Configs& configs) {
  coarsen(scene.layout);
  const Trajectories trajectories = descend_all(scene);
  const bool is_sanitized =
      std::string_view(GRADREEL_SANITIZE) != "";  // twenty times slower: one theme will do
  for (const auto& [name, theme] : configs.themes()) {
    if (is_sanitized && name != "contrast") continue;
    scene.theme = theme.theme;
    for (const OutputSpec& output : films_of(scene, name, configs)) {
      const Film film = compose(scene, output, trajectories);
      const std::int64_t last = film.timeline().frames() - 1;
      for (const std::int64_t k : {last / 3, last}) {
        const Looked looked = look(film, k);
        INFO(scene.file << ", theme " << name << ", " << output.profile << ", frame " << k);
        CHECK(looked.texts.size() > 10);
        CHECK(faults(film, looked.texts) == "");
        CHECK(margin_is_clear(looked.frame));
      }
    }
  }
}

}  // namespace

TEST_CASE("texts of every shipped scene keep apart, whole, large and off the border", "[text_boxes]") {
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  for (const auto& file : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/scenes")) {
    check_scene(load_scene(file.path().string(), configs), configs);
  }
}

TEST_CASE("faults of texts are found and told", "[text_boxes]") {
  FilmContent content;
  content.width = 1920;
  content.height = 1080;
  const Film empty(std::make_shared<FilmContent>(content), Timeline({10, 1}, {1, 1}, {0, 1}, {0, 1}, 1), {});
  const Box clip = {100, 100, 500, 500};
  CHECK(faults(empty, {{"a", 20, {200, 200, 50, 20}, clip}, {"b", 19, {240, 210, 50, 20}, clip}}) ==
        "'a' is cut\n'b' is only 19.000000 px\n'b' is cut\n'a' and 'b' overlap\n");
  CHECK(faults(empty, {{"c", 20, {1890, 200, 50, 20}, clip}}) ==
        "'c' is cut\n'c' is too close to the frame's border\n");
}
