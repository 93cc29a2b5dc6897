#include "golden/likeness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/geometry.hpp"

namespace gradreel::testing {

namespace {

constexpr int kBlock = 8;              // pixels
constexpr double kBlockLevels = 8;     // by which a block's mean colour may differ
constexpr int kNear = 3;               // pixels: details are faint where, so far around,
constexpr double kFaintLevels = 24;    // the brightest pixel is not more above the darkest
constexpr double kFewDetails = 0.005;  // of the pixels: a picture with fewer has none to compare

// A picture 3 % darker has 0.967 to 0.970 of its light, the shift by a pixel is 1.000, and without contour
// lines 0.34 to 0.87 of the faint details are left. Of renderings that differ without being wrong (paths
// flattened five times finer, letters hinted, coverage sampled coarsely) the worst had 0.992 of the light,
// 0.25 pixels and 0.95 of the details.
constexpr double kLight = 0.015, kDetail = 0.09;

std::array<double, 3> channels(std::uint32_t pixel) {
  const Rgb c = to_rgb(pixel);
  return {static_cast<double>(c.r), static_cast<double>(c.g), static_cast<double>(c.b)};
}

/// One number a pixel.
struct Plane {
  int width = 0, height = 0;
  std::vector<double> values;

  double at(int x, int y) const { return values[static_cast<std::size_t>(y) * width + x]; }
};

template <class Value>
Plane plane_of(int width, int height, const Value& value) {
  Plane plane = {width, height, {}};
  plane.values.reserve(static_cast<std::size_t>(width) * height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) plane.values.push_back(value(x, y));
  }
  return plane;
}

/// The mean of the channels.
Plane levels_of(const Image& image) {
  return plane_of(image.width(), image.height(), [&](int x, int y) {
    const auto [r, g, b] = channels(image.at(x, y));
    return (r + g + b) / 3;
  });
}

std::array<double, 3> mean_color(const Image& image, const Rect& block) {
  std::array<double, 3> sum{};
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      const auto c = channels(image.at(x, y));
      for (std::size_t i = 0; i < 3; ++i) sum[i] += c[i];
    }
  }
  for (double& channel : sum) channel /= block.width * block.height;
  return sum;
}

std::vector<Rect> differing_blocks(const Image& a, const Image& b) {
  std::vector<Rect> blocks;
  for (int y = 0; y < a.height(); y += kBlock) {
    for (int x = 0; x < a.width(); x += kBlock) {
      const Rect block = intersection({x, y, kBlock, kBlock}, a.bounds());
      const auto p = mean_color(a, block), q = mean_color(b, block);
      double most = 0;
      for (std::size_t i = 0; i < 3; ++i) most = std::max(most, std::abs(p[i] - q[i]));
      if (most > kBlockLevels) blocks.push_back(block);
    }
  }
  return blocks;
}

std::array<double, 3> light_of(const Image& golden, const Image& actual) {
  std::array<double, 3> both{}, square{};
  for (int y = 0; y < golden.height(); ++y) {
    for (int x = 0; x < golden.width(); ++x) {
      const auto g = channels(golden.at(x, y)), a = channels(actual.at(x, y));
      for (std::size_t i = 0; i < 3; ++i) {
        both[i] += a[i] * g[i];
        square[i] += g[i] * g[i];
      }
    }
  }
  std::array<double, 3> light{1, 1, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    if (square[i] > 0) light[i] = both[i] / square[i];
  }
  return light;
}

/// The least squares solution of actual - golden = -right * dg/dx - down * dg/dy.
Point shift_of(const Plane& golden, const Plane& actual) {
  double xx = 0, xy = 0, yy = 0, xd = 0, yd = 0;
  for (int y = 1; y + 1 < golden.height; ++y) {
    for (int x = 1; x + 1 < golden.width; ++x) {
      const double gx = (golden.at(x + 1, y) - golden.at(x - 1, y)) / 2;
      const double gy = (golden.at(x, y + 1) - golden.at(x, y - 1)) / 2;
      const double d = golden.at(x, y) - actual.at(x, y);
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
      xd += gx * d;
      yd += gy * d;
    }
  }
  const double determinant = xx * yy - xy * xy;
  if (determinant <= 0) return {0, 0};
  return {(yy * xd - xy * yd) / determinant, (xx * yd - xy * xd) / determinant};
}

