#include "outputs/still.hpp"

#include <cmath>
#include <functional>

#include "batch/render.hpp"
#include "catch.hpp"
#include "core/error.hpp"
#include "film/cuts.hpp"
#include "film/fixtures.hpp"
#include "outputs/rasterised.hpp"
#include "scene/resolve.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

Film map_film(const std::string& more) {
  static const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  return small_film(640, 360, 10,
                    parse_scene("s.yaml",
                                "title: Two ways down\nsurface: himmelblau\nstart: [1, 4]\nepochs: 40\n"
                                "outputs: [ci]\noptimizers: [momentum, adam]\n" +
                                    more,
                                configs));
}

const std::string kMaps = "layout: contour_loss\n", kAll;

/// Mean over all pixels and channels, in levels of 255.
double mean_difference(const Image& a, const Image& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const Rgb p = to_rgb(a.at(x, y)), q = to_rgb(b.at(x, y));
      sum += std::abs(p.r - q.r) + std::abs(p.g - q.g) + std::abs(p.b - q.b);
    }
  }
  return sum / (3.0 * a.width() * a.height());
}

std::string message(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e.what();
  }
  return "nothing was thrown";
}

}  // namespace

TEST_CASE("an SVG of contours and curves has no image, and shows what the frame shows", "[still]") {
  const Film film = map_film(kMaps);
  const std::string svg = vector_still(film, last_plain_frame(film), StillKind::svg);
  CHECK(svg.find("<image") == std::string::npos);
  CHECK(mean_difference(rasterised(svg, film.width(), film.height()),
                        paint_frame(film, last_plain_frame(film))) < 1.5);
}

TEST_CASE("an SVG with a 3D surface shows what the frame shows", "[still]") {
  const Film film = map_film(kAll);
  for (const std::int64_t frame : {std::int64_t{0}, film.timeline().frame_of(20)}) {
    const std::string svg = vector_still(film, frame, StillKind::svg);
    CHECK(mean_difference(rasterised(svg, film.width(), film.height()), paint_frame(film, frame)) < 1.5);
  }
}

TEST_CASE("vectors have the same bytes in every run, of the asked size", "[still]") {
  const Film film = map_film(kAll);
  for (const StillKind kind : {StillKind::svg, StillKind::pdf}) {
    CHECK(vector_still(film, 10, kind) == vector_still(film, 10, kind));
  }
  CHECK(vector_still(film, 10, StillKind::svg, {.width_pt = 320}).find("viewBox=\"0 0 320 180\"") !=
        std::string::npos);
  const std::string pdf = vector_still(film, 10, StillKind::pdf);
  CHECK(pdf.find("/FontFile") != std::string::npos);
  CHECK(vector_still(film, 10, StillKind::pdf, {.outlines = true}).find("/FontFile") == std::string::npos);
}

TEST_CASE("the kind of a still is its name's ending", "[still]") {
  CHECK(still_kind("a.b/x.SVG") == StillKind::svg);
  CHECK(still_kind("x.pdf") == StillKind::pdf);
  CHECK(still_kind("x.png") == StillKind::png);
  CHECK_FALSE(still_kind("x.jpg"));
  CHECK_FALSE(still_kind("x.svg/y"));
}

TEST_CASE("a moment is a frame of the film, or an error", "[still]") {
  const Film film = map_film(kMaps);
  const std::int64_t frames = film.timeline().frames();
  CHECK(frame_at({.kind = StillMoment::Kind::time, .seconds = 0}, film, "s", "draft") == 0);
  CHECK(frame_at({.kind = StillMoment::Kind::epoch, .number = 40}, film, "s", "draft") ==
        film.timeline().frame_of(40));
  CHECK(frame_at(StillMoment{}, film, "s", "draft") == frames - 1);
  CHECK(message([&] { frame_at({.kind = StillMoment::Kind::epoch, .number = 41}, film, "s", "draft"); }) ==
        "s: error: there is no epoch 41: the film shows epochs 0 to 40");
  CHECK(message([&] { frame_at({.kind = StillMoment::Kind::frame, .number = -1}, film, "s", "draft"); }) ==
        "s: error: there is no frame -1: draft has " + std::to_string(frames) + " frames, 0 to " +
            std::to_string(frames - 1));
}
