// Queries about the drawn surface: heights of the mesh, depths, visibility.
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "draw/raster3d.hpp"
#include "draw/raster3d_spans.hpp"

namespace gradreel {
namespace {

constexpr double kForgiven = 1e-9;

// In depth, whose 0..1 is about three units of the box. The constant part is for creases between triangles
// smaller than a sample, the other for creases of steep ground, where neighbouring samples differ much.
// Random points of rough meshes were all found visible without either: these are margin.
constexpr double kBias = 3e-4;
constexpr double kSlopeBias = 0.25, kMostSlopeBias = 0.002;

auto first_in(const std::vector<Mesh::RimTriangle>& rim, std::uint32_t cell) {
  return std::lower_bound(rim.begin(), rim.end(), cell,
                          [](const Mesh::RimTriangle& t, std::uint32_t number) { return t.cell < number; });
}

}  // namespace

bool Mesh::cut_from_origin(int i, int j) const {
  const std::size_t at = static_cast<std::size_t>(j) * columns + i;
  const double rising = std::fabs(points[at].z - points[at + columns + 1].z);
  const double falling = std::fabs(points[at + 1].z - points[at + columns].z);
  return !std::isfinite(falling) || rising <= falling;
}

bool Mesh::is_cut(int i, int j) const {
  if (rim.empty()) return false;
  const auto cell = static_cast<std::uint32_t>(j * columns + i);
  const auto t = first_in(rim, cell);
  return t != rim.end() && t->cell == cell;
}

double Mesh::height_in_cut_cell(std::uint32_t cell, double x, double y) const {
  for (auto t = first_in(rim, cell); t != rim.end() && t->cell == cell; ++t) {
    const Point3 &a = points[t->vertex[0]], &b = points[t->vertex[1]], &c = points[t->vertex[2]];
    const double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    const double of_b = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
    const double of_c = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
    if (of_b >= -kForgiven && of_c >= -kForgiven && of_b + of_c <= 1 + kForgiven)
      return a.z + of_b * (b.z - a.z) + of_c * (c.z - a.z);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double Mesh::height_at(double x, double y) const {
  const bool inside = std::fabs(x) <= 1 + kForgiven && std::fabs(y) <= 1 + kForgiven;
  if (!inside || columns < 2 || rows < 2) return std::numeric_limits<double>::quiet_NaN();
  const double u = std::clamp((x + 1) / 2, 0.0, 1.0) * (columns - 1);
  const double v = std::clamp((y + 1) / 2, 0.0, 1.0) * (rows - 1);
  const int i = std::min(static_cast<int>(u), columns - 2), j = std::min(static_cast<int>(v), rows - 2);
  if (is_cut(i, j)) return height_in_cut_cell(static_cast<std::uint32_t>(j * columns + i), x, y);
  const double fu = u - i, fv = v - j;
  const Point3* p = &points[static_cast<std::size_t>(j) * columns + i];
  const double z00 = p[0].z, z10 = p[1].z, z01 = p[columns].z, z11 = p[columns + 1].z;
  if (cut_from_origin(i, j)) {
    return fu >= fv ? z00 + fu * (z10 - z00) + fv * (z11 - z10) : z00 + fv * (z01 - z00) + fu * (z11 - z01);
  }
  return fu + fv <= 1 ? z00 + fu * (z10 - z00) + fv * (z01 - z00)
                      : z11 + (1 - fu) * (z01 - z11) + (1 - fv) * (z10 - z11);
}

DepthBuffer::DepthBuffer(const Rect& area)
    : area_(area),
      samples_x_(2 * std::max(area.width, 0)),
      samples_y_(2 * std::max(area.height, 0)),
      tiles_x_((samples_x_ + SampleTile::kColumns - 1) / SampleTile::kColumns),
      tiles_(static_cast<std::size_t>(tiles_x_) * ((samples_y_ + SampleTile::kRows - 1) / SampleTile::kRows)),
      drawn_(tiles_.size()) {}

float DepthBuffer::sample(int column, int row) const {
  const int at = row / SampleTile::kRows * tiles_x_ + column / SampleTile::kColumns;
  if (drawn_[at] == 0) return kNothing;
  return tiles_[at].rows[row % SampleTile::kRows].depth[column % SampleTile::kColumns];
}

void DepthBuffer::paint(Image& target) const {
  if (!area_.empty() && !(intersection(area_, target.bounds()) == area_)) {
    throw std::logic_error("raster3d: the area reaches out of the frame");
  }
  constexpr int kWidth = SampleTile::kColumns / 2, kHeight = SampleTile::kRows / 2;
  for (std::size_t at = 0; at < tiles_.size(); ++at) {
    if (drawn_[at] == 0) continue;
    const int x = static_cast<int>(at) % tiles_x_ * kWidth, y = static_cast<int>(at) / tiles_x_ * kHeight;
    raster3d::resolve_tile(tiles_[at], target.row(area_.y + y) + area_.x + x, target.width(),
                           std::min(kWidth, area_.width - x), std::min(kHeight, area_.height - y));
  }
}

DepthBuffer::Corners DepthBuffer::corners(Point px) const {
  Corners found;
  const double x = 2 * (px.x - area_.x) - 0.5, y = 2 * (px.y - area_.y) - 0.5;
  // Also turns away what does not fit into an int, and NaN.
  if (!(x > -1 && y > -1 && x < samples_x_ && y < samples_y_)) return found;
  const int i = static_cast<int>(std::floor(x)), j = static_cast<int>(std::floor(y));
  found.fx = x - i;
  found.fy = y - j;
  for (int k = 0; k < 4; ++k) {
    const int sx = i + (k & 1), sy = j + (k >> 1);
    if (sx < 0 || sy < 0 || sx >= samples_x_ || sy >= samples_y_) continue;
    found.depth[k] = sample(sx, sy);
  }
  return found;
}

double DepthBuffer::depth_at(Point px) const {
  const Corners c = corners(px);
  const float* d = c.depth;
  if (std::max({d[0], d[1], d[2], d[3]}) >= kNothing) {
    return d[(c.fx >= 0.5 ? 1 : 0) + (c.fy >= 0.5 ? 2 : 0)];
  }
  const double above = d[0] + c.fx * (static_cast<double>(d[1]) - d[0]);
  const double below = d[2] + c.fx * (static_cast<double>(d[3]) - d[2]);
  return above + c.fy * (below - above);
}

bool DepthBuffer::visible(Point px, double depth) const {
  const Corners c = corners(px);
  const auto [nearest, farthest] = std::minmax({c.depth[0], c.depth[1], c.depth[2], c.depth[3]});
  const double slope = static_cast<double>(farthest) - nearest;
  return depth <= farthest + kBias + std::min(kSlopeBias * slope, kMostSlopeBias);
}

}  // namespace gradreel
