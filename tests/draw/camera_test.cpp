#include "draw/camera.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

constexpr Box kViewport = {100, 50, 960, 540};

CameraPose pose(double azimuth, double elevation, bool perspective, double zoom = 1) {
  return {azimuth, elevation, perspective, zoom};
}

/// Smallest box around the projections of all that a corner passes in a turn; depths too.
struct Sweep {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9, nearest = 1e9, farthest = -1e9;
};

Sweep sweep(double elevation, bool perspective, const Box& viewport, double h) {
  Sweep s;
  for (int azimuth = 0; azimuth < 360; ++azimuth) {
    const Projection p(pose(azimuth, elevation, perspective), viewport, h);
    for (int corner = 0; corner < 8; ++corner) {
      const auto q = p.project({corner & 1 ? 1.0 : -1.0, corner & 2 ? 1.0 : -1.0, corner & 4 ? h : -h});
      s.left = std::min(s.left, q.px.x);
      s.right = std::max(s.right, q.px.x);
      s.top = std::min(s.top, q.px.y);
      s.bottom = std::max(s.bottom, q.px.y);
      s.nearest = std::min(s.nearest, q.depth);
      s.farthest = std::max(s.farthest, q.depth);
    }
  }
  return s;
}

void check_close(Point p, Point q) {
  CHECK(p.x == Approx(q.x).margin(1e-9));
  CHECK(p.y == Approx(q.y).margin(1e-9));
}

}  // namespace

TEST_CASE("camera: level from +x, y runs to the right and z up", "[camera]") {
  const double h = 0.5, scale = 960 / (2 * std::sqrt(2.0));  // width binds: 2 sqrt(2) > 2 h * 960 / 540
  const Projection p(pose(0, 0, false), kViewport, h);
  check_close(p.project({0, 0, 0}).px, {580, 320});
  check_close(p.project({0, 1, 0}).px, {580 + scale, 320});
  check_close(p.project({0, 0, 0.5}).px, {580, 320 - scale / 2});
  check_close(p.project({0.7, 0, 0}).px, {580, 320});
  CHECK(p.project({std::sqrt(2.0), 0, 0}).depth == Approx(0).margin(1e-12));
  CHECK(p.project({0, 0, 0}).depth == Approx(0.5));
  CHECK(p.project({-std::sqrt(2.0), 0, 0}).depth == Approx(1));
}

TEST_CASE("camera: from -y, x runs to the right; from above, y runs up", "[camera]") {
  const Projection side(pose(-90, 0, false), kViewport, 0.5);
  CHECK(side.project({1, 0, 0}).px.x > 580 + 300);
  CHECK(side.project({0, -1, 0}).depth < side.project({0, 1, 0}).depth);
  const Projection above(pose(-90, 90, false), kViewport, 0.5);
  const double scale = 540 / (2 * std::sqrt(2.0));
  check_close(above.project({1, 0, 0}).px, {580 + scale, 320});
  check_close(above.project({0, 1, 0}).px, {580, 320 - scale});
  CHECK(above.project({0, 0, 0.5}).depth == Approx(0).margin(1e-9));
}

TEST_CASE("camera: a perspective enlarges what is near", "[camera]") {
  const Projection p(pose(0, 0, true), kViewport, 0.5);
  const double near = p.project({1, 1, 0}).px.x - 580, far = p.project({-1, 1, 0}).px.x - 580;
  const double distance = 11.0 / 3 * 1.5;  // 11/3 radii of the sphere around the box
  CHECK(near / far == Approx((distance + 1) / (distance - 1)));
}

TEST_CASE("camera: its axes are right-handed and of unit length", "[camera]") {
  const Projection p(pose(17, 23, true), kViewport, 0.5);
  const Point3 r = p.right(), u = p.up(), e = p.toward_eye();
  CHECK(r.y * u.z - r.z * u.y == Approx(e.x));
  CHECK(r.z * u.x - r.x * u.z == Approx(e.y));
  CHECK(r.x * u.y - r.y * u.x == Approx(e.z));
  CHECK(e.x * e.x + e.y * e.y + e.z * e.z == Approx(1));
  CHECK(e.z == Approx(0.3907311284892737));  // sin 23 degrees
  const Point3 from = p.toward_eye_from({0, 0, 0});
  CHECK(from.x == Approx(e.x));
  CHECK(from.z == Approx(e.z));
}

