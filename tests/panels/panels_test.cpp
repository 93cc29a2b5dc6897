// What holds for every panel: the frame alone is the frame in the film, and equal digests are equal pixels.
#include <map>

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/checks.hpp"
#include "panels/registry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// All but those that show what this scene does not have: captions, and formulas that LaTeX typesets.
std::vector<const PanelEntry*> drawn_panels() {
  std::vector<const PanelEntry*> all(panels().begin(), panels().end());
  std::erase_if(all, [](const PanelEntry* p) { return p->name == "captions" || p->name == "formula"; });
  return all;
}

/// What panels that must be told something are told.
ParamValues options_of(const PanelEntry& panel) {
  ParamValues options(panel.options);
  for (const Param& p : panel.options) {
    if (p.required && std::holds_alternative<std::string>(p.fallback))
      options.set(p.name, std::string("Text"));
  }
  return options;
}

/// The panel alone, in a cell that is wide, square or tall.
Layout alone(const PanelEntry& panel) {
  Layout layout = {.name = "", .columns = {1}, .rows = {1}, .title = false, .legend = LegendPlace::off};
  layout.panels = {{&panel, options_of(panel), "", {}, {0, 1}, {0, 1}}};
  return layout;
}

Scene scene_of(const PanelEntry& panel) {
  Scene scene = small_scene_for(panel);
  scene.layout = alone(panel);
  scene.optimizers[3].regime.schedule =
      ScheduleChoice{find_schedule("cosine"), ParamValues(find_schedule("cosine")->params)};
  return scene;
}

}  // namespace

TEST_CASE("every panel: a frame painted alone equals that of a whole run") {
  for (const PanelEntry* panel : drawn_panels()) {
    INFO(panel->name);
    check_order_does_not_matter(small_film(320, 180, 4, scene_of(*panel)));
  }
}

TEST_CASE("every panel: outside of the changed rectangles nothing changes; equal digests, equal pixels") {
  for (const PanelEntry* panel : drawn_panels()) {
    for (const auto& [width, height] : {std::pair{320, 180}, {180, 180}, {180, 320}}) {
      INFO(panel->name << " at " << width << " x " << height);
      CHECK(check_changes(small_film(width, height, 5, scene_of(*panel))) >= 9);  // the holds
    }
  }
}

TEST_CASE("every panel paints inside of its area") {
  for (const PanelEntry* panel : drawn_panels()) {
    INFO(panel->name);
    const Film film = small_film(400, 300, 5, scene_of(*panel));
    const Rect area = film.panels().front()->area();
    const Image frame = paint_frame(film, film.timeline().frames() - 1);
    const auto background = frame.at(0, 0);
    int outside = 0, inside = 0;
    for (int y = 0; y < frame.height(); ++y) {
      for (int x = 0; x < frame.width(); ++x) {
        const bool is_in = x >= area.x && x < area.right() && y >= area.y && y < area.bottom();
        if (frame.at(x, y) != background) ++(is_in ? inside : outside);
      }
    }
    CHECK(outside == 0);
    CHECK(inside > 50);
  }
}

TEST_CASE("a panel shows the descents it is asked to") {
  const PanelEntry& loss = *find_panel("loss");
  Scene scene = scene_of(loss);
  scene.layout.panels[0].descents = {{3, 0}};
  const Film one = small_film(400, 300, 5, scene);
  scene.optimizers = {scene.optimizers[3]};
  scene.layout.panels[0].descents = {};
  scene.theme.trails = {scene.theme.trails[3]};
  const Film alone_in_scene = small_film(400, 300, 5, scene);
  CHECK(one.content().descents.size() == 4);
  const std::int64_t last = one.timeline().frames() - 1;
  Image a = paint_frame(one, last), b = paint_frame(alone_in_scene, last);
  int differ = 0;  // by the marker's shape at most
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) differ += a.at(x, y) != b.at(x, y);
  }
  CHECK(differ < 60);
}

TEST_CASE("a surface may be seen from several sides in one film") {
  const PanelEntry& surface = *find_panel("surface3d");
  Scene scene = scene_of(surface);
  scene.layout.columns = {1, 1};
  scene.layout.panels.push_back(scene.layout.panels[0]);
  scene.layout.panels[1].columns = {1, 1};
  scene.layout.panels[1].options.set("azimuth", 30.0);
  scene.layout.panels[1].options.set("orbit", 20.0);
  const Film film = small_film(480, 200, 4, scene);
  CHECK(film.panels()[0]->is_steady());
  CHECK(!film.panels()[1]->is_steady());
  check_order_does_not_matter(film);
}

TEST_CASE("numbers of the status table stand still while they count") {
  Scene scene = scene_of(*find_panel("status"));
  const Film film = small_film(1280, 400, 5, scene);
  const Panel& table = *film.panels().front();
  const auto bounds_at = [&](std::int64_t frame) {
    std::vector<MovingItem> items;
    table.list_moving(film.timeline().at(frame), nullptr, items);
    std::vector<Rect> bounds;
    for (const MovingItem& item : items) bounds.push_back(item.bounds);
    return bounds;
  };
  REQUIRE(bounds_at(0).size() == 4);
  for (std::int64_t k = 1; k < film.timeline().frames(); ++k) CHECK(bounds_at(k) == bounds_at(0));
  // The column of the epochs: its rightmost figure ends where it did. RMSProp is the third row.
  const auto right_of_ink = [&](std::int64_t frame, Rect row) {
    const Image image = paint_frame(film, frame);
    const auto background = image.at(0, 0);
    for (int x = row.right() - 1; x >= row.x; --x) {
      for (int y = row.y; y < row.bottom(); ++y) {
        if (image.at(x, y) != background) return x;
      }
    }
    return -1;
  };
  const Rect row = bounds_at(0)[2];
  const int first = right_of_ink(film.timeline().frames() / 2, row);
  CHECK(first > row.x);
  CHECK(std::abs(right_of_ink(film.timeline().frames() / 2 + 1, row) - first) <= 1);
}

TEST_CASE("where the status table has no room for a column of epochs, its head counts them") {
  Scene scene = scene_of(*find_panel("status"));
  const Film film = small_film(320, 400, 5, scene);
  const auto items_at = [&](std::int64_t frame) {
    std::vector<MovingItem> items;
    film.panels().front()->list_moving(film.timeline().at(frame), nullptr, items);
    return items;
  };
  const std::int64_t last = film.timeline().frames() - 1;
  REQUIRE(items_at(0).size() == 5);
  const MovingItem head = items_at(0).back();
  CHECK(items_at(last).back().bounds == head.bounds);
  CHECK(items_at(last).back().digest != head.digest);
  const Image first_image = paint_frame(film, 0), last_image = paint_frame(film, last);
  const auto changed = [&](int x) {
    for (int y = head.bounds.y; y < head.bounds.bottom(); ++y)
      if (first_image.at(x, y) != last_image.at(x, y)) return true;
    return false;
  };
  int width = 0;  // of "0" or "5"
  for (int x = head.bounds.x; x < head.bounds.right(); ++x) width += changed(x) ? 1 : 0;
  CHECK(width > 2);
  CHECK(width < 20);
}
