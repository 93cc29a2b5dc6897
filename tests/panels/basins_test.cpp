#include <algorithm>

#include "batch/render.hpp"
#include "catch.hpp"
#include "core/color_science.hpp"
#include "descent/find_minima.hpp"
#include "film/fixtures.hpp"
#include "paint/painter.hpp"
#include "panels/basin_colors.hpp"
#include "panels/basin_plot.hpp"
#include "panels/registry.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// A film of one basins panel.
Scene basin_scene(const std::string& animate = "off") {
  Scene scene = small_scene();
  scene.optimizers.erase(scene.optimizers.begin() + 2, scene.optimizers.end());
  scene.optimizers[0].params.set("learning_rate", 0.02);
  scene.layout.name = "basins";
  const PanelEntry* map = find_panel("basins");
  const PanelEntry* key = find_panel("basin_key");
  PanelChoice maps = {map, ParamValues(map->options), {}, {}, {}, {}};
  maps.options.set("animate", animate);
  maps.options.set("steps", 6.0);
  scene.layout.panels = {maps, {key, ParamValues(key->options), {}, {}, {}, {}}};
  return scene;
}

Film film(const Scene& scene, int width, int height, int jobs) {
  return compose(scene, output(width, height, 5), descend_all(scene), {jobs, nullptr});
}

BasinPlot plot_of(const FilmContent& content, TextEngine& text) {
  return {content, {20, 20, 260, 300}, {.optimizer = content.optimizers[0], .resolution = 4}, text};
}

std::uint32_t pixel_at(const Image& image, const BasinPlot& plot, int i, int j) {
  const Box& box = plot.axes().plot();
  return image.at(static_cast<int>(box.x) + 4 * i + 1, static_cast<int>(box.y) + 4 * j + 1);
}

}  // namespace

TEST_CASE("a cell of the painted map has the colour of what becomes of a descent from there") {
  Scene scene = basin_scene();
  scene.view.domain = {-7, 7, -7, 7};  // descents from its corners diverge
  const Film made = film(scene, 640, 360, 1);
  TextEngine text;
  FilmContent content = made.content();
  content.descents.clear();
  const BasinPlot plot = plot_of(content, text);
  const BasinMap map = plot.compute(std::nullopt, {}, "");
  Image image(640, 360, 0xFFFFFFFF);
  Canvas canvas(image, text);
  Image pixels = plot.blank();
  for (std::size_t n = 0; n < map.cells.size(); ++n) {
    plot.color(pixels, map.columns, n, plot.colors().pixel(map.cells[n]));
  }
  plot.paint(canvas, pixels);
  canvas.check();
  int reached = 0, lost = 0;
  for (int j = 3; j < map.rows - 3; j += 4) {
    for (int i = 3; i < map.columns - 3; i += 4) {
      const Point start = basin_start(map, content.view.domain, i, j);
      const bool near_marker = std::any_of(content.minima.begin(), content.minima.end(),
                                           [&](const Minimum& m) { return length(m.at - start) < 0.8; });
      if (near_marker) continue;
      INFO("cell " << i << ", " << j);
      const Trajectory t =
          descend(*scene.surface.objective, *scene.optimizers[0].entry->make(scene.optimizers[0].params),
                  start, 0.02, 40, scene.stop);
      REQUIRE(pixel_at(image, plot, i, j) == plot.colors().pixel(map.at(i, j)));
      REQUIRE((map.at(i, j).target == kDiverged) == (t.outcome == Outcome::diverged));
      if (map.at(i, j).target == kDiverged) REQUIRE(map.at(i, j).epoch == t.epochs());
      if (map.at(i, j).target >= 0) {
        const Minimum& m = content.minima[static_cast<std::size_t>(map.at(i, j).target)];
        REQUIRE(length(t.points.back() - m.at) <= 0.1);
        ++reached;
      }
      lost += map.at(i, j).target == kDiverged;
    }
  }
  CHECK(reached > 50);
  CHECK(lost > 10);
}

