// Visibility by the depth buffer against exact rays through the mesh's triangles.
#include <array>

#include "catch.hpp"
#include "core/num.hpp"
#include "draw/raster3d.hpp"

using namespace gradreel;

namespace {

constexpr double kSurfaceHalf = 0.5;

using Corners = std::array<Point3, 3>;

Point3 minus(Point3 a, Point3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
double dot(Point3 a, Point3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Point3 cross(Point3 a, Point3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/// Humps, and with `ridge` a fold whose slope is 10.
Mesh make_mesh(int n, bool ridge) {
  Mesh mesh;
  mesh.columns = mesh.rows = n;
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i) {
      const double x = -1 + 2.0 * i / (n - 1), y = -1 + 2.0 * j / (n - 1);
      const double z = ridge ? std::max(-0.2, 0.45 - 10 * std::fabs(y - 0.1 * x)) + 0.05 * num::sin(9 * x)
                             : 0.3 * num::sin(5 * x) * num::sin(5 * y) + 0.12 * num::cos(5 * x - 8 * y);
      mesh.points.push_back({x, y, z});
    }
  }
  mesh.colors.assign(mesh.points.size(), {1, 1, 1});
  mesh.normals.assign(mesh.points.size(), {0, 0, 1});
  return mesh;
}

std::vector<Corners> triangles(const Mesh& mesh) {
  std::vector<Corners> all;
  for (int j = 0; j + 1 < mesh.rows; ++j) {
    for (int i = 0; i + 1 < mesh.columns; ++i) {
      const Point3* p = &mesh.points[static_cast<std::size_t>(j) * mesh.columns + i];
      const Point3 a = p[0], b = p[1], c = p[mesh.columns], d = p[mesh.columns + 1];
      const bool cut = mesh.cut_from_origin(i, j);
      all.push_back(cut ? Corners{a, b, d} : Corners{a, b, c});
      all.push_back(cut ? Corners{a, d, c} : Corners{b, d, c});
    }
  }
  return all;
}

/// Distance at which the ray meets the triangle; 0 if it does not.
double meets(const Corners& t, Point3 origin, Point3 direction) {
  const Point3 e = minus(t[1], t[0]), f = minus(t[2], t[0]), h = cross(direction, f);
  const double det = dot(e, h);
  if (det == 0) return 0;
  const Point3 s = minus(origin, t[0]), q = cross(s, e);
  const double u = dot(s, h) / det, v = dot(direction, q) / det;
  return u >= 0 && v >= 0 && u + v <= 1 ? dot(f, q) / det : 0;
}

struct Counts {
  int seen = 0, seen_right = 0, hidden = 0, hidden_right = 0;
};

class Rays {
 public:
  Rays(const Mesh& mesh, const Projection& projection)
      : triangles_(triangles(mesh)), projection_(projection) {}

  /// How far from `p` something is in the way to the eye; 0 if nothing is.
  double blocked(Point3 p) const {
    const Point3 to_eye = projection_.toward_eye_from(p);
    double farthest = 0;
    for (const Corners& t : triangles_) farthest = std::max(farthest, meets(t, p, to_eye));
    return farthest;
  }

  /// Something is clearly in the way, there and `margin_px` around it on the screen.
  bool surely_blocked(Point3 p, double margin_px) const {
    if (blocked(p) < kClearly) return false;
    const Point3 r = projection_.right(), u = projection_.up();
    const double step = margin_px / length(projection_.project({p.x + r.x, p.y + r.y, p.z + r.z}).px -
                                           projection_.project(p).px);
    for (int k = 0; k < 8; ++k) {
      const double a = step * num::cos(k * kPi / 4), b = step * num::sin(k * kPi / 4);
      const Point3 beside = {p.x + a * r.x + b * u.x, p.y + a * r.y + b * u.y, p.z + a * r.z + b * u.z};
      if (blocked(beside) < kClearly) return false;
    }
    return true;
  }

 private:
  static constexpr double kClearly = 0.02;  // nearer than that, it is the crest that the point lies on

  std::vector<Corners> triangles_;
  const Projection& projection_;
};

void count(const Mesh& mesh, const Projection& projection, const DepthBuffer& depth, int points,
           Counts& counts) {
  const Rays rays(mesh, projection);
  std::uint64_t state = 11;
  const auto random = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
  };
  for (int k = 0; k < points; ++k) {
    Point3 p = {-1 + 2 * random(), -1 + 2 * random(), 0};
    p.z = mesh.height_at(p.x, p.y);
    const auto q = projection.project(p);
    const bool visible = depth.visible(q.px, q.depth);
    if (rays.blocked(p) < 1e-9) {
      ++counts.seen;
      counts.seen_right += visible;
    } else if (rays.surely_blocked(p, 0.75)) {
      ++counts.hidden;
      counts.hidden_right += !visible;
    }
  }
}

Counts count_views(int n, const Rect& area, int points) {
  Counts counts;
  for (const bool ridge : {false, true}) {
    const Mesh mesh = make_mesh(n, ridge);
    for (const double elevation : {-25.0, 2.0, 15.0, 35.0, 70.0}) {
      for (const bool perspective : {true, false}) {
        const Projection projection({-70 + elevation, elevation, perspective, 1}, to_box(area), kSurfaceHalf);
        DepthBuffer depth(area);
        Rasterizer().draw(mesh, projection, {}, depth);
        count(mesh, projection, depth, points, counts);
      }
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("raster3d: what rays can see is visible, what is behind a ridge is not", "[raster3d]") {
  const auto check = [](const Counts& counts, int least) {
    CAPTURE(counts.seen, counts.hidden);
    CHECK(counts.seen > least);
    CHECK(counts.hidden > least / 3);
    CHECK(counts.seen_right >= 0.999 * counts.seen);
    CHECK(counts.hidden_right >= 0.998 * counts.hidden);
  };
  check(count_views(41, {0, 0, 960, 540}, 300), 2500);
  check(count_views(61, {0, 0, 160, 90}, 100), 800);  // cells of about a pixel
}

TEST_CASE("raster3d: where nothing was drawn, everything is visible", "[raster3d]") {
  const DepthBuffer depth({10, 10, 20, 20});
  CHECK(depth.visible({15, 15}, 0.9));
  CHECK(depth.visible({-1e9, 15}, 0.9));
}
