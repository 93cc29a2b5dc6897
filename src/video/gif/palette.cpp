#include "video/gif/palette.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "core/wide.hpp"

namespace gradreel {

namespace {

constexpr int kRounds = 4;  // of k-means alone
constexpr int kSwaps = 10;  // rounds that first move centers away from where they are of little use

// Colours with weights: the means of boxes, and of each its nearest center. Channels in 1/16, so that
// distances are exact integers, of 32 bits and side by side, so that loops are vectorised.
struct WeightedColors {
  std::vector<std::int32_t> r, g, b;
  std::vector<std::int64_t> weight;
  std::vector<std::int32_t> nearest, distance, second;  // squared distances of the nearest two

  std::size_t size() const { return r.size(); }
  std::int64_t error(std::size_t i) const { return weight[i] * distance[i]; }
};
using Center = std::array<std::int32_t, 3>;

Center center_of(Rgb c) { return {16 * c.r, 16 * c.g, 16 * c.b}; }

Rgb color_of(const Center& c) {
  const auto byte = [](std::int32_t v) { return static_cast<std::uint8_t>((v + 8) / 16); };
  return {byte(c[0]), byte(c[1]), byte(c[2])};
}

void consider(WeightedColors& colors, const Center& center, std::size_t index) {
  const auto own = static_cast<std::int32_t>(index);
  const auto go = [&](std::size_t count, const std::int32_t* __restrict r, const std::int32_t* __restrict g,
                      const std::int32_t* __restrict b, std::int32_t* __restrict nearest,
                      std::int32_t* __restrict distance, std::int32_t* __restrict second) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::int32_t dr = r[i] - center[0], dg = g[i] - center[1], db = b[i] - center[2];
      const std::int32_t d = dr * dr + dg * dg + db * db, before = distance[i];
      const bool is_nearer = d < before;
      second[i] = is_nearer ? before : std::min(second[i], d);
      distance[i] = is_nearer ? d : before;
      nearest[i] = is_nearer ? own : nearest[i];
    }
  };
  run_wide([&] {
    go(colors.size(), colors.r.data(), colors.g.data(), colors.b.data(), colors.nearest.data(),
       colors.distance.data(), colors.second.data());
  });
}

/// Returns the error of the whole.
std::int64_t assign(WeightedColors& colors, const std::vector<Center>& centers) {
  std::fill(colors.distance.begin(), colors.distance.end(), std::numeric_limits<std::int32_t>::max());
  std::fill(colors.second.begin(), colors.second.end(), std::numeric_limits<std::int32_t>::max());
  for (std::size_t i = 0; i < centers.size(); ++i) consider(colors, centers[i], i);
  std::int64_t error = 0;
  for (std::size_t i = 0; i < colors.size(); ++i) error += colors.error(i);
  return error;
}

// Adds centers where the remaining error is greatest, the first such colour if there are several.
void grow(WeightedColors& colors, std::vector<Center>& centers, std::size_t most) {
  while (centers.size() < most && colors.size() > 0) {
    std::size_t worst = 0;
    for (std::size_t i = 1; i < colors.size(); ++i) {
      if (colors.error(i) > colors.error(worst)) worst = i;
    }
    if (colors.distance[worst] == 0) return;
    centers.push_back({colors.r[worst], colors.g[worst], colors.b[worst]});
    consider(colors, centers.back(), centers.size() - 1);
  }
}

// Moves every center behind the first `fixed` ones to the mean of its colours; drops those that have none.
void move_to_means(const WeightedColors& colors, std::vector<Center>& centers, std::size_t fixed) {
  std::vector<std::array<std::int64_t, 4>> sums(centers.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    std::array<std::int64_t, 4>& sum = sums[static_cast<std::size_t>(colors.nearest[i])];
    sum[0] += colors.weight[i] * colors.r[i];
    sum[1] += colors.weight[i] * colors.g[i];
    sum[2] += colors.weight[i] * colors.b[i];
    sum[3] += colors.weight[i];
  }
  std::size_t kept = fixed;
  for (std::size_t i = fixed; i < centers.size(); ++i) {
    if (sums[i][3] == 0) continue;
    for (std::size_t c = 0; c < 3; ++c)
      centers[kept][c] = static_cast<std::int32_t>((sums[i][c] + sums[i][3] / 2) / sums[i][3]);
    ++kept;
  }
  centers.resize(kept);
}