TEST_CASE("maps are lighter where minima are reached sooner, and of hues of their own") {
  const Theme theme;
  const BasinColors colors(4, 100, theme);
  for (std::size_t target = 0; target < 4; ++target) {
    double before = 2;
    for (const double t : {0.0, 0.25, 0.5, 1.0}) {
      const Color c = colors.reached(target, t);
      const double light = 0.3 * c.r + 0.6 * c.g + 0.1 * c.b;
      CHECK(light < before);
      before = light;
    }
  }
  CHECK(colors.pixel({0, 25}) != colors.pixel({1, 25}));
  CHECK(colors.pixel({0, 25}) == colors.pixel({0, 25}));
  CHECK(colors.pixel({kElsewhere, 3}) == colors.pixel({kElsewhere, 70}));
  CHECK(colors.pixel({kElsewhere, 3}) != colors.pixel({kDiverged, 3}));
}

TEST_CASE("basins of eight minima are told apart, whatever their shades") {
  Theme dark;
  dark.background = {0.05, 0.06, 0.08};
  dark.ink = {0.95, 0.95, 0.95};
  for (const Theme& theme : {Theme(), dark}) {
    const BasinColors colors(8, 100, theme);
    const auto distance = [&](std::size_t a, double ta, std::size_t b, double tb, Vision vision) {
      return ciede2000(to_lab(as_seen(colors.reached(a, ta), vision)),
                       to_lab(as_seen(colors.reached(b, tb), vision)));
    };
    for (std::size_t a = 0; a < 8; ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        INFO("minima " << b << " and " << a);
        double any = 1000, same = 1000;  // shades: of any two epochs, and of one
        for (const double ta : {0.0, 0.25, 0.5, 0.75, 1.0}) {
          for (const double tb : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            any = std::min(any, distance(a, ta, b, tb, Vision::normal));
          }
          for (const Vision vision : kVisions) same = std::min(same, distance(a, ta, b, ta, vision));
        }
        CHECK(any > (a < 4 ? 25 : 15));
        CHECK(same > (a < 4 ? 8.5 : 4.5));
      }
    }
  }
}

TEST_CASE("a film of basins is the same for any number of threads") {
  const Scene scene = basin_scene();
  const Image one = paint_frame(film(scene, 480, 270, 1), 7);
  for (const int jobs : {2, 7}) CHECK(paint_frame(film(scene, 480, 270, jobs), 7) == one);
}

namespace {

/// Frames in any order equal those of a whole run; frames of equal digests are equal.
void check_frames(const Film& made) {
  TextEngine text;
  const Image backdrop = paint_backdrop(made, text);
  Painter rising(made, backdrop, text), falling(made, backdrop, text);
  std::vector<Image> frames;
  for (std::int64_t k = 0; k < made.timeline().frames(); ++k) {
    frames.push_back(rising.paint(k));
    if (k > 0 && made.digest(k) == made.digest(k - 1)) REQUIRE(frames[frames.size() - 2] == frames.back());
  }
  for (std::int64_t k = made.timeline().frames() - 1; k >= 0; k -= 3) {
    INFO("frame " << k);
    REQUIRE(falling.paint(k) == frames[static_cast<std::size_t>(k)]);
  }
  REQUIRE(paint_frame(made, 11) == frames[11]);
  CHECK(frames.front() != frames.back());
}

}  // namespace

TEST_CASE("a frame of basins painted alone equals that of a whole run") {
  for (const char* animate : {"off", "epochs", "learning_rate"}) {
    INFO(animate);
    check_frames(film(basin_scene(animate), 480, 270, 2));
  }
}

