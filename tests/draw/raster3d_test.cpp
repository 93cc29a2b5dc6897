#include "draw/raster3d.hpp"

#include <functional>
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "core/hash.hpp"
#include "core/num.hpp"
#include "draw/raster3d_spans.hpp"

using namespace gradreel;

namespace {

constexpr std::uint32_t kBackground = 0xFF204060;
constexpr double kHalfHeight = 0.5;
const double kNaN = std::numeric_limits<double>::quiet_NaN();

using Height = std::function<double(double, double)>;

Mesh make_mesh(int columns, int rows, const Height& height,
               const std::function<Color(double, double)>& color) {
  Mesh mesh;
  mesh.columns = columns;
  mesh.rows = rows;
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      const double x = -1 + 2.0 * i / (columns - 1), y = -1 + 2.0 * j / (rows - 1), d = 1e-5;
      const double zx = (height(x + d, y) - height(x - d, y)) / (2 * d);
      const double zy = (height(x, y + d) - height(x, y - d)) / (2 * d);
      const double s = 1 / std::sqrt(1 + zx * zx + zy * zy);
      mesh.points.push_back({x, y, height(x, y)});
      mesh.colors.push_back(color(x, y));
      mesh.normals.push_back({-zx * s, -zy * s, s});
    }
  }
  mesh.lines.cells = 0;
  return mesh;
}

Color white(double, double) { return {1, 1, 1}; }
double flat(double, double) { return 0; }
double humps(double x, double y) {
  return 0.3 * num::sin(5 * x) * num::sin(5 * y) + 0.12 * num::cos(5 * x - 8 * y);
}
Color striped(double x, double y) { return {0.5 + 0.4 * x, 0.5 + 0.4 * y, 0.6}; }

struct Picture {
  Image frame;
  DepthBuffer depth;
};

Picture draw(const Mesh& mesh, const Projection& projection, const Rect& area, int width = 240,
             int height = 160) {
  Picture picture{Image(width, height, kBackground), DepthBuffer(area)};
  Rasterizer().draw(mesh, projection, {}, picture.depth);
  picture.depth.paint(picture.frame);
  return picture;
}

Projection view(double azimuth, double elevation, const Box& viewport, bool perspective = true,
                double zoom = 1) {
  return Projection({azimuth, elevation, perspective, zoom}, viewport, kHalfHeight);
}

/// Samples of the frame's corner.
struct Tiles {
  Tiles(int width, int height)
      : columns(width),
        rows(height),
        across((width + 7) / 8),
        tiles(across * ((height + 15) / 16)),
        drawn(tiles.size()) {}
  raster3d::Samples samples() { return {0, 0, columns, rows, tiles.data(), drawn.data()}; }
  float depth(int x, int y) const {
    const std::size_t at = y / 16 * across + x / 8;
    return drawn[at] ? tiles[at].rows[y % 16].depth[x % 8] : DepthBuffer::kNothing;
  }
  std::uint32_t color(int x, int y) const {
    return depth(x, y) < DepthBuffer::kNothing ? tiles[y / 16 * across + x / 8].rows[y % 16].color[x % 8] : 0;
  }
  int columns, rows, across;
  std::vector<SampleTile> tiles;
  std::vector<std::uint8_t> drawn;
};

/// 0..1, the same everywhere.
class Random {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11) / 9007199254740992.0;
  }

 private:
  std::uint64_t state_ = 7;
};

}  // namespace

TEST_CASE("raster3d: triangles that share edges cover each sample once", "[raster3d]") {
  using namespace raster3d;
  constexpr int kCells = 9, kSize = 120;
  Random random;
  std::vector<Vertex> vertices;
  for (int j = 0; j <= kCells; ++j) {
    for (int i = 0; i <= kCells; ++i) {
      Vertex v;
      const bool border = i == 0 || j == 0 || i == kCells || j == kCells;
      const double jitter = border ? 0 : 0.45;
      // Some vertices fall upon samples exactly, so that ties are met too.
      v.x = static_cast<int>((i + jitter * (random.next() - 0.5)) * kSize / kCells * (i % 3 ? 256 : 1)) *
            (i % 3 ? 1 : 256);
      v.y = static_cast<int>((j + jitter * (random.next() - 0.5)) * kSize / kCells * (j % 2 ? 256 : 1)) *
            (j % 2 ? 1 : 256);
      if (i == kCells) v.x = kSize * 256;
      if (j == kCells) v.y = kSize * 256;
      vertices.push_back(v);
    }
  }
  const auto at = [](int i, int j) { return static_cast<std::uint32_t>(j * (kCells + 1) + i); };
  std::vector<int> times(kSize * kSize, 0);
  const auto count = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    Tiles tiles(kSize, kSize);
    Triangle t{};
    t.vertex[0] = a;
    t.vertex[1] = b;
    t.vertex[2] = c;
    fill_triangles(vertices, std::span(&t, 1), {}, tiles.samples());
    for (int k = 0; k < kSize * kSize; ++k) times[k] += tiles.depth(k % kSize, k / kSize) < 1e30F;
  };
  for (int j = 0; j < kCells; ++j) {
    for (int i = 0; i < kCells; ++i) {
      count(at(i, j), at(i + 1, j), at(i + 1, j + 1));
      count(at(i, j), at(i + 1, j + 1), at(i, j + 1));
    }
  }
  CHECK(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
}

