#include "cluster/cost.hpp"

#include <string_view>

namespace gradreel {

namespace {

/// Nanoseconds per pixel of painting a frame and encoding it.
struct PixelCost {
  std::string_view format;
  int steady, moving;  ///< of a film whose views stand still, and of one with a camera or a zoom
};

constexpr PixelCost kPixelCosts[] = {
    {"mp4", 30, 100}, {"webm", 120, 250}, {"gif", 10, 120}, {"webp", 60, 400}};
constexpr PixelCost kOtherPixelCost = {"", 30, 120};
constexpr std::int64_t kStartNs = 2'000'000;  // of a frame, whatever its size

}  // namespace

std::int64_t cost_ms(const OutputSpec& output, const PreparedFilm& film, std::int64_t frames) {
  PixelCost cost = kOtherPixelCost;
  for (const PixelCost& known : kPixelCosts) {
    if (known.format == output.format) cost = known;
  }
  const std::int64_t pixels = std::int64_t{output.width} * output.height;
  const std::int64_t ns = kStartNs + pixels * (film.facts.view_moves ? cost.moving : cost.steady);
  return (frames * ns + 999'999) / 1'000'000;
}

}  // namespace gradreel
