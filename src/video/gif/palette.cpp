#include "video/gif/palette.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gradreel {

namespace {

constexpr int kRounds = 12;  // of k-means; later ones change little

// A colour with a weight: the mean of a box. Channels in 1/16, so that distances are exact integers.
struct Point {
  std::array<std::int64_t, 3> at{};
  std::int64_t weight = 0;
  std::size_t nearest = 0;
  std::int64_t distance = std::numeric_limits<std::int64_t>::max();  // squared
};
using Center = std::array<std::int64_t, 3>;

Center center_of(Rgb c) { return {16 * c.r, 16 * c.g, 16 * c.b}; }

Rgb color_of(const Center& c) {
  const auto byte = [](std::int64_t v) { return static_cast<std::uint8_t>((v + 8) / 16); };
  return {byte(c[0]), byte(c[1]), byte(c[2])};
}

std::int64_t squared_distance(const Center& a, const Center& b) {
  const std::int64_t r = a[0] - b[0], g = a[1] - b[1], bl = a[2] - b[2];
  return r * r + g * g + bl * bl;
}

void consider(std::vector<Point>& points, const Center& center, std::size_t index) {
  for (Point& p : points) {
    const std::int64_t d = squared_distance(p.at, center);
    if (d < p.distance) {
      p.distance = d;
      p.nearest = index;
    }
  }
}

void assign(std::vector<Point>& points, const std::vector<Center>& centers) {
  for (Point& p : points) p.distance = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < centers.size(); ++i) consider(points, centers[i], i);
}

// Adds centers where the remaining error is greatest, the first such point if there are several.
void grow(std::vector<Point>& points, std::vector<Center>& centers, std::size_t most) {
  while (centers.size() < most) {
    const auto error = [](const Point& p) {
      return static_cast<double>(p.weight) * static_cast<double>(p.distance);
    };
    const auto worst = std::max_element(points.begin(), points.end(),
                                        [&](const Point& a, const Point& b) { return error(a) < error(b); });
    if (worst == points.end() || worst->distance == 0) return;
    centers.push_back(worst->at);
    consider(points, centers.back(), centers.size() - 1);
  }
}

// Moves every center behind the first `fixed` ones to the mean of its points; drops those that have none.
void move_to_means(const std::vector<Point>& points, std::vector<Center>& centers, std::size_t fixed) {
  std::vector<std::array<std::int64_t, 4>> sums(centers.size());
  for (const Point& p : points) {
    std::array<std::int64_t, 4>& sum = sums[p.nearest];
    for (std::size_t c = 0; c < 3; ++c) sum[c] += p.weight * p.at[c];
    sum[3] += p.weight;
  }
  std::size_t kept = fixed;
  for (std::size_t i = fixed; i < centers.size(); ++i) {
    if (sums[i][3] == 0) continue;
    for (std::size_t c = 0; c < 3; ++c) centers[kept][c] = (sums[i][c] + sums[i][3] / 2) / sums[i][3];
    ++kept;
  }
  centers.resize(kept);
}

bool add_new(std::vector<Rgb>& colors, Rgb color, std::size_t most) {
  if (colors.size() >= most || std::find(colors.begin(), colors.end(), color) != colors.end()) return false;
  colors.push_back(color);
  return true;
}

}  // namespace

GifPalette::GifPalette(std::span<const Rgb> exact, int most)
    : most_(static_cast<std::size_t>(most)), boxes_(std::size_t{1} << 18) {
  for (const Rgb color : exact) add_new(exact_, color, most_);
}

void GifPalette::sample(const Image& frame) {
  for (int y = 0; y < frame.height(); ++y) {
    const std::uint32_t* row = frame.row(y);
    for (int x = 0; x < frame.width(); ++x) {
      const Rgb c = to_rgb(row[x]);
      Box& box = boxes_[static_cast<std::size_t>(c.r >> 2) << 12 | static_cast<std::size_t>(c.g >> 2) << 6 |
                        c.b >> 2];
      box.count += 1;
      box.r += c.r;
      box.g += c.g;
      box.b += c.b;
    }
  }
}

std::vector<Rgb> GifPalette::colors() const {
  std::vector<Point> points;
  for (const Box& box : boxes_) {
    if (box.count == 0) continue;
    const auto mean = [&](std::uint64_t sum) {
      return static_cast<std::int64_t>((16 * sum + box.count / 2) / box.count);
    };
    Point point;
    point.at = {mean(box.r), mean(box.g), mean(box.b)};
    point.weight = static_cast<std::int64_t>(box.count);
    points.push_back(point);
  }
  std::vector<Center> centers;
  for (const Rgb color : exact_) centers.push_back(center_of(color));
  assign(points, centers);
  for (int round = 0; round < kRounds; ++round) {
    grow(points, centers, most_);
    move_to_means(points, centers, exact_.size());
    assign(points, centers);
  }
  std::vector<Rgb> colors = exact_;
  for (std::size_t i = exact_.size(); i < centers.size(); ++i) add_new(colors, color_of(centers[i]), most_);
  return colors;
}

}  // namespace gradreel