TEST_CASE("raster3d: vectors of either width give the same bytes", "[raster3d]") {
  using namespace raster3d;
  constexpr int kSize = 150;
  Random random;
  std::vector<Vertex> vertices(600);
  for (Vertex& v : vertices) {
    v.x = static_cast<int>((random.next() * 1.4 - 0.2) * kSize * kSubsamples);
    v.y = static_cast<int>((random.next() * 1.4 - 0.2) * kSize * kSubsamples);
    for (int c = 0; c < 3; ++c) {
      for (auto& side : v.sides) side[c] = static_cast<float>(255 * random.next());
    }
    v.sides[0][3] = v.sides[1][3] = static_cast<float>(random.next());
  }
  std::vector<Triangle> triangles;
  for (std::uint32_t k = 0; k + 2 < vertices.size(); ++k) {
    triangles.push_back({{k, k + 1, k + 2}, {0, 1, 1}, {1, 1, 0}, k % 2 == 0, k % 3 == 0});
  }
  Tiles wide(kSize, kSize), narrow(kSize, kSize);
  fill_triangles(vertices, triangles, {0.3F, 8}, wide.samples());
  fill_triangles_narrow(vertices, triangles, {0.3F, 8}, narrow.samples());
  int covered = 0, different = 0;
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      covered += wide.depth(x, y) < DepthBuffer::kNothing;
      different += wide.depth(x, y) != narrow.depth(x, y) || wide.color(x, y) != narrow.color(x, y);
    }
  }
  CHECK(covered == kSize * kSize);
  CHECK(different == 0);
}

TEST_CASE("raster3d: no background shows through a flat mesh, whose colour stays as it is", "[raster3d]") {
  const Mesh mesh = make_mesh(33, 21, flat, [](double, double) { return Color{0.2, 0.4, 0.6}; });
  const Projection p = view(33, 50, {0, 0, 240, 160});
  const Picture picture = draw(mesh, p, {0, 0, 240, 160});
  int inside = 0, background = 0;
  for (int y = 0; y < 160; ++y) {
    for (int x = 0; x < 240; ++x) {
      const std::uint32_t pixel = picture.frame.at(x, y);
      inside += pixel == 0xFF336699;
      background += pixel == kBackground;
    }
  }
  // The polygon's area, from its corners; its outline is about 500 pixels long.
  double area = 0;
  const Point3 corners[4] = {{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}};
  for (int k = 0; k < 4; ++k) {
    const Point a = p.project(corners[k]).px, b = p.project(corners[(k + 1) % 4]).px;
    area += (a.x * b.y - a.y * b.x) / 2;
  }
  area = std::fabs(area);
  CHECK(inside < area);
  CHECK(inside > area - 600);
  CHECK(240 * 160 - background > area);
  for (int k = 0; k < 2000; ++k) {
    const double x = -0.97 + 1.94 * (k % 47) / 46, y = -0.97 + 1.94 * (k / 47) / 42;
    const Point px = p.project({x, y, 0}).px;
    REQUIRE(picture.frame.at(static_cast<int>(px.x), static_cast<int>(px.y)) == 0xFF336699);
  }
}

TEST_CASE("raster3d: the outline is antialiased by samples", "[raster3d]") {
  // Seen from above, a unit square whose left edge lies 0.25 px or more into a pixel.
  Mesh mesh = make_mesh(2, 2, flat, white);
  const double scale = 160 / (2 * std::sqrt(2.0));
  const Picture picture = draw(mesh, view(-90, 90, {0, 0, 240, 160}, false), {0, 0, 240, 160});
  const double left = 120 - scale;  // 63.43: the sample at .25 is out, the one at .75 in
  CHECK(picture.frame.at(62, 80) == kBackground);
  CHECK(picture.frame.at(static_cast<int>(left), 80) == 0xFF90A0B0);  // half way to white, rounded up
  CHECK(picture.frame.at(64, 80) == 0xFFFFFFFF);
}

