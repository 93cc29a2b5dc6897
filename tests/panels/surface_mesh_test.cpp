// The mesh of the 3D surface, with holes and poles.
#include "panels/surface_mesh.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/num.hpp"
#include "expression/expression_checks.hpp"
#include "panels/surface_box.hpp"

using namespace gradreel;

namespace {

Mesh mesh_of(const char* text, const Domain& domain) {
  FilmContent content;
  content.surface = std::make_shared<ExpressionObjective>(program_of(text));
  content.view.domain = domain;
  const ValueStatistics statistics = survey(*content.surface, {}, domain);
  return surface_mesh(content, statistics, height_scale(statistics, HeightScale::linear));
}

std::size_t grid_points(const Mesh& mesh) { return static_cast<std::size_t>(mesh.columns) * mesh.rows; }

}  // namespace

TEST_CASE("a surface without holes has no rim") {
  const Mesh mesh = mesh_of("x^2 + y^2", {-1, 1, -1, 1});
  CHECK(mesh.rim.empty());
  CHECK(mesh.points.size() == grid_points(mesh));
}

TEST_CASE("a surface ends at the edge of a hole, at the limit's height") {
  const Mesh mesh = mesh_of("sqrt(1 - x^2 - y^2)", {-1.25, 1.25, -1.25, 1.25});
  REQUIRE(mesh.points.size() > grid_points(mesh) + 200);
  for (std::size_t i = grid_points(mesh); i < mesh.points.size(); ++i) {
    CHECK(std::hypot(mesh.points[i].x, mesh.points[i].y) == Approx(0.8).margin(1e-9));
    CHECK(mesh.points[i].z == Approx(-kBoxHalfHeight).margin(1e-3));
    CHECK(std::hypot(mesh.normals[i].x, mesh.normals[i].y, mesh.normals[i].z) == Approx(1));
  }
  for (double angle = 0; angle < 6.28; angle += 0.01) {
    const double x = num::cos(angle), y = num::sin(angle);
    CHECK(std::isfinite(mesh.height_at(0.799 * x, 0.799 * y)));
    CHECK(std::isnan(mesh.height_at(0.8005 * x, 0.8005 * y)));
  }
  CHECK(mesh.height_at(0, 0) == Approx(kBoxHalfHeight).margin(1e-3));
}

TEST_CASE("a barrier's rim is level") {
  const Mesh mesh = mesh_of("x - 0.02*log(1 - x^2 - y^2)", {-1.25, 1.25, -1.25, 1.25});
  REQUIRE(mesh.points.size() > grid_points(mesh) + 200);
  for (std::size_t i = grid_points(mesh); i < mesh.points.size(); ++i)
    CHECK(mesh.points[i].z == kBoxHalfHeight);
}

TEST_CASE("a surface is torn at a pole, with caps on both sides") {
  const Mesh mesh = mesh_of("1/(x - 0.5*y^2 + 0.123)", {-2, 2, -2, 2});
  REQUIRE(mesh.points.size() > grid_points(mesh) + 100);
  int high = 0, low = 0;
  for (std::size_t i = grid_points(mesh); i < mesh.points.size(); ++i) {
    const double x = 2 * mesh.points[i].x, y = 2 * mesh.points[i].y;
    CHECK(x == Approx(0.5 * y * y - 0.123).margin(1e-6));
    CHECK(std::fabs(mesh.points[i].z) == kBoxHalfHeight);
    ++(mesh.points[i].z > 0 ? high : low);
  }
  CHECK(high == low);
  CHECK(mesh.height_at(-0.062, 0) < 0);
  CHECK(mesh.height_at(-0.061, 0) > 0);
}