TEST_CASE("a map that lights up with the epochs ends as the still one") {
  const Film growing = film(basin_scene("epochs"), 480, 270, 2), still = film(basin_scene(), 480, 270, 2);
  const std::int64_t last = still.timeline().frames() - 1;
  CHECK(paint_frame(growing, last) == paint_frame(still, last));
  CHECK(paint_frame(growing, 0) != paint_frame(still, 0));
}

TEST_CASE("a map of a moving learning rate draws the trails of its own optimizer alone, in their colours") {
  Scene scene = basin_scene("learning_rate");
  scene.starts = {{0, -4}, {1, 1}};
  scene.layout.name = "";
  scene.layout.columns = scene.layout.rows = {1};
  scene.layout.panels.resize(1);
  scene.layout.panels[0].options.set("resolution", 8.0);
  scene.layout.title = false;
  scene.layout.legend = LegendPlace::off;
  const Image all = paint_frame(film(scene, 240, 240, 2), 7);
  scene.layout.panels[0].descents = {{0, 0}, {0, 1}};
  CHECK(paint_frame(film(scene, 240, 240, 2), 7) == all);
}

TEST_CASE("the layout basins has a map for each optimizer, and one key") {
  Scene scene = small_scene();
  scene.layout.name = "basins";
  for (const auto& [width, height] : {std::pair{640, 360}, {360, 360}, {360, 640}, {480, 360}}) {
    const FilmContent content = film(scene, width, height, 2).content();
    TextEngine text;
    const std::vector<Placement> placed = lay_out(scene.layout, content, panels(), text);
    std::vector<Box> maps;
    std::size_t optimizer = 0;
    for (const Placement& p : placed) {
      if (p.panel->name != "basins") continue;
      CHECK(p.descents == std::vector<Pick>{{optimizer++, 0}});
      maps.push_back(p.cell);
    }
    REQUIRE(maps.size() == 4);
    for (const Box& b : maps) {
      CHECK(b.width == Approx(maps[0].width));
      CHECK(b.height == Approx(maps[0].height));
      CHECK((b.x >= 0 && b.right() <= width && b.y >= 0 && b.bottom() <= height));
    }
    CHECK(std::count_if(placed.begin(), placed.end(),
                        [](const Placement& p) { return p.panel->name == "basin_key"; }) == 1);
  }
}

TEST_CASE("mistakes about basins, to the letter") {
  static const Broken kCases[] = {
      {"surface: monkey_saddle\n"
       "layout: basins\n",
       "s.yaml:2:1: error: basins: monkey_saddle has no minimum inside view.domain\n"
       "  layout: basins\n"
       "  ^\n"
       "  basins are those of minima"},
      {"surface: himmelblau\n"
       "epochs: 6000\n"
       "layout: basins\n",
       "s.yaml:3:1: error: basins: 6000 epochs for each of 2073600 pixels are 12.4 billion steps; at most "
       "10\n"
       "  layout: basins\n"
       "  ^\n"
       "  a resolution of 2 takes a quarter of them"},
      {"surface: himmelblau\n"
       "layout: {name: basins, panels: {basins: {animate: epoch, resolution: 0.5, tolerance: -1}}}\n",
       "s.yaml:2:51: error: unknown basins.animate 'epoch'\n"
       "  layout: {name: basins, panels: {basins: {animate: epoch, resolution: 0.5, tolerance: -1}}}\n"
       "                                                    ^\n"
       "  did you mean 'epochs'?\n"
       "s.yaml:2:70: error: basins.resolution must be a whole number in [0, 16], not 0.5\n"
       "  layout: {name: basins, panels: {basins: {animate: epoch, resolution: 0.5, tolerance: -1}}}\n"
       "                                                                       ^\n"
       "s.yaml:2:86: error: basins.tolerance must be a number of at least 0, not -1\n"
       "  layout: {name: basins, panels: {basins: {animate: epoch, resolution: 0.5, tolerance: -1}}}\n"
       "                                                                                       ^"},
  };
  for (const Broken& b : kCases) CHECK(said_about(b.text) == b.message);
}