// Returns the error.
std::int64_t settle(WeightedColors& colors, std::vector<Center>& centers, std::size_t fixed, std::size_t most,
                    int rounds) {
  std::int64_t error = 0;
  for (int round = 0; round < rounds; ++round) {
    grow(colors, centers, most);
    move_to_means(colors, centers, fixed);
    error = assign(colors, centers);
  }
  return error;
}

// Moves the centers without which the error would grow least, up to `count`, to the worst colours of those
// with the greatest errors.
void swap_centers(const WeightedColors& colors, std::vector<Center>& centers, std::size_t fixed,
                  std::size_t count) {
  std::vector<std::int64_t> errors(centers.size()), losses(centers.size());
  std::vector<std::size_t> worst(centers.size(), colors.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const auto n = static_cast<std::size_t>(colors.nearest[i]);
    errors[n] += colors.error(i);
    losses[n] += colors.weight[i] * (std::int64_t{colors.second[i]} - colors.distance[i]);
    if (worst[n] == colors.size() || colors.error(i) > colors.error(worst[n])) worst[n] = i;
  }
  std::vector<std::size_t> cheapest(centers.size() - fixed), dearest(centers.size());
  std::iota(cheapest.begin(), cheapest.end(), fixed);
  std::iota(dearest.begin(), dearest.end(), std::size_t{0});
  std::stable_sort(cheapest.begin(), cheapest.end(),
                   [&](std::size_t a, std::size_t b) { return losses[a] < losses[b]; });
  std::stable_sort(dearest.begin(), dearest.end(),
                   [&](std::size_t a, std::size_t b) { return errors[a] > errors[b]; });
  for (std::size_t k = 0; k < std::min(count, cheapest.size()); ++k) {
    if (losses[cheapest[k]] >= errors[dearest[k]]) return;
    const std::size_t at = worst[dearest[k]];
    centers[cheapest[k]] = {colors.r[at], colors.g[at], colors.b[at]};
  }
}

// K-means finds the nearest optimum, swaps a better one: fewer and fewer at a time, and only those that help.
void improve(WeightedColors& colors, std::vector<Center>& centers, std::size_t fixed, std::size_t most) {
  std::int64_t least = settle(colors, centers, fixed, most, kRounds);
  for (int round = 0; round < kSwaps && centers.size() == most && least > 0; ++round) {
    std::vector<Center> tried = centers;
    swap_centers(colors, tried, fixed, static_cast<std::size_t>(2 * (kSwaps - round)));
    assign(colors, tried);
    const std::int64_t error = settle(colors, tried, fixed, most, 1);
    if (error < least) {
      least = error;
      centers = tried;
    } else {
      assign(colors, centers);
    }
  }
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
  WeightedColors means;
  for (const Box& box : boxes_) {
    if (box.count == 0) continue;
    const auto mean = [&](std::uint64_t sum) {
      return static_cast<std::int32_t>((16 * sum + box.count / 2) / box.count);
    };
    means.r.push_back(mean(box.r));
    means.g.push_back(mean(box.g));
    means.b.push_back(mean(box.b));
    means.weight.push_back(static_cast<std::int64_t>(box.count));
  }
  for (auto* found : {&means.nearest, &means.distance, &means.second}) found->resize(means.size());
  std::vector<Center> centers;
  for (const Rgb color : exact_) centers.push_back(center_of(color));
  assign(means, centers);
  improve(means, centers, exact_.size(), most_);
  std::vector<Rgb> colors = exact_;
  for (std::size_t i = exact_.size(); i < centers.size(); ++i) add_new(colors, color_of(centers[i]), most_);
  return colors;
}

}  // namespace gradreel
