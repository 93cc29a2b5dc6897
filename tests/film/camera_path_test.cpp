#include "film/camera_path.hpp"

#include <cmath>

#include "catch.hpp"

using namespace gradreel;

namespace {

Moment at_tick(std::int64_t tick) {
  Moment m;
  m.tick = tick;
  m.seconds = static_cast<double>(tick) / 10;
  return m;
}

}  // namespace

TEST_CASE("a camera without keyframes stands, or orbits about its pose") {
  CameraPath path;
  const CameraPose pose = {30, 20, false, 1.5};
  CHECK(!path.moves());
  CHECK(path.at(pose, at_tick(50)) == pose);
  path.orbit_deg_per_s = 6;
  CHECK(path.moves());
  CHECK(path.at(pose, at_tick(50)) == CameraPose{60, 20, false, 1.5});
}

TEST_CASE("a camera passes its keyframes, standing before the first and after the last") {
  CameraPath path;
  path.keys = {{10, {0, 20, 1}, Easing::smooth},
               {20, {100, 40, 4}, Easing::linear},
               {40, {100, 40, 1}, Easing::smooth}};
  const CameraPose pose = {-60, 45, true, 1};
  CHECK(path.at(pose, at_tick(0)) == CameraPose{0, 20, true, 1});
  CHECK(path.at(pose, at_tick(10)) == CameraPose{0, 20, true, 1});
  const CameraPose between = path.at(pose, at_tick(15));
  CHECK(between.azimuth_deg == 50);
  CHECK(between.elevation_deg == 30);
  CHECK(between.zoom == Approx(2));  // by equal factors
  CHECK(path.at(pose, at_tick(20)) == CameraPose{100, 40, true, 4});
  CHECK(path.at(pose, at_tick(25)).zoom == Approx(std::pow(0.25, 0.15625) * 4));
  CHECK(path.at(pose, at_tick(90)) == CameraPose{100, 40, true, 1});
}

TEST_CASE("a zoom leaves one point in place, and shrinks by equal factors") {
  ZoomPath zoom;
  const Domain whole = {-5, 5, -5, 5}, part = {2, 4, 1, 3};
  zoom.keys = {{0, whole, Easing::linear}, {10, part, Easing::linear}};
  CHECK(zoom.at(whole, at_tick(0)) == whole);
  CHECK(zoom.at(whole, at_tick(10)) == part);
  CHECK(zoom.at(whole, at_tick(99)) == part);
  const Point fixed = {3.75, 2.5};  // at the same share of both
  for (int k = 0; k <= 10; ++k) {
    const Domain d = zoom.at(whole, at_tick(k));
    CHECK(d.x_max - d.x_min == Approx(10 * std::pow(0.2, k / 10.0)));
    CHECK((fixed.x - d.x_min) / (d.x_max - d.x_min) == Approx(0.875));
    CHECK((fixed.y - d.y_min) / (d.y_max - d.y_min) == Approx(0.75));
  }
  CHECK(ZoomPath().at(whole, at_tick(3)) == whole);
}

TEST_CASE("a followed way is smoothed: no corner is left, still ends stay, nothing lags") {
  std::vector<Point> zigzag;
  for (int i = 0; i < 200; ++i) zigzag.push_back({i < 100 ? 0.0 : (i - 100) * 1.0, i % 2 == 0 ? 1.0 : -1.0});
  const std::vector<Point> smooth = smoothed(zigzag, 20);
  REQUIRE(smooth.size() == 200);
  CHECK(smooth[50].x == 0);
  CHECK(smooth[150].x == Approx(50));
  for (std::size_t i = 40; i < 160; ++i) {
    CHECK(std::fabs(smooth[i].y) < 1e-3);
    const double bend = smooth[i + 1].x - 2 * smooth[i].x + smooth[i - 1].x;
    CHECK(std::fabs(bend) < 0.05);  // the corner itself bends by 1
  }
  CHECK(smoothed(std::vector<Point>(9, Point{2, 3}), 4)[5] == Point{2, 3});
  CHECK(smoothed({}, 4).empty());
}
