#include "golden/pictures.hpp"

#include <algorithm>
#include <map>

#include "batch/render.hpp"
#include "core/error.hpp"
#include "film/fixtures.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "scene/broken.hpp"
#include "scene/formulas.hpp"

namespace gradreel::testing {

namespace {

constexpr std::int64_t kFrame = 16;         // of 40: epoch 22 of 40, one descent is gone
constexpr std::int64_t kOverlayFrame = 10;  // epoch 10: it has just gone

Image whole_film(const Theme& theme, std::string_view layout, int width, int height) {
  const auto names = layout_panels(layout);
  const bool is_line =
      std::any_of(names.begin(), names.end(), [](std::string_view panel) { return panel == "graph"; });
  Scene scene = is_line ? line_scene() : layout == "fit" ? data_scene() : small_scene();
  scene.theme = theme;
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
Image lone_panel(const Theme& theme, const PanelEntry& entry, std::int64_t fade = 0) {
  Scene scene = small_scene_for(entry);
  scene.theme = theme;
  const PanelChoice choice = choice_of(entry);
  scene.layout = {.name = "", .columns = {1}, .rows = {1}, .panels = {choice}, .title = false};
  std::vector<Mistake> mistakes;
  add_panel_formulas(scene, {});
  typeset_formulas(scene, default_cache(), mistakes);
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
Image overlaid(const Theme& theme, const OverlayEntry& entry) {
  Scene scene = small_scene();
  scene.theme = theme;
  scene.layout = {.name = "duo", .title = false, .legend = LegendPlace::off};
  scene.overlays = {{&entry, ParamValues(entry.params)}};
  const bool shows_landmarks = !entry.needs_landmark.empty() || !entry.landmark_param.empty();
  if (shows_landmarks) {
    scene.optimizers = {choice("sam", 0.002), choice("lookahead", 0.004), choice("schedule_free_adamw", 0.6),
                        choice("trust_region", 1)};
    scene.optimizers[0].params.set("rho", 0.8);
  }
  scene.view.camera.zoom = 0.75;  // else the mesh on the surface outweighs the map's contour lines
  const Film film = shows_landmarks ? small_film(400, 225, 10, scene) : small_film(480, 270, 10, scene);
  return paint_frame(film, kOverlayFrame);
}

struct Shape {
  const char* name;
  int width, height;
};
constexpr Shape kShapes[] = {{"16x9", 400, 225}, {"1x1", 256, 256}, {"9x16", 198, 352}, {"4x3", 320, 240}};

}  // namespace

const Image& Picture::painted() const {
  static std::map<std::string, Image> all;
  const auto known = all.find(name);
  return known != all.end() ? known->second : all.emplace(name, paint(shipped_theme(theme))).first->second;
}

const Theme& shipped_theme(std::string_view name) {
  return shipped_configs().themes().find(name)->second.theme;
}

std::vector<Picture> panel_pictures() {
  std::vector<Picture> all;
  for (const PanelEntry* entry : panels()) {
    all.push_back({"panel_" + std::string(entry->name), "paper",
                   [entry](const Theme& theme) { return lone_panel(theme, *entry); }});
  }
  all.push_back({"panel_captions_fading", "paper",  // at a quarter of its strength
                 [](const Theme& theme) { return lone_panel(theme, *find_panel("captions"), 3); }});
  return all;
}

std::vector<Picture> overlay_pictures() {
  std::vector<Picture> all;
  for (const OverlayEntry* entry : overlays()) {
    all.push_back({"overlay_" + std::string(entry->name), "paper",
                   [entry](const Theme& theme) { return overlaid(theme, *entry); }});
  }
  return all;
}

std::vector<Picture> layout_pictures() {
  std::vector<Picture> all;
  for (const std::string_view layout : layout_names()) {
    for (const Shape& shape : kShapes) {
      all.push_back({"layout_" + std::string(layout) + "_" + shape.name, "paper", [=](const Theme& theme) {
                       return whole_film(theme, layout, shape.width, shape.height);
                     }});
    }
  }
  return all;
}

std::vector<Picture> theme_pictures() {
  std::vector<Picture> all;
  for (const std::string_view view : names_of(shipped_configs().themes())) {
    const std::string name(view);
    all.push_back(
        {"theme_" + name, name, [](const Theme& theme) { return whole_film(theme, "trio", 400, 225); }});
  }
  return all;
}

std::vector<Picture> all_pictures() {
  std::vector<Picture> all;
  for (const auto& some : {panel_pictures(), overlay_pictures(), layout_pictures(), theme_pictures()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace gradreel::testing