/// The largest value near each pixel.
Plane highest_near(const Plane& plane) {
  const Plane in_rows = plane_of(plane.width, plane.height, [&](int x, int y) {
    double most = plane.at(x, y);
    for (int i = std::max(0, x - kNear); i <= std::min(plane.width - 1, x + kNear); ++i)
      most = std::max(most, plane.at(i, y));
    return most;
  });
  return plane_of(plane.width, plane.height, [&](int x, int y) {
    double most = in_rows.at(x, y);
    for (int j = std::max(0, y - kNear); j <= std::min(plane.height - 1, y + kNear); ++j)
      most = std::max(most, in_rows.at(x, j));
    return most;
  });
}

/// By how much the brightest pixel near each is above the darkest.
Plane contrast_of(const Plane& plane) {
  const Plane high = highest_near(plane);
  Plane low = plane;
  for (double& value : low.values) value = -value;
  low = highest_near(low);
  return plane_of(plane.width, plane.height, [&](int x, int y) { return high.at(x, y) + low.at(x, y); });
}

double curvature(const Plane& p, int x, int y) {
  return p.at(x - 1, y) + p.at(x + 1, y) + p.at(x, y - 1) + p.at(x, y + 1) - 4 * p.at(x, y);
}

double detail_of(const Plane& golden, const Plane& actual) {
  const Plane contrast = contrast_of(golden);
  double both = 0, square = 0;
  int count = 0;
  for (int y = 1; y + 1 < golden.height; ++y) {
    for (int x = 1; x + 1 < golden.width; ++x) {
      if (contrast.at(x, y) > kFaintLevels) continue;
      const double g = curvature(golden, x, y);
      both += g * curvature(actual, x, y);
      square += g * g;
      count += std::abs(g) >= 2;
    }
  }
  return count < kFewDetails * golden.width * golden.height ? 1 : both / square;
}

}  // namespace

Likeness likeness_of(const Image& golden, const Image& actual) {
  const Plane was = levels_of(golden), is = levels_of(actual);
  const Point shift = shift_of(was, is);
  const auto in_blocks = [](int pixels) { return std::int64_t{(pixels + kBlock - 1) / kBlock}; };
  return {light_of(golden, actual),
          shift.x,
          shift.y,
          detail_of(was, is),
          differing_blocks(golden, actual),
          in_blocks(golden.width()) * in_blocks(golden.height())};
}

namespace {

/// Without a minus before zero.
double to_hundredths(double value) { return std::round(100 * value) / 100 + 0.0; }

}  // namespace

std::string objections(const Likeness& likeness, const Bounds& bounds) {
  std::string said;
  static constexpr const char* kChannels[] = {"red", "green", "blue"};
  for (std::size_t i = 0; i < 3; ++i) {
    const double light = likeness.light[i];
    if (std::abs(light - 1) > kLight)
      said += fmt::format("its {} is {:.1f} % of what it was\n", kChannels[i], 100 * light);
  }
  if (std::hypot(likeness.right, likeness.down) > bounds.shift)
    said += fmt::format("it has moved by {:.2f} pixels to the right and {:.2f} down\n",
                        to_hundredths(likeness.right), to_hundredths(likeness.down));
  if (std::abs(likeness.detail - 1) > kDetail)
    said += fmt::format("faint details, such as contour lines, are {:.0f} % of what they were\n",
                        100 * likeness.detail);
  if (static_cast<double>(likeness.blocks.size()) > bounds.blocks * static_cast<double>(likeness.block_count))
    said += fmt::format("{} blocks of 8 x 8 pixels differ\n", likeness.blocks.size());
  return said;
}

}  // namespace gradreel::testing
