#include "overlays/zoomed_bands.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

namespace {

/// A sample at every second pixel's corner, and one beyond.
struct Samples {
  int columns = 0;
  Values f;
  double at(int i, int j) const { return f(static_cast<Eigen::Index>(j) * columns + i); }
};

Samples sample(const Objective& surface, const Domain& d, int side) {
  Samples s;
  s.columns = side / 2 + 2;
  Positions x(2, static_cast<Eigen::Index>(s.columns) * s.columns);
  Eigen::Index n = 0;
  for (int j = 0; j < s.columns; ++j) {
    for (int i = 0; i < s.columns; ++i, ++n) {
      x(0, n) = d.x_min + (d.x_max - d.x_min) * 2 * i / side;
      x(1, n) = d.y_max - (d.y_max - d.y_min) * 2 * j / side;
    }
  }
  surface.value(x, s.f);
  return s;
}

}  // namespace

Image paint_bands(const Objective& surface, const Domain& domain, int side, const Bands& bands) {
  const Samples s = sample(surface, domain, side);
  std::vector<std::uint32_t> flat;
  for (const Color c : bands.colors) flat.push_back(opaque(c));
  const std::vector<double>& edges = bands.edges;
  Image image(side, side);
  std::size_t band = 0;  // neighbours are mostly in one band
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int i = x / 2, j = y / 2;
      const double u = x % 2 == 0 ? 0.25 : 0.75, v = y % 2 == 0 ? 0.25 : 0.75;
      const double a = s.at(i, j), b = s.at(i + 1, j), c = s.at(i, j + 1), d = s.at(i + 1, j + 1);
      const double top = a + (b - a) * u, bottom = c + (d - c) * u;
      const double value = top + (bottom - top) * v;
      if (!std::isfinite(value)) {
        image.row(y)[x] = flat.back();
        continue;
      }
      while (band < edges.size() && value >= edges[band]) ++band;
      while (band > 0 && value < edges[band - 1]) --band;
      image.row(y)[x] = flat[band];
      // Across a pixel the value changes by about this much.
      const double slope =
          std::sqrt((b - a + d - c) * (b - a + d - c) + (bottom - top) * (bottom - top) * 4) / 4;
      const bool to_next = band < edges.size() && edges[band] - value < 0.5 * slope;
      const bool to_last = band > 0 && value - edges[band - 1] < 0.5 * slope;
      if (to_next && !(to_last && value - edges[band - 1] < edges[band] - value)) {
        const double share = 0.5 - (edges[band] - value) / slope;
        image.row(y)[x] = opaque(mix(bands.colors[band], bands.colors[band + 1], share));
      } else if (to_last) {
        const double share = 0.5 - (value - edges[band - 1]) / slope;
        image.row(y)[x] = opaque(mix(bands.colors[band], bands.colors[band - 1], share));
      }
    }
  }
  return image;
}

}  // namespace gradreel
