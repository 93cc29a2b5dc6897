// Time of drawing a 3D surface: median over an orbit, milliseconds a frame.
#include <chrono>
#include <cstdio>

#include "core/num.hpp"
#include "draw/raster3d.hpp"

namespace {

using namespace gradreel;

Mesh make_mesh(int n) {
  Mesh mesh;
  mesh.columns = mesh.rows = n;
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i) {
      const double x = -1 + 2.0 * i / (n - 1), y = -1 + 2.0 * j / (n - 1);
      const double z = 0.3 * num::sin(5 * x) * num::sin(5 * y) + 0.12 * num::cos(5 * x - 8 * y);
      const double zx = 1.5 * num::cos(5 * x) * num::sin(5 * y) - 0.6 * num::sin(5 * x - 8 * y);
      const double zy = 1.5 * num::sin(5 * x) * num::cos(5 * y) + 0.96 * num::sin(5 * x - 8 * y);
      const double s = 1 / num::sqrt(1 + zx * zx + zy * zy);
      mesh.points.push_back({x, y, z});
      mesh.normals.push_back({-zx * s, -zy * s, s});
      mesh.colors.push_back({0.5 + z, 0.6, 0.5 - z});
    }
  }
  return mesh;
}

double median_ms(int n, int width, int height) {
  const Mesh mesh = make_mesh(n);
  const Rect area = {0, 0, width, height};
  Image frame(1920, 1080, 0xFFFFFFFF);
  DepthBuffer depth(area);
  Rasterizer rasterizer;
  std::vector<double> times;
  for (int k = 0; k < 120; ++k) {
    CameraPose pose;
    pose.azimuth_deg = 3.0 * k;
    const auto begin = std::chrono::steady_clock::now();
    rasterizer.draw(mesh, Projection(pose, to_box(area), 0.45), {}, depth);
    depth.paint(frame);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::nth_element(times.begin(), times.begin() + 60, times.end());
  return times[60];
}

}  // namespace

int main() {
  for (const int n : {81, 161}) {
    for (const int height : {540, 1080}) {
      std::printf("%3d x %3d points at 960 x %4d: %6.2f ms\n", n, n, height, median_ms(n, 960, height));
    }
  }
}
