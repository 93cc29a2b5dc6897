#include "panels/surface_frame.hpp"

#include <algorithm>

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/checks.hpp"
#include "panels/lifted_trails.hpp"
#include "panels/registry.hpp"
#include "panels/surface_box.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

constexpr Box kCells[] = {
    {40, 30, 560, 300}, {40, 30, 300, 300}, {40, 30, 200, 320}, {40, 30, 590, 150}, {40, 30, 120, 70}};

Scene seen_from(double elevation, const char* surface = "himmelblau") {
  Scene scene = small_scene();
  scene.surface = choice_of(*find_surface(surface), ParamValues(find_surface(surface)->params));
  scene.view.domain = scene.surface.domain;
  scene.view.camera.elevation_deg = elevation;
  return scene;
}

struct Fitted {
  Film film;
  TextEngine text;
  ValueScale heights;

  explicit Fitted(const Scene& scene)
      : film(small_film(640, 360, 10, scene)),
        heights(height_scale(survey(*content().surface, content().minima, content().view.domain),
                             content().view.height)) {}
  const FilmContent& content() const { return film.content(); }

  /// Around the box and its numbers at zoom 1.
  Box bounds(const SurfaceFrame& frame, CameraPose pose) {
    pose.zoom = 1;
    const Projection projection(pose, frame.framing, kBoxHalfHeight);
    const TextStyle style = small_text(content());
    return SurfaceBox(content(), heights, projection, frame.area, false)
        .bounds([&](const std::string& label) { return text.measure(label, style).width; });
  }
  CameraPose pose(std::int64_t tick) const {
    return content().camera.at(content().view.camera, content().timeline->at_tick(tick));
  }
};

bool is_within(const Box& inner, const Box& outer, double tolerance) {
  return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance &&
         inner.right() <= outer.right() + tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

}  // namespace

TEST_CASE("surface frame: the box and its numbers just fit the cell", "[surface_frame]") {
  for (const char* surface : {"himmelblau", "eggholder", "rosenbrock", "ackley"}) {
    for (const double elevation : {-20.0, 0.0, 12.0, 45.0, 70.0, 90.0}) {
      Fitted fitted(seen_from(elevation, surface));
      for (const Box& cell : kCells) {
        INFO(surface << " from " << elevation << " in " << cell.width << " x " << cell.height);
        const SurfaceFrame frame = frame_surface(fitted.content(), fitted.heights, cell, fitted.text);
        const Box all = fitted.bounds(frame, fitted.content().view.camera);
        CHECK(is_within(all, cell, 0.75));
        CHECK(std::min(cell.width - all.width, cell.height - all.height) < 1.5);
        const StretchLimits limits = stretch_limits(elevation);
        const double stretch = frame.framing.scale_x / frame.framing.scale_y;
        CHECK(stretch >= limits.least - 1e-9);
        CHECK(stretch <= limits.most + 1e-9);
        CHECK_FALSE(frame.is_window);
        CHECK(frame.area == cell);
      }
    }
  }
}

TEST_CASE("surface frame: an orbit fits in its widest pose, at every tick", "[surface_frame]") {
  for (const double degrees_per_s : {20.0, 90.0, -350.0}) {
    Scene scene = seen_from(35);
    scene.view.orbit_deg_per_s = degrees_per_s;
    Fitted fitted(scene);
    for (const Box& cell : kCells) {
      INFO(degrees_per_s << " degrees per second in " << cell.width << " x " << cell.height);
      const SurfaceFrame frame = frame_surface(fitted.content(), fitted.heights, cell, fitted.text);
      double widest = 0, highest = 0;
      for (std::int64_t tick = 0; tick < fitted.content().timeline->ticks(); ++tick) {
        const Box all = fitted.bounds(frame, fitted.pose(tick));
        CHECK(is_within(all, cell, 1));
        widest = std::max(widest, all.width);
        highest = std::max(highest, all.height);
      }
      CHECK((widest > 0.9 * cell.width || highest > 0.9 * cell.height));
    }
  }
}

TEST_CASE("surface frame: a camera that zooms in gets a window, and fits before and after",
          "[surface_frame]") {
  Scene scene = seen_from(45);
  Fitted fitted(scene);
  FilmContent content = fitted.content();
  content.camera.keys = {{0, {-60, 45, 1}, Easing::linear},
                         {10, {-60, 45, 1}, Easing::linear},
                         {20, {-40, 66, 2}, Easing::linear}};
  const Box cell = kCells[0];
  const SurfaceFrame frame = frame_surface(content, fitted.heights, cell, fitted.text);
  REQUIRE(frame.is_window);
  CHECK(is_within(frame.area, cell, 0));
  CHECK(frame.area.x == std::floor(frame.area.x));
  CHECK(frame.area.width == std::floor(frame.area.width));
  const double em = small_text(content).size_px;
  const Box all = fitted.bounds(frame, {-60, 45, true, 1});
  CHECK(is_within(all, frame.area.inset(kLabelFading * em), 0.75));
  CHECK(all.height > frame.area.height - 2 * kLabelFading * em - 1.5);
  // From 66 degrees it may be stretched less than from 45.
  CHECK(frame.framing.scale_x / frame.framing.scale_y <= stretch_limits(66).most + 1e-9);
}

TEST_CASE("surface frame: stretching keeps maps, and looks at most 15 degrees lower or higher",
          "[surface_frame]") {
  const StretchLimits above = stretch_limits(90), slanted = stretch_limits(45), level = stretch_limits(0);
  CHECK(above.least == Approx(1));
  CHECK(above.most == Approx(1));
  CHECK(slanted.most == Approx(std::sqrt(2.0)));                    // sin 45 / sin 30
  CHECK(slanted.least == Approx(std::sqrt(2.0) / std::sqrt(3.0)));  // sin 45 / sin 60
  CHECK(level.most == Approx(1.5));
  CHECK(level.least == Approx(1 / 1.5));
  CHECK(stretch_limits(-45).most == slanted.most);
}

TEST_CASE("surface3d: a border frames a picture that the camera enlarges", "[surface_frame]") {
  for (const double zoom : {1.0, 1.8}) {
    Scene scene = seen_from(45);
    scene.view.camera.zoom = zoom;
    scene.layout = {.name = "", .columns = {1}, .rows = {1}, .title = false, .legend = LegendPlace::off};
    scene.layout.panels = {plain_panel(*find_panel("surface3d"))};
    const Film film = small_film(1280, 720, 10, scene);
    const Image image = paint_frame(film, 0);
    const Rect area = film.panels().front()->area();
    const std::uint32_t line = opaque(scene.theme.muted), paper = opaque(scene.theme.background);
    int on_line = 0, outside = 0;
    for (int x = area.x; x < area.right(); ++x) {
      on_line += (image.at(x, area.y) == line) + (image.at(x, area.bottom() - 1) == line);
      outside += (image.at(x, area.y - 1) != paper) + (image.at(x, area.bottom()) != paper);
    }
    for (int y = area.y; y < area.bottom(); ++y) {
      on_line += (image.at(area.x, y) == line) + (image.at(area.right() - 1, y) == line);
      outside += (image.at(area.x - 1, y) != paper) + (image.at(area.right(), y) != paper);
    }
    CHECK(outside == 0);
    if (zoom > 1) {
      CHECK(on_line >= 2 * (area.width + area.height) - 8);  // round corners
    } else {
      CHECK(on_line < 20);
    }
  }
}
