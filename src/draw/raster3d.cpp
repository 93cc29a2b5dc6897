#include "draw/raster3d.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "draw/raster3d_spans.hpp"

namespace gradreel {
namespace {

using raster3d::Triangle;
using raster3d::Vertex;

constexpr double kFarthest = 1 << 20;  // samples from the frame's corner; triangles beyond are dropped
constexpr double kBrightest = 1.08;    // a slope towards the light, relative to level ground
constexpr double kBelow = 0.86;        // light on the lower side
constexpr std::int32_t kNowhere = std::numeric_limits<std::int32_t>::min();

/// In the box's frame.
Point3 light_direction(const Lighting& light, const Projection& projection) {
  if (!light.follows_camera) return light.toward_light;
  const Point3 right = projection.right(), l = light.toward_light;
  const Point3 away = {-right.y, right.x, 0};
  return {l.x * right.x + l.y * away.x, l.x * right.y + l.y * away.y, l.z};
}

/// Light on a slope relative to level ground, so that level ground keeps its colour. The cosine is wrapped
/// round (-1..1 to 0..1): soft, and nothing is ever black.
double shade(double cosine, double level_cosine, double ambient) {
  const double wrapped = (1 + cosine) / (1 + level_cosine);
  return std::min(ambient + (1 - ambient) * wrapped, kBrightest);
}

Vertex make_vertex(const Projection::Projected& at, Color color, double top, double bottom) {
  Vertex v;
  const double x = 2 * at.px.x - 0.5, y = 2 * at.px.y - 0.5;
  if (!(std::fabs(x) < kFarthest && std::fabs(y) < kFarthest)) {
    v.x = kNowhere;
    return v;
  }
  v.x = static_cast<std::int32_t>(std::floor(x * raster3d::kSubsamples + 0.5));
  v.y = static_cast<std::int32_t>(std::floor(y * raster3d::kSubsamples + 0.5));
  const double channels[3] = {color.r, color.g, color.b};
  for (int c = 0; c < 3; ++c) {
    v.sides[0][c] = static_cast<float>(255 * std::clamp(channels[c] * top, 0.0, 1.0));
    v.sides[1][c] = static_cast<float>(255 * std::clamp(channels[c] * bottom, 0.0, 1.0));
  }
  v.sides[0][3] = v.sides[1][3] = static_cast<float>(at.depth);
  return v;
}

/// Which of `count` rows (or columns) of points carry a grid line.
std::vector<bool> line_rows(const GridLines& lines, int count) {
  std::vector<bool> rows(count, false);
  if (lines.cells <= 0 || 2 * lines.cells > count - 1 || !(lines.darkness > 0)) return rows;
  for (int k = 0; k <= lines.cells; ++k) rows[(2 * k * (count - 1) + lines.cells) / (2 * lines.cells)] = true;
  return rows;
}

/// The two triangles of each cell, whose corners are 0: (i, j), 1: (i + 1, j), 2: (i, j + 1), 3: both + 1.
class Triangulation {
 public:
  Triangulation(const Mesh& mesh, const std::vector<Vertex>& vertices, std::vector<Triangle>& out)
      : mesh_(mesh), vertices_(vertices), out_(out) {
    out_.clear();
    const std::vector<bool> columns = line_rows(mesh.lines, mesh.columns);
    const std::vector<bool> rows = line_rows(mesh.lines, mesh.rows);
    for (int j = 0; j + 1 < mesh.rows; ++j) {
      for (int i = 0; i + 1 < mesh.columns; ++i) {
        left_ = columns[i];
        right_ = columns[i + 1];
        low_ = rows[j];
        high_ = rows[j + 1];
        if (mesh.is_cut(i, j)) continue;
        if (mesh.cut_from_origin(i, j)) {
          add(i, j, 0, 1, 3);
          add(i, j, 0, 3, 2);
        } else {
          add(i, j, 0, 1, 2);
          add(i, j, 1, 3, 2);
        }
      }
    }
    for (const Mesh::RimTriangle& t : mesh.rim) add_rim(t);
  }

