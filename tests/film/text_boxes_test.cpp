// Texts of every scene that ships, as they are drawn: none over another, none cut, none small, none at the
// frame's border, none for which there was no room.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <thread>
#include <tuple>

#include "catch.hpp"
#include "core/parallel.hpp"
#include "film/comparison.hpp"
#include "paint/painter.hpp"
#include "panels/registry.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "shipped_scenes.hpp"
#include "skipped.hpp"

using namespace gradreel;

namespace {

constexpr double kMargin = 0.025;  // of the frame's shorter side
constexpr double kTouch = 0.5;     // px: edges may meet

struct Looked {
  Image frame;
  std::vector<TextBox> texts;
};

/// At some frames, each painted alone.
std::vector<Looked> look(const Film& film, std::initializer_list<std::int64_t> frames) {
  TextEngine text(film.content().formulas);
  std::vector<TextBox> standing;
  text.report_to(&standing);
  const Image backdrop = paint_backdrop(film, text);
  std::vector<Looked> all;
  for (const std::int64_t k : frames) {
    Looked& looked = all.emplace_back(Image(), standing);
    text.report_to(&looked.texts);
    looked.frame = Painter(film, backdrop, text).paint(k);
  }
  return all;
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

/// The least size of text in scenes that are not crowded.
double usual_least(const Film& film) {
  return std::min(20.0, std::min(film.width(), film.height()) * 12 / 450.0);
}

/// What is wrong with the texts, a line each; empty if nothing is. No text may be smaller than `least`
/// pixels.
std::string faults(const Film& film, const std::vector<TextBox>& texts, double least) {
  const double shorter = std::min(film.width(), film.height());
  const Box inside = Box{0, 0, static_cast<double>(film.width()), static_cast<double>(film.height())}.inset(
      kMargin * shorter);
  std::string said;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TextBox& t = texts[i];
    const auto in_panel = [&](const auto& panel) { return within(t.ink, to_box(panel->area())); };
    const bool is_cut =
        !within(t.ink, t.clip) || std::none_of(film.panels().begin(), film.panels().end(), in_panel);
    if (t.size_px < least) said += "'" + t.text + "' is only " + std::to_string(t.size_px) + " px\n";
    if (is_cut) said += "'" + t.text + "' is cut\n";
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

constexpr bool kIsSanitized = std::string_view(GRADREEL_SANITIZE) != "";

/// The scene's own; in the theme of the largest letters those of other shapes as well.
std::vector<OutputSpec> films_of(const Scene& scene, const std::string& theme, const Configs& configs) {
  std::vector<OutputSpec> films;
  for (const OutputSpec& output : scene.outputs) {
    if (output.is_film()) films.push_back(output);
    if (kIsSanitized && !films.empty()) return films;
  }
  if (theme != "contrast") return films;
  for (const char* profile : {"square", "story"}) {
    films.push_back(configs.profiles().find(std::string(profile))->second.output);
  }
  return films;
}

/// What places and sizes of texts depend on.
bool sets_texts_alike(const Theme& a, const Theme& b) {
  const auto sizes = [](const Theme& t) {
    return std::tuple(t.font, t.title_size, t.text_size, t.small_size, t.trail_width, t.marker_size);
  };
  return sizes(a) == sizes(b);
}

/// One theme of each kind: others have other colours only.
std::vector<Theme> themes_of(const Configs& configs) {
  std::vector<Theme> themes;
  for (const auto& [name, named] : configs.themes()) {
    const auto is_alike = [&](const Theme& theme) { return sets_texts_alike(theme, named.theme); };
    if (std::none_of(themes.begin(), themes.end(), is_alike)) themes.push_back(named.theme);
  }
  return themes;
}

/// What is wrong with some frames of the film.
std::string faults_of(const Film& film) {
  const std::int64_t last = film.timeline().frames() - 1;
  std::string said;
  for (const Looked& looked : look(film, {last / 3, last})) {
    said += faults(film, looked.texts, usual_least(film));
    for (const auto& panel : film.panels()) {
      if (panel->unnamed() > 0) said += std::to_string(panel->unnamed()) + " descents are not named\n";
    }
    if (looked.texts.size() <= 10) said += "hardly any text is drawn\n";
    if (!margin_is_clear(looked.frame)) said += "something is drawn in the margin\n";
  }
  return said;
}

/// What is wrong with a scene's films in every kind of theme.
std::string faults_of(const std::string& path, const Configs& configs) {
  Scene scene = load_scene(path, configs);
  coarsen(scene.layout);
  const Trajectories trajectories = descend_all(scene);
  std::string said;
  for (const Theme& theme : themes_of(configs)) {
    if (kIsSanitized && theme.name != "contrast") continue;
    scene.theme = theme;
    for (const OutputSpec& output : films_of(scene, theme.name, configs)) {
      const std::string faults = faults_of(compose(scene, output, trajectories));
      if (!faults.empty())
        said += fmt::format("{}, theme {}, {}:\n{}", path, theme.name, output.profile, faults);
    }
  }
  return said;
}

/// One profile of each size of frames.
std::vector<OutputSpec> sizes_of(const Configs& configs) {
  std::vector<OutputSpec> all;
  for (const auto& [name, profile] : configs.profiles()) {
    const OutputSpec& o = profile.output;
    const auto is_alike = [&](const OutputSpec& p) { return p.width == o.width && p.height == o.height; };
    if (o.is_film() && std::none_of(all.begin(), all.end(), is_alike)) all.push_back(o);
  }
  return all;
}

}  // namespace

TEST_CASE("texts of every shipped scene keep apart, whole, large and off the border", "[text_boxes]") {
  if (kIsSanitized)
    testing::report_skipped("texts in all themes and profiles but one: too slow with sanitizers");
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  const std::vector<std::string> scenes = testing::shipped_scenes();
  std::vector<std::string> said(scenes.size());
  parallel_for(static_cast<std::int64_t>(scenes.size()),
               static_cast<int>(std::thread::hardware_concurrency()), [&](std::int64_t i, int) {
                 const auto k = static_cast<std::size_t>(i);
                 said[k] = faults_of(scenes[k], configs);
               });
  for (const std::string& faults : said) CHECK(faults == "");
}

TEST_CASE("64 descents are named in every profile and layout, or it is said which are not", "[text_boxes]") {
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  const auto scene_of = [&](int n, const std::string& layout) {
    std::string yaml = "surface: himmelblau\nstart: [0.5, 4]\nepochs: 3\n" + layout + "\noptimizers:\n";
    for (int i = 1; i <= n; ++i) {
      const std::string label = "run " + std::to_string(100 + i) + " gradient_descent_backtracking";
      yaml += "  - {name: " + std::string(i % 2 ? "adam" : "sgd") + ", label: " + label + "}\n";
    }
    return yaml;
  };
  for (const char* layout :
       {"layout: trio", "layout: contour_loss", "layout: solo", "layout: {name: solo, legend: right}",
        "layout: {areas: [contour legend]}", "layout: {areas: [contour status]}"}) {
    for (const int n : {30, 64}) {
      const Scene scene = parse_scene("s.yaml", scene_of(n, layout), configs);
      const Trajectories trajectories = descend_all(scene);
      for (const OutputSpec& output : sizes_of(configs)) {
        INFO(layout << ", " << n << " descents, " << output.profile);
        const Film film = compose(scene, output, trajectories);
        const Looked looked = look(film, {film.timeline().frames() - 1}).front();
        const double least =
            std::min(usual_least(film), smallest_text_px(std::min(film.width(), film.height())));
        CHECK(faults(film, looked.texts, least - 1e-9) == "");
        std::size_t named = 0, unnamed = 0, notes = 0;
        for (const auto& panel : film.panels()) unnamed += panel->unnamed();
        for (const TextBox& t : looked.texts) {
          named += t.text.starts_with("run 1");
          notes += t.text.starts_with(std::to_string(unnamed) + " not named: run 1");
        }
        CHECK(named + unnamed == static_cast<std::size_t>(n));
        CHECK(notes == (unnamed > 0 ? 1 : 0));
      }
    }
  }
}

TEST_CASE("faults of texts are found and told", "[text_boxes]") {
  FilmContent content;
  content.width = 1920;
  content.height = 1080;
  const Film empty(std::make_shared<FilmContent>(content), Timeline({10, 1}, {1, 1}, {0, 1}, {0, 1}, 1), {});
  const Box clip = {100, 100, 500, 500};
  CHECK(faults(empty, {{"a", 20, {200, 200, 50, 20}, clip}, {"b", 19, {240, 210, 50, 20}, clip}}, 20) ==
        "'a' is cut\n'b' is only 19.000000 px\n'b' is cut\n'a' and 'b' overlap\n");
  CHECK(faults(empty, {{"c", 20, {1890, 200, 50, 20}, clip}}, 20) ==
        "'c' is cut\n'c' is too close to the frame's border\n");
}