TEST_CASE("camera: an orbit stays in the viewport and uses all of one side", "[camera]") {
  for (const Box& viewport : {kViewport, Box{0, 0, 400, 900}, Box{3, 5, 1500, 200}}) {
    for (const bool perspective : {false, true}) {
      for (const double elevation : {-90.0, -40.0, 0.0, 10.0, 35.0, 60.0, 90.0}) {
        for (const double h : {0.05, 0.5, 1.5}) {
          CAPTURE(viewport.width, perspective, elevation, h);
          const Sweep s = sweep(elevation, perspective, viewport, h);
          CHECK(s.left >= viewport.x - 1e-9);
          CHECK(s.right <= viewport.right() + 1e-9);
          CHECK(s.top >= viewport.y - 1e-9);
          CHECK(s.bottom <= viewport.bottom() + 1e-9);
          CHECK(s.nearest >= -1e-9);
          CHECK(s.farthest <= 1 + 1e-9);
          const double used =
              std::max((s.right - s.left) / viewport.width, (s.bottom - s.top) / viewport.height);
          CHECK(used > 0.9995);  // the corners are looked at in whole degrees only
        }
      }
    }
  }
}

TEST_CASE("camera: an orbit does not pump and zoom keeps the middle", "[camera]") {
  const Projection a(pose(0, 35, true), kViewport, 0.5), b(pose(123, 35, true), kViewport, 0.5);
  check_close(a.project({0, 0, 0}).px, b.project({0, 0, 0}).px);
  check_close(a.project({0, 0, 0.5}).px, b.project({0, 0, 0.5}).px);
  const Projection twice(pose(0, 35, true, 2), kViewport, 0.5);
  const Point once = a.project({0.3, -0.2, 0.1}).px, middle = kViewport.center();
  check_close(twice.project({0.3, -0.2, 0.1}).px, middle + 2 * (once - middle));
}

TEST_CASE("camera: depth is linear along lines of the screen", "[camera]") {
  const Projection p(pose(20, 30, true), kViewport, 0.5);
  const Point3 a = {-1, -1, 0.2}, b = {1, 0.3, -0.5}, m = {0, -0.35, -0.15};
  const auto pa = p.project(a), pb = p.project(b), pm = p.project(m);
  const double t = (pm.px.x - pa.px.x) / (pb.px.x - pa.px.x);
  CHECK(pm.depth == Approx(pa.depth + t * (pb.depth - pa.depth)).epsilon(1e-12));
  CHECK(t != Approx(0.5).margin(0.01));
}

TEST_CASE("camera: points behind the eye stay finite", "[camera]") {
  const Projection p(pose(0, 0, true), kViewport, 0.5);
  CHECK(is_finite(p.project({5.5, 1, 1}).px));
  CHECK(is_finite(p.project({50, 1, 1}).px));
}

TEST_CASE("camera: a framing places the centre, scales x and y, and keeps its fixed point", "[camera]") {
  const Framing framing = {{300, 200}, {320, 180}, 50, 80};
  const Projection p(pose(-90, 0, false), framing, 0.5);
  check_close(p.project({0, 0, 0}).px, {300, 200});
  check_close(p.project({1, 0, 0.5}).px, {350, 160});
  const Projection near(pose(-90, 0, false, 3), framing, 0.5);
  check_close(near.project({0, 0, 0}).px, {320 + 3 * -20, 180 + 3 * 20});
  check_close(near.project({0.4, 0, 0.25}).px, {320, 180});
  const Projection deep(pose(-90, 0, true), framing, 0.5);  // the eye is 11/3 * 1.5 from the centre
  check_close(deep.project({1, 0, 0}).px, {300 + 50 / 5.5, 200});
}
