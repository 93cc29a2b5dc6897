#include "panels/surface_mesh.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/num.hpp"
#include "film/brims.hpp"
#include "film/map_colors.hpp"
#include "panels/lifted_trails.hpp"
#include "panels/surface_box.hpp"

namespace gradreel {

namespace {

constexpr int kMesh = 121;  // points a side

class MeshMaker {
 public:
  MeshMaker(const FilmContent& content, const ValueStatistics& statistics, const ValueScale& heights)
      : content_(content),
        statistics_(statistics),
        colors_(content),
        scale_(color_scale(statistics, content.view)),
        heights_(heights) {
    mesh_.columns = mesh_.rows = kMesh;
  }

  Mesh make() && {
    const Positions x = places();
    Values f;
    content_.surface->value(x, f);
    for (int n = 0; n < kMesh * kMesh; ++n) {
      const int row = n / kMesh;
      add_point(-1 + 2.0 * (n % kMesh) / (kMesh - 1), -1 + 2.0 * row / (kMesh - 1), f(n),
                std::isfinite(f(n)));
    }
    const std::span<const double> values(f.data(), static_cast<std::size_t>(f.size()));
    level_ = 0.5 * statistics_.low + 0.5 * statistics_.high;
    std::vector<Brim> brims = find_brims(*content_.surface, x, values, kMesh);
    if (statistics_.has_poles) {
      const std::vector<Brim> poles = find_poles(*content_.surface, x, values, kMesh, level_);
      brims.insert(brims.end(), poles.begin(), poles.end());
    }
    for (const Brim& b : brims) rim_[{b.from, b.to}] = 0;
    add_normals();
    if (!brims.empty()) add_rim(brims, values);
    return std::move(mesh_);
  }

 private:
  Positions places() const {
    const Domain& d = content_.view.domain;
    Positions x(2, kMesh * kMesh);
    for (int j = 0, n = 0; j < kMesh; ++j) {
      for (int i = 0; i < kMesh; ++i, ++n) {
        x(0, n) = d.x_min + (d.x_max - d.x_min) * i / (kMesh - 1);
        x(1, n) = d.y_min + (d.y_max - d.y_min) * j / (kMesh - 1);
      }
    }
    return x;
  }

  void add_point(double x, double y, double value, bool is_there) {
    mesh_.points.push_back({x, y, is_there ? kBoxHalfHeight * (2 * heights_(value) - 1) : value});
    mesh_.colors.push_back(colors_.at(scale_(value)));
  }

  double z(int i, int j) const { return mesh_.points[static_cast<std::size_t>(j * kMesh + i)].z; }

  /// Whether the surface goes on from one point to a neighbour, which may lie outside.
  bool goes_on(int i, int j, int i2, int j2) const {
    if (std::min(i2, j2) < 0 || std::max(i2, j2) >= kMesh || !std::isfinite(z(i2, j2))) return false;
    return rim_.count({j * kMesh + i, j2 * kMesh + i2}) == 0;
  }

  // From the neighbours' heights: one-sided at the borders, at holes and at poles.
  void add_normals() {
    const double step = 2.0 / (kMesh - 1);
    for (int j = 0; j < kMesh; ++j) {
      for (int i = 0; i < kMesh; ++i) {
        const int right = i + (goes_on(i, j, i + 1, j) ? 1 : 0), left = i - (goes_on(i, j, i - 1, j) ? 1 : 0);
        const int high = j + (goes_on(i, j, i, j + 1) ? 1 : 0), low = j - (goes_on(i, j, i, j - 1) ? 1 : 0);
        const double zx = (z(right, j) - z(left, j)) / (std::max(right - left, 1) * step);
        const double zy = (z(i, high) - z(i, low)) / (std::max(high - low, 1) * step);
        const double norm = num::sqrt(zx * zx + zy * zy + 1);
        const bool usable = std::isfinite(norm);
        mesh_.normals.push_back(usable ? Point3{-zx / norm, -zy / norm, 1 / norm} : Point3{0, 0, 1});
      }
    }
  }

  /// What remains of the cells that the edges of holes and poles cut.
  void add_rim(const std::vector<Brim>& brims, std::span<const double> values) {
    for (const Brim& b : brims) {
      rim_[{b.from, b.to}] = static_cast<std::uint32_t>(mesh_.points.size());
      const Point3 from = mesh_.points[static_cast<std::size_t>(b.from)],
                   to = mesh_.points[static_cast<std::size_t>(b.to)];
      add_point(from.x + b.share * (to.x - from.x), from.y + b.share * (to.y - from.y), b.limit, true);
      mesh_.normals.push_back({0, 0, 0});
    }
    for (int j = 0; j + 1 < kMesh; ++j) {
      for (int i = 0; i + 1 < kMesh; ++i) cut_cell(i, j, values);
    }
    smooth_rim();
  }

