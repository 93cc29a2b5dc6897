// Cards, fades, loops, captions and moving views: frames alone equal those of a whole run.
#include <algorithm>
#include <random>

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/card.hpp"
#include "paint/checks.hpp"
#include "paint/painter.hpp"
#include "panels/registry.hpp"
#include "scene/resolve.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// The largest difference of a channel.
int distance(const Image& a, const Image& b) {
  int most = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const Rgb p = to_rgb(a.at(x, y)), q = to_rgb(b.at(x, y));
      most = std::max({most, std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)});
    }
  }
  return most;
}

/// In any order the same frames; outside of the changed rectangles nothing changes; equal digests, equal
/// pixels. How many frames equal the one before.
int check_film(const Film& film) {
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter rising(film, backdrop, text), jumping(film, backdrop, text);
  std::vector<Image> frames;
  int same = 0;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) {
    INFO("frame " << k);
    Image now = rising.paint(k);
    if (k > 0) {
      Image patched = frames.back();
      for (const Rect& r : rising.changed()) {
        for (int y = r.y; y < r.bottom(); ++y) std::copy_n(now.row(y) + r.x, r.width, patched.row(y) + r.x);
      }
      REQUIRE(differences(patched, now) == 0);
      if (film.digest(k) == film.digest(k - 1)) {
        CHECK(rising.changed().empty());
        ++same;
      }
    }
    frames.push_back(std::move(now));
  }
  std::vector<std::int64_t> order(frames.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = static_cast<std::int64_t>(k);
  std::shuffle(order.begin(), order.end(), std::mt19937(5));
  for (const std::int64_t k : order) {
    INFO("frame " << k);
    REQUIRE(differences(jumping.paint(k), frames[static_cast<std::size_t>(k)]) == 0);
  }
  return same;
}

Scene scene_of(const std::string& more) {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return parse_scene(
      "s.yaml",
      "title: A title\nsurface: himmelblau\nstart: [0, -4]\nepochs: 30\noutputs: [ci]\n"
      "optimizers: [{name: gradient_descent, learning_rate: 0.05}, {name: adam, learning_rate: "
      "0.3}]\n" +
          more,
      configs);
}

Film film_of(const std::string& more, int width = 320, int height = 180, std::int64_t fps = 6) {
  return small_film(width, height, fps, scene_of(more));
}

bool is_plain(const Image& image, Color color) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (to_rgb(image.at(x, y)) != to_rgb(color)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("cards, fades, pauses and captions: frames alone equal those of a whole run") {
  const Film film = film_of(
      "opening: {subtitle: Below, seconds: 2}\nclosing: {text: The end, seconds: 2}\n"
      "captions: [{at: 1, for: 1, text: A caption that says something}]\n"
      "timeline: {duration: 14, pace: log, fade: {in: 0.5, out: 0.5}, pauses: [{at: 9, caption: Stop}]}");
  CHECK(check_film(film) >= 25);
  const std::int64_t last = film.timeline().frames() - 1;
  CHECK(is_plain(paint_frame(film, 0), film.content().theme.background));
  CHECK(is_plain(paint_frame(film, last), film.content().theme.background));
  TextEngine text;
  CHECK(differences(paint_frame(film, 6), paint_card(film.content(), film.content().opening, text)) == 0);
  CHECK(differences(paint_frame(film, last - 4), paint_card(film.content(), film.content().closing, text)) ==
        0);
}

TEST_CASE("a fade changes every pixel a little at a time") {
  const Film film = film_of("timeline: {duration: 6, hold_start: 2, fade: {in: 1}}", 320, 180, 20);
  for (std::int64_t k = 1; k <= 21; ++k) {
    CHECK(distance(paint_frame(film, k), paint_frame(film, k - 1)) < 30);
  }
  CHECK(differences(paint_frame(film, 20), paint_frame(film, 21)) == 0);  // held
}

TEST_CASE("a seamless loop ends a small step before its first frame, with nothing seen double") {
  for (const char* view : {"", "view: {camera: {orbit: 20}}\n"}) {
    const Film film = film_of(view + std::string("timeline: {duration: 5, loop: seamless, hold_end: 1}"));
    check_film(film);
    const Image first = paint_frame(film, 0), last = paint_frame(film, film.timeline().frames() - 1);
    const Image before = paint_frame(film, film.timeline().frames() - 7);
    CHECK(differences(before, first) > 500);
    CHECK(distance(before, first) > 100);
    CHECK(distance(last, first) < 70);
  }
  const Film smooth = film_of("timeline: {duration: 5, loop: seamless}", 320, 180, 50);
  CHECK(distance(paint_frame(smooth, 249), paint_frame(smooth, 0)) < 3);
}

TEST_CASE("keyframes of the camera, and one that follows: frames alone equal those of a whole run") {
  const Film film = film_of(
      "timeline: {duration: 5, pauses: [3]}\n"
      "view: {camera: {follow: adam, keyframes: [{at: 0.5}, {at: 1.2, azimuth: 0, zoom: 2}, {epoch: 30, "
      "elevation: 60}]}}");
  CHECK(check_film(film) >= 10);
}

TEST_CASE("a zoomed contour map: frames alone equal those of a whole run") {
  const std::string zoom = "view: {zoom: [{at: 0.5}, {at: 2, x: [-4, 2], y: [-4, 2]}]}\n";
  const Film film = film_of("timeline: {duration: 4}\n" + zoom);
  CHECK(check_film(film) >= 8);
  const Film plain = film_of("timeline: {duration: 4}\n");
  CHECK(distance(paint_frame(film, 3), paint_frame(plain, 3)) <= 2);
  CHECK(differences(paint_frame(film, 12), paint_frame(plain, 12)) > 3000);
}

namespace {

/// The middle of all pixels of exactly that colour; {-1, -1} if they are fewer than 8.
Point middle_of(const Image& image, Color color) {
  Point sum;
  int n = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (to_rgb(image.at(x, y)) != to_rgb(color)) continue;
      sum = sum + Point{static_cast<double>(x), static_cast<double>(y)};
      ++n;
    }
  }
  return n < 8 ? Point{-1, -1} : (1.0 / n) * sum;
}

/// The last frame's contour map alone.
Image map_at_end(const std::string& view) {
  const Film film = film_of("timeline: {duration: 4}\nview: {" + view + "}\n", 480, 270);
  TextEngine text;
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(find_panel("contour")->make(film.content(), ParamValues(find_panel("contour")->options),
                                               {0, 0, 270, 270}, text));
  auto content = std::make_shared<FilmContent>(film.content());
  return paint_frame({content, film.timeline(), std::move(panels)}, film.timeline().frames() - 1);
}

}  // namespace

TEST_CASE("trails lie where they would on a map of the part that a zoom shows") {
  const Image zoomed = map_at_end("zoom: [{at: 0}, {at: 3, x: [-5, 4], y: [-5, 4]}]");
  const Image part = map_at_end("domain: {x: [-5, 4], y: [-5, 4]}");
  const Color adam = scene_of("").theme.trails[1];
  const Point here = middle_of(zoomed, adam), there = middle_of(part, adam);
  REQUIRE(there.x > 0);
  CHECK(length(here - there) < 0.5);
  CHECK(length(middle_of(map_at_end("levels: 24"), adam) - there) > 3);
}
