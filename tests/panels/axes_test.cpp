#include "panels/axes.hpp"

#include <cmath>

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "panels/contour_part.hpp"
#include "panels/registry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

FilmContent frame_of(const Domain& domain, MapAspect aspect) {
  FilmContent content;
  content.width = 1600;
  content.height = 900;
  content.view.domain = domain;
  content.view.aspect = aspect;
  return content;
}

Axes map_axes(const FilmContent& content, const Box& cell) {
  TextEngine text;
  const Domain& d = content.view.domain;
  return contour_axes(content, cell, plane_axis(d.x_min, d.x_max, "x"), plane_axis(d.y_min, d.y_max, "y"),
                      text);
}

/// How many pixels the labels and the note of the axes take below the plot, at its right end.
int ink_at_the_note(const FilmContent& content, const Axes& axes) {
  Image image(content.width, content.height, 0xffffffff);
  TextEngine text;
  Canvas canvas(image, text);
  axes.paint_labels(canvas, content);
  const Box& plot = axes.plot();
  int ink = 0;
  for (int y = static_cast<int>(plot.bottom()) + 40; y < image.height(); ++y) {
    for (int x = static_cast<int>(plot.right()) - 60; x < plot.right(); ++x)
      ink += image.at(x, y) != 0xffffffff;
  }
  return ink;
}

/// A round bowl on `domain`, alone in the frame.
Film bowl_film(const Domain& domain, MapAspect aspect) {
  Scene scene = small_scene();
  ParamValues round(find_surface("bowl")->params);
  round.set("condition_number", 1.0);
  scene.surface = choice_of(*find_surface("bowl"), round);
  scene.starts = {{domain.x_min, domain.y_min}};
  scene.optimizers = {choice("gradient_descent", 1e-9)};
  scene.view.domain = domain;
  scene.view.aspect = aspect;
  scene.layout = {.name = "solo", .title = false, .legend = LegendPlace::off};
  return small_film(640, 360, 5, scene);
}

/// The box of the pixels that have the colour of the bowl's lowest band.
Rect lowest_band(const Image& frame, Point middle) {
  const auto color = frame.at(static_cast<int>(middle.x) + 7, static_cast<int>(middle.y) + 7);
  int left = frame.width(), right = 0, top = frame.height(), bottom = 0;
  for (int y = 0; y < frame.height(); ++y) {
    for (int x = 0; x < frame.width(); ++x) {
      if (frame.at(x, y) != color) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  return {left, top, right - left, bottom - top};
}

}  // namespace

TEST_CASE("a map on a wide domain has equal units and no note") {
  const FilmContent content = frame_of({-6, 6, -2, 2}, MapAspect::automatic);
  const Axes axes = map_axes(content, {20, 20, 800, 800});
  CHECK(axes.has_equal_units());
  CHECK(std::fabs(axes.plot().width - 3 * axes.plot().height) <= 3);
  CHECK(axes.plot().width > 700);
  CHECK(ink_at_the_note(content, axes) == 0);
}

TEST_CASE("a map that would be too narrow fills its cell, and a note says so") {
  for (const Domain d : {Domain{-1, 1, -100, 100}, Domain{-50, 50, -1, 1}}) {
    const FilmContent content = frame_of(d, MapAspect::automatic);
    const Axes axes = map_axes(content, {20, 20, 800, 800});
    CHECK(!axes.has_equal_units());
    CHECK(axes.plot().width > 650);
    CHECK(axes.plot().height > 700);
    CHECK(ink_at_the_note(content, axes) > 50);
  }
}

TEST_CASE("view.aspect: fill fills the cell; equal keeps the units whatever the shape") {
  const FilmContent filled = frame_of({-6, 6, -2, 2}, MapAspect::fill);
  const Axes axes = map_axes(filled, {20, 20, 800, 800});
  CHECK(!axes.has_equal_units());
  CHECK(axes.plot().height > 700);
  CHECK(ink_at_the_note(filled, axes) > 50);
  const FilmContent equal = frame_of({-30, 30, -1, 1}, MapAspect::equal);
  const Box plot = map_axes(equal, {20, 20, 800, 800}).plot();
  CHECK(std::fabs(plot.width - 30 * plot.height) <= 30);
}

TEST_CASE("a filled map whose axes have equal units all the same has no note") {
  const FilmContent content = frame_of({-5, 5, -5, 5}, MapAspect::fill);
  const Axes square = map_axes(content, {20, 20, 800, 800});
  const double wider = 800 - square.plot().width + square.plot().height;
  const Axes axes = map_axes(content, {20, 20, wider, 800});
  CHECK(axes.has_equal_units());
  CHECK(ink_at_the_note(content, axes) == 0);
}

TEST_CASE("a narrow map without room beside its name has its note below it, or none") {
  const FilmContent content = frame_of({-1, 1, -100, 100}, MapAspect::automatic);
  const Axes wide = map_axes(content, {20, 20, 800, 800}), narrow = map_axes(content, {20, 20, 250, 800});
  CHECK(narrow.plot().height < wide.plot().height - 15);
  CHECK(ink_at_the_note(content, narrow) > 50);
}

TEST_CASE("a round bowl is round on a wide map") {
  const Image frame = paint_frame(bowl_film({-6, 6, -2, 2}, MapAspect::automatic), 3);
  const Rect band = lowest_band(frame, {319.5, 160});
  CHECK(band.width > 60);
  CHECK(std::abs(band.width - band.height) <= 2);
  const Rect stretched =
      lowest_band(paint_frame(bowl_film({-6, 6, -2, 2}, MapAspect::fill), 3), {319.5, 160});
  CHECK(stretched.height > stretched.width + 20);
}
