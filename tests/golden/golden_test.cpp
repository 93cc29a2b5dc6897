// Every panel and overlay, every layout at four aspect ratios and every theme, as pictures. The lists come
// from the registries: what is new there fails until it has a picture.
#include "golden/golden.hpp"

#include <filesystem>
#include <set>

#include "batch/render.hpp"
#include "catch.hpp"
#include "core/error.hpp"
#include "film/fixtures.hpp"
#include "film/overlay.hpp"
#include "scene/configs.hpp"
#include "scene/formulas.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr std::int64_t kFrame = 16;         // of 40: epoch 22 of 40, one descent is gone
constexpr std::int64_t kOverlayFrame = 10;  // epoch 10: it has just gone

const Theme& shipped_theme(std::string_view name) {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return configs.themes().find(name)->second.theme;
}

std::vector<std::string> theme_names() {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  const auto names = names_of(configs.themes());
  return {names.begin(), names.end()};
}

Image whole_film(const std::string& theme, std::string_view layout, int width, int height) {
  Scene scene = small_scene();
  scene.theme = shipped_theme(theme);
  scene.layout.name = layout;
  return paint_frame(small_film(width, height, 10, scene), kFrame);
}

/// As a scene would state it.
PanelChoice choice_of(const PanelEntry& entry) {
  PanelChoice choice = {&entry, ParamValues(entry.options), {}, {}, {}, {}};
  if (choice.options.has("text")) choice.options.set("text", std::string("Four *optimizers* from one start"));
  return choice;
}

/// One panel in a frame of its own, with a caption that takes `fade` frames to come.
Image lone_panel(const PanelEntry& entry, std::int64_t fade = 0) {
  Scene scene = small_scene();
  scene.theme = shipped_theme("paper");
  const PanelChoice choice = choice_of(entry);
  scene.layout = {.name = "", .columns = {1}, .rows = {1}, .panels = {choice}, .title = false};
  std::vector<Mistake> mistakes;
  add_panel_formulas(scene, {});
  typeset_formulas(scene, mistakes);
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  const Film film = small_film(320, 240, 10, scene);
  const auto content = std::make_shared<FilmContent>(film.content());
  content->captions = {{fade > 0 ? kFrame : 0, 40, "Adam turns to the left", fade}};
  TextEngine text(content->formulas);
  const Box cell = Box{0, 0, 320, 240}.inset(content->px(0.03));
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(entry.make(*content, choice.options, cell, text));
  return paint_frame({content, film.timeline(), std::move(panels)}, kFrame);
}

/// The contour map and the surface with one overlay.
Image overlaid(const OverlayEntry& entry) {
  Scene scene = small_scene();
  scene.theme = shipped_theme("paper");
  scene.layout = {.name = "duo", .title = false, .legend = LegendPlace::off};
  scene.overlays = {{&entry, ParamValues(entry.params)}};
  return paint_frame(small_film(480, 270, 10, scene), kOverlayFrame);
}

struct Shape {
  const char* name;
  int width, height;
};
constexpr Shape kShapes[] = {{"16x9", 400, 225}, {"1x1", 256, 256}, {"9x16", 198, 352}, {"4x3", 320, 240}};

/// Names that the tests below compare.
std::set<std::string> expected_names() {
  std::set<std::string> names;
  for (const PanelEntry* panel : panels()) names.insert("panel_" + std::string(panel->name));
  names.insert("panel_captions_fading");
  for (const OverlayEntry* overlay : overlays()) names.insert("overlay_" + std::string(overlay->name));
  for (const std::string& theme : theme_names()) names.insert("theme_" + theme);
  for (const std::string_view layout : layout_names()) {
    for (const Shape& shape : kShapes) names.insert("layout_" + std::string(layout) + "_" + shape.name);
  }
  return names;
}

}  // namespace

TEST_CASE("every panel looks as it did", "[golden]") {
  for (const PanelEntry* entry : panels()) {
    check_golden("panel_" + std::string(entry->name), lone_panel(*entry));
  }
}

TEST_CASE("a caption that comes looks as it did", "[golden]") {
  const Image picture = lone_panel(*find_panel("captions"), 3);  // at a quarter of its strength
  check_golden("panel_captions_fading", picture);
  CHECK(picture != lone_panel(*find_panel("captions")));
}

TEST_CASE("every overlay looks as it did", "[golden]") {
  for (const OverlayEntry* entry : overlays()) {
    check_golden("overlay_" + std::string(entry->name), overlaid(*entry));
  }
}

TEST_CASE("every layout looks as it did, at four aspect ratios", "[golden]") {
  for (const std::string_view layout : layout_names()) {
    for (const Shape& shape : kShapes) {
      check_golden("layout_" + std::string(layout) + "_" + shape.name,
                   whole_film("paper", layout, shape.width, shape.height));
    }
  }
}

TEST_CASE("every theme looks as it did", "[golden]") {
  for (const std::string& theme : theme_names())
    check_golden("theme_" + theme, whole_film(theme, "trio", 400, 225));
}

TEST_CASE("no golden picture is left over, and together they are small", "[golden]") {
  const std::set<std::string> expected = expected_names();
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/tests/golden/images")) {
    const std::string name = file.path().stem().string();
    const std::string kind = name.substr(0, name.find('_'));
    bytes += file.file_size();
    if (kind != "panel" && kind != "overlay" && kind != "layout" && kind != "theme")
      continue;  // compared elsewhere
    INFO(file.path());
    CHECK(expected.count(name) == 1);
  }
  CHECK(bytes < 2'600'000);
}