  static Point3 unit(Point3 n) {
    const double length = num::sqrt(n.x * n.x + n.y * n.y + n.z * n.z);
    return length > 0 ? Point3{n.x / length, n.y / length, n.z / length} : Point3{0, 0, 1};
  }

  using Corners = std::array<int, 4>;

  void cut_cell(int i, int j, std::span<const double> values) {
    const int n = j * kMesh + i;
    const Corners corners = {n, n + 1, n + kMesh + 1, n + kMesh};
    std::array<bool, 4> there{}, above{}, below{};
    bool at_pole = false;
    for (std::size_t k = 0; k < 4; ++k) {
      const double value = values[static_cast<std::size_t>(corners[k])];
      there[k] = std::isfinite(value);
      above[k] = value > level_;
      below[k] = !above[k];
      at_pole = at_pole || rim_.count({corners[k], corners[(k + 1) % 4]}) > 0;
    }
    const auto count = std::count(there.begin(), there.end(), true);
    if (count > 0 && count < 4) return cut_corners(corners, there);
    if (count == 0 || !at_pole) return;
    // A pole's line may end within a cell, which then stays whole.
    for (std::size_t k = 0; k < 4; ++k) {
      if (above[k] != above[(k + 1) % 4] && rim_.count({corners[k], corners[(k + 1) % 4]}) == 0) return;
    }
    cut_corners(corners, above);
    cut_corners(corners, below);
  }

  /// Each run of corners that belong, with the rim's points before and after it, is a polygon.
  void cut_corners(const Corners& corners, const std::array<bool, 4>& belongs) {
    for (std::size_t first = 0; first < 4; ++first) {
      if (!belongs[first] || belongs[(first + 3) % 4]) continue;
      std::vector<std::uint32_t> polygon = {rim_.at({corners[first], corners[(first + 3) % 4]})};
      std::size_t k = first;
      for (; belongs[k]; k = (k + 1) % 4) polygon.push_back(static_cast<std::uint32_t>(corners[k]));
      polygon.push_back(rim_.at({corners[(k + 3) % 4], corners[k]}));
      add_polygon(static_cast<std::uint32_t>(corners[0]), polygon);
    }
  }

  /// A fan from the middle corner.
  void add_polygon(std::uint32_t cell, const std::vector<std::uint32_t>& polygon) {
    const std::size_t count = polygon.size(), middle = count / 2;
    for (std::size_t k = 1; k + 1 < count; ++k) {
      const Mesh::RimTriangle t = {
          cell, {polygon[middle], polygon[(middle + k) % count], polygon[(middle + k + 1) % count]}};
      mesh_.rim.push_back(t);
      const Point3 &a = mesh_.points[t.vertex[0]], &b = mesh_.points[t.vertex[1]],
                   &c = mesh_.points[t.vertex[2]];
      const Point3 u = {b.x - a.x, b.y - a.y, b.z - a.z}, v = {c.x - a.x, c.y - a.y, c.z - a.z};
      const Point3 normal = {u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x};
      for (const std::uint32_t vertex : t.vertex) {
        if (vertex < static_cast<std::uint32_t>(kMesh * kMesh)) continue;
        Point3& sum = mesh_.normals[vertex];
        sum = {sum.x + normal.x, sum.y + normal.y, sum.z + normal.z};
      }
    }
  }

  /// From cell to cell the rim's triangles differ much in their slope, though not in truth: each normal
  /// becomes the mean of those around it.
  void smooth_rim() {
    constexpr int kSmoothings = 4;
    const std::size_t first = static_cast<std::size_t>(kMesh) * kMesh;
    for (std::size_t i = first; i < mesh_.normals.size(); ++i) mesh_.normals[i] = unit(mesh_.normals[i]);
    for (int round = 0; round < kSmoothings; ++round) {
      std::vector<Point3> sums(mesh_.normals.begin() + static_cast<std::ptrdiff_t>(first),
                               mesh_.normals.end());
      for (const Mesh::RimTriangle& t : mesh_.rim) {
        for (const std::uint32_t a : t.vertex) {
          for (const std::uint32_t b : t.vertex) {
            if (a < first || b < first || a == b) continue;
            const Point3& other = mesh_.normals[b];
            Point3& sum = sums[a - first];
            sum = {sum.x + other.x, sum.y + other.y, sum.z + other.z};
          }
        }
      }
      for (std::size_t i = 0; i < sums.size(); ++i) mesh_.normals[first + i] = unit(sums[i]);
    }
  }

  const FilmContent& content_;
  const ValueStatistics& statistics_;
  double level_ = 0;                                  // poles leap past it
  std::map<std::pair<int, int>, std::uint32_t> rim_;  // points of the rim, by the way on which they lie
  MapColors colors_;
  ValueScale scale_;
  const ValueScale& heights_;
  Mesh mesh_;
};

}  // namespace

Mesh surface_mesh(const FilmContent& content, const ValueStatistics& statistics, const ValueScale& heights) {
  return MeshMaker(content, statistics, heights).make();
}

}  // namespace gradreel
