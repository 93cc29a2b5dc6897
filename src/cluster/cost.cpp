#include "cluster/cost.hpp"

#include <string_view>

namespace gradreel {

namespace {

/// Nanoseconds per pixel of painting a frame and encoding it.
struct PixelCost {
  std::string_view format;
  int steady, moving;  ///< of a film whose backdrops stand still, and of any other
};

// Medians of shipped scenes (bench/cost.py).
constexpr PixelCost kPixelCosts[] = {{"mp4", 5, 10}, {"webm", 75, 150}, {"gif", 7, 45}, {"webp", 90, 250}};
constexpr PixelCost kOtherPixelCost = {"", 15, 40};
constexpr std::int64_t kFrameNs = 3'000'000;  // of a frame, whatever its size

}  // namespace

std::int64_t cost_ms(const OutputSpec& output, const PreparedFilm& film, std::int64_t frames) {
  PixelCost cost = kOtherPixelCost;
  for (const PixelCost& known : kPixelCosts) {
    if (known.format == output.format) cost = known;
  }
  const std::int64_t pixels = std::int64_t{output.width} * output.height;
  const bool is_steady = !film.facts.moves_much && !film.facts.map_refills;
  const std::int64_t ns = kFrameNs + pixels * (is_steady ? cost.steady : cost.moving);
  return (frames * ns + 999'999) / 1'000'000;
}

}  // namespace gradreel