TEST_CASE("raster3d: a plane's depth interpolates exactly", "[raster3d]") {
  const Mesh mesh = make_mesh(
      9, 9, [](double x, double y) { return 0.3 * x - 0.15 * y; }, white);
  for (const bool perspective : {true, false}) {
    const Projection p = view(-40, 25, {0, 0, 240, 160}, perspective);
    const Picture picture = draw(mesh, p, {0, 0, 240, 160});
    Random random;
    for (int k = 0; k < 1000; ++k) {
      const double x = -0.95 + 1.9 * random.next(), y = -0.95 + 1.9 * random.next();
      const auto q = p.project({x, y, mesh.height_at(x, y)});
      // Vertices move by up to 1/1024 px when snapped.
      REQUIRE(picture.depth.depth_at(q.px) == Approx(q.depth).margin(5e-5));
    }
    CHECK(picture.depth.depth_at({1, 1}) == DepthBuffer::kNothing);
    CHECK(picture.depth.depth_at({-1e300, 1}) == DepthBuffer::kNothing);
    CHECK(picture.depth.depth_at({kNaN, 1}) == DepthBuffer::kNothing);
  }
}

TEST_CASE("raster3d: the near ridge hides the far one", "[raster3d]") {
  const auto ridge = [](double y, double at) { return std::max(0.0, 1 - 6 * std::fabs(y - at)); };
  const Height two = [&](double, double y) { return 0.4 * ridge(y, -0.5) + 0.4 * ridge(y, 0.5); };
  const Mesh mesh = make_mesh(3, 49, two, [](double, double y) {
    return y < 0 ? Color{1, 0, 0} : Color{0, 0, 1};
  });
  for (const double azimuth : {-90.0, 90.0}) {
    const Projection p = view(azimuth, 5, {0, 0, 240, 160});
    const Picture picture = draw(mesh, p, {0, 0, 240, 160});
    const double near_y = azimuth < 0 ? -0.5 : 0.5;
    const auto near = p.project({0, near_y, 0.3}), far = p.project({0, -near_y, 0.2});
    const Rgb color = to_rgb(picture.frame.at(static_cast<int>(near.px.x), static_cast<int>(near.px.y)));
    CHECK((azimuth < 0 ? color.r : color.b) > 100);
    CHECK((azimuth < 0 ? color.b : color.r) == 0);
    CHECK(picture.depth.depth_at(far.px) < far.depth - 0.1);
    CHECK_FALSE(picture.depth.visible(far.px, far.depth));
  }
}

TEST_CASE("raster3d: both sides are drawn", "[raster3d]") {
  const Mesh mesh = make_mesh(9, 9, flat, white);
  const Picture picture = draw(mesh, view(10, -50, {0, 0, 240, 160}), {0, 0, 240, 160});
  const Rgb below = to_rgb(picture.frame.at(120, 80));
  CHECK(below.r > 200);
  CHECK(below.r < 240);
}

TEST_CASE("raster3d: a smaller area shows the crop of a larger one and nothing else", "[raster3d]") {
  Mesh mesh = make_mesh(41, 41, humps, striped);
  mesh.lines = GridLines{};
  const Projection p = view(-70, 30, {-40, -30, 320, 220}, true, 1.7);
  const Picture whole = draw(mesh, p, {0, 0, 240, 160});
  const Rect area = {37, 21, 101, 77};
  const Picture part = draw(mesh, p, area);
  for (int y = 0; y < 160; ++y) {
    for (int x = 0; x < 240; ++x) {
      const bool inside = x >= area.x && x < area.right() && y >= area.y && y < area.bottom();
      REQUIRE(part.frame.at(x, y) == (inside ? whole.frame.at(x, y) : kBackground));
      const Point px = {x + 0.25, y + 0.75};
      if (inside) REQUIRE(part.depth.depth_at(px) == whole.depth.depth_at(px));
    }
  }
}

TEST_CASE("raster3d: drawing twice gives the same bytes, also with buffers used before", "[raster3d]") {
  const Mesh mesh = make_mesh(41, 41, humps, striped);
  const Rect area = {0, 0, 240, 160};
  const Projection p = view(-60, 35, to_box(area)), other = view(100, -20, to_box(area));
  const Picture fresh = draw(mesh, p, area);
  Rasterizer rasterizer;
  DepthBuffer depth(area);
  Image again(240, 160, kBackground);
  rasterizer.draw(mesh, other, {}, depth);
  rasterizer.draw(mesh, p, {}, depth);
  depth.paint(again);
  CHECK(again == fresh.frame);
  for (double y = 0.25; y < 160; y += 0.5) {
    for (double x = 0.25; x < 240; x += 0.5) REQUIRE(depth.depth_at({x, y}) == fresh.depth.depth_at({x, y}));
  }
}

