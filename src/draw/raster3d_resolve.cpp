// From samples to pixels.
#include <cstring>

#include "core/wide.hpp"
#include "draw/raster3d_spans.hpp"

namespace gradreel::raster3d {

namespace {

constexpr int kSamples = SampleTile::kColumns, kPixels = kSamples / 2;

void resolve_row(const SampleTile::Row& upper, const SampleTile::Row& lower, std::uint32_t* pixels) {
  // Sums of alternate channels, which have room for carries.
  std::uint32_t even[kSamples], odd[kSamples];
  for (int i = 0; i < kSamples; ++i) {
    const std::uint32_t old = pixels[i / 2];
    const std::uint32_t s = upper.depth[i] < SampleTile::kNothing ? upper.color[i] : old;
    const std::uint32_t t = lower.depth[i] < SampleTile::kNothing ? lower.color[i] : old;
    even[i] = (s & 0x00FF00FF) + (t & 0x00FF00FF);
    odd[i] = ((s >> 8) & 0x00FF00FF) + ((t >> 8) & 0x00FF00FF);
  }
  for (int i = 0; i < kPixels; ++i) {  // and two for rounding
    const std::uint32_t e = even[2 * i] + even[2 * i + 1] + 0x00020002;
    const std::uint32_t o = odd[2 * i] + odd[2 * i + 1] + 0x00020002;
    pixels[i] = ((e >> 2) & 0x00FF00FF) | (((o >> 2) & 0x00FF00FF) << 8);
  }
}

}  // namespace

void resolve_tile(const SampleTile& tile, std::uint32_t* pixels, std::ptrdiff_t stride, int columns,
                  int rows) {
  run_wide([=, &tile] {
    for (int y = 0; y < rows; ++y) {
      std::uint32_t* const row = pixels + y * stride;
      std::uint32_t four[kPixels] = {};
      std::memcpy(four, row, columns * sizeof *row);
      resolve_row(tile.rows[2 * y], tile.rows[2 * y + 1], four);
      std::memcpy(row, four, columns * sizeof *row);
    }
  });
}

}  // namespace gradreel::raster3d