 private:
  void add(int i, int j, int a, int b, int c) {
    Triangle t{};
    const int corners[3] = {a, b, c};
    for (int k = 0; k < 3; ++k) {
      const int right = corners[k] & 1, high = corners[k] >> 1;
      t.vertex[k] = static_cast<std::uint32_t>((j + high) * mesh_.columns + i + right);
      if (vertices_[t.vertex[k]].x == kNowhere) return;
      t.column[k] = static_cast<std::uint8_t>(left_ ? right : 1 - right);
      t.row[k] = static_cast<std::uint8_t>(low_ ? high : 1 - high);
    }
    t.on_column_line = left_ || right_;
    t.on_row_line = low_ || high_;
    out_.push_back(t);
  }

  /// Without grid lines.
  void add_rim(const Mesh::RimTriangle& rim) {
    Triangle t{};
    for (std::size_t k = 0; k < 3; ++k) {
      t.vertex[k] = rim.vertex[k];
      if (vertices_[t.vertex[k]].x == kNowhere) return;
    }
    out_.push_back(t);
  }

  const Mesh& mesh_;
  const std::vector<Vertex>& vertices_;
  std::vector<Triangle>& out_;
  bool left_ = false, right_ = false, low_ = false, high_ = false;
};

void check(const Mesh& mesh) {
  const std::size_t count = static_cast<std::size_t>(std::max(mesh.columns, 0)) * std::max(mesh.rows, 0);
  const std::size_t points = mesh.points.size();
  if (points < count || (points > count && mesh.rim.empty()) || mesh.colors.size() != points ||
      mesh.normals.size() != points) {
    throw std::logic_error("raster3d: the mesh's points, colours and normals must be columns x rows each");
  }
}

}  // namespace

struct Rasterizer::Scratch {
  std::vector<Vertex> vertices;
  std::vector<Triangle> triangles;

  void set_vertices(const Mesh& mesh, const Projection& projection, const Lighting& light) {
    const Point3 above = light_direction(light, projection);
    vertices.resize(mesh.points.size());
    for (std::size_t k = 0; k < mesh.points.size(); ++k) {
      const Point3 n = mesh.normals[k];
      const double level = above.x * n.x + above.y * n.y, upright = above.z * n.z;
      // From below, both the normal and the light's height change their signs.
      const double top = shade(level + upright, above.z, light.ambient);
      const double bottom = kBelow * shade(upright - level, above.z, light.ambient);
      vertices[k] = make_vertex(projection.project(mesh.points[k]), mesh.colors[k], top, bottom);
    }
  }
};

Rasterizer::Rasterizer() : scratch_(std::make_unique<Scratch>()) {}
Rasterizer::~Rasterizer() = default;
Rasterizer::Rasterizer(Rasterizer&&) noexcept = default;
Rasterizer& Rasterizer::operator=(Rasterizer&&) noexcept = default;

void Rasterizer::draw(const Mesh& mesh, const Projection& projection, const Lighting& light,
                      DepthBuffer& depth) {
  check(mesh);
  std::fill(depth.drawn_.begin(), depth.drawn_.end(), std::uint8_t{0});
  const Rect& area = depth.area();
  if (area.empty() || mesh.points.empty()) return;
  scratch_->set_vertices(mesh, projection, light);
  Triangulation(mesh, scratch_->vertices, scratch_->triangles);
  const raster3d::Samples samples = {2 * area.x,       2 * area.y,          depth.samples_x_,
                                     depth.samples_y_, depth.tiles_.data(), depth.drawn_.data()};
  const int cells = std::max(mesh.lines.cells, 1);
  const raster3d::LineStyle style = {static_cast<float>(mesh.lines.darkness),
                                     static_cast<float>(std::min(mesh.columns, mesh.rows) - 1) / cells,
                                     static_cast<float>(mesh.lines.width_px)};
  raster3d::fill_triangles(scratch_->vertices, scratch_->triangles, style, samples);
}

}  // namespace gradreel