TEST_CASE("raster3d: triangles of non-finite points are left out", "[raster3d]") {
  Mesh mesh = make_mesh(5, 5, flat, white);
  mesh.points[2 * 5 + 2].z =
      GENERATE(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity());
  const Projection p = view(-90, 90, {0, 0, 240, 160}, false);
  const Picture picture = draw(mesh, p, {0, 0, 240, 160});
  const auto pixel = [&](double x, double y) {
    const Point px = p.project({x, y, 0}).px;
    return picture.frame.at(static_cast<int>(px.x), static_cast<int>(px.y));
  };
  CHECK(pixel(0.05, 0.03) == kBackground);
  CHECK(pixel(0.2, 0.2) == kBackground);
  CHECK(std::isnan(mesh.height_at(0.05, 0.03)));
  // A cell with a bad corner keeps the triangle opposite to it.
  for (const double x : {-0.4, 0.4}) {
    for (const double y : {-0.4, 0.4}) {
      CHECK(pixel(x, y) == 0xFFFFFFFF);
      CHECK(mesh.height_at(x, y) == 0);
    }
  }
}

TEST_CASE("raster3d: height_at lies on the triangles that are drawn", "[raster3d]") {
  Mesh mesh = make_mesh(2, 2, flat, white);
  mesh.points[0].z = 0.1;
  mesh.points[3].z = 0.2;  // (1, 1); the diagonal from (-1, -1) differs by 0.1
  mesh.points[1].z = 0.5;
  CHECK(mesh.cut_from_origin(0, 0));
  CHECK(mesh.height_at(0, 0) == Approx(0.15));
  CHECK(mesh.height_at(1, -1) == Approx(0.5));
  CHECK(mesh.height_at(0.5, -0.5) == Approx((0.15 + 0.5) / 2));
  mesh.points[3].z = 0.9;
  CHECK_FALSE(mesh.cut_from_origin(0, 0));
  CHECK(mesh.height_at(0, 0) == Approx(0.25));
  CHECK(mesh.height_at(0.5, 0.5) == Approx((0.25 + 0.9) / 2));
  CHECK(mesh.height_at(1 + 1e-12, 1) == Approx(0.9));
  CHECK(std::isnan(mesh.height_at(1.01, 0)));
  CHECK(std::isnan(mesh.height_at(kNaN, 0)));
}

TEST_CASE("raster3d: grid lines darken a little", "[raster3d]") {
  Mesh mesh = make_mesh(81, 81, flat, white);
  mesh.lines = {10, 0.25};
  const Projection p = view(-90, 90, {0, 0, 800, 800}, false);
  const Picture picture = draw(mesh, p, {0, 0, 800, 800}, 800, 800);
  const auto shade = [&](double x, double y) {
    const Point px = p.project({x, y, 0}).px;
    int darkest = 255;
    for (int dx = -1; dx <= 1; ++dx) {
      darkest = std::min<int>(
          darkest, to_rgb(picture.frame.at(static_cast<int>(px.x) + dx, static_cast<int>(px.y))).r);
    }
    return darkest;
  };
  CHECK(shade(0.1, 0.1) == 255);
  CHECK(shade(0.2, 0.1) < 225);
  CHECK(shade(0.2, 0.1) >= 191);
  CHECK(shade(-0.4, -0.55) < 225);
}

TEST_CASE("raster3d: areas and sizes that do not agree are refused", "[raster3d]") {
  Mesh mesh = make_mesh(3, 3, flat, white);
  const Projection p = view(0, 30, {0, 0, 50, 50});
  Image frame(50, 50);
  DepthBuffer depth({0, 0, 50, 50});
  CHECK_THROWS_AS(DepthBuffer({10, 10, 50, 50}).paint(frame), std::logic_error);
  mesh.normals.pop_back();
  CHECK_THROWS_AS(Rasterizer().draw(mesh, p, {}, depth), std::logic_error);
}

TEST_CASE("raster3d: the pixels are the same on every machine", "[raster3d]") {
  Mesh mesh = make_mesh(61, 61, humps, striped);
  mesh.lines = GridLines{};
  const Rect area = {0, 0, 240, 160};
  Hash hash;
  for (const double elevation : {-20.0, 3.0, 35.0}) {
    const Picture picture = draw(mesh, view(-60, elevation, to_box(area)), area);
    for (int y = 0; y < area.height; ++y) {
      for (int x = 0; x < area.width; ++x) hash.add(picture.frame.at(x, y));
    }
  }
  CHECK(hash.value() == 0xf435730a726e6efcULL);
}
