#include "draw/stroke_mask.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "draw/text_impl.hpp"

namespace gradreel {

namespace {

constexpr int kAbreast = 8;
using Pixels = Eigen::Array<float, kAbreast, 1>;

// Eigen's own square root of floats is an approximation (rsqrtps) that differs between makes of CPUs.
Pixels exact_sqrt(const Pixels& x) {
  Pixels root;
  for (int i = 0; i < kAbreast; ++i) root[i] = std::sqrt(x[i]);
  return root;
}

}  // namespace

// Single precision is fine once coordinates are relative to the segment's start.
struct StrokeMask::Segment {
  Point a, b;
  float dx, dy, inverse_squared, length, half_width, strength;
  bool cut_at_a, cut_at_b;
};

StrokeMask::StrokeMask(const Rect& area, double width_px)
    : area_(area),
      half_width_(width_px / 2),
      tiles_x_((std::max(0, area.width) + kTileWidth - 1) / kTileWidth),
      tile_at_(static_cast<std::size_t>(tiles_x_) *
                   static_cast<std::size_t>((std::max(0, area.height) + kTileHeight - 1) / kTileHeight),
               -1) {}

StrokeMask::~StrokeMask() {
  Tiles& spare = spare_tiles();
  spare.insert(spare.end(), std::move_iterator(tiles_.begin()), std::move_iterator(tiles_.end()));
}

// A zooming map has thousands of strokes a frame. Memory fresh from the system costs more than the stroke, so
// each thread keeps the tiles of its largest one.
StrokeMask::Tiles& StrokeMask::spare_tiles() {
  thread_local Tiles spare;
  return spare;
}

std::unique_ptr<StrokeMask::Tile> StrokeMask::clear_tile() {
  Tiles& spare = spare_tiles();
  if (spare.empty()) return std::make_unique<Tile>();
  std::unique_ptr<Tile> tile = std::move(spare.back());
  spare.pop_back();
  tile->fill(0);
  return tile;
}

float* StrokeMask::tile_row(int x, int y) {
  const int column = (x - area_.x) / kTileWidth, row = (y - area_.y) / kTileHeight;
  int& at = tile_at_[static_cast<std::size_t>(row * tiles_x_ + column)];
  if (at < 0) {
    at = static_cast<int>(tiles_.size());
    tiles_.push_back(clear_tile());
  }
  return tiles_[static_cast<std::size_t>(at)]->data() + (y - area_.y) % kTileHeight * kTileWidth;
}

void StrokeMask::add_row(const Segment& s, int y, int x_begin, int x_end) {
  static const Pixels kSteps = Pixels::LinSpaced(0, kAbreast - 1);
  const auto py = static_cast<float>(y + 0.5 - s.a.y);
  const float h = s.half_width;
  // From a multiple of the lanes on; what is computed beyond the row's end is right as well.
  for (int x = x_begin - (x_begin - area_.x) % kAbreast; x < x_end; x += kAbreast) {
    const Pixels px = static_cast<float>(x + 0.5 - s.a.x) + kSteps;
    const Pixels along = (px * s.dx + py * s.dy) * s.inverse_squared;
    const Pixels t = along.max(0.0f).min(1.0f);
    const Pixels d = exact_sqrt((px - t * s.dx).square() + (py - t * s.dy).square());
    // How much of a pixel-wide interval at distance d the line's width covers.
    Pixels coverage = ((d + h).min(0.5f) - (d - h).max(-0.5f)).max(0.0f);
    if (s.cut_at_a) coverage = coverage.min((along * s.length + 0.5f).max(0.0f));
    if (s.cut_at_b) coverage = coverage.min(((1.0f - along) * s.length + 0.5f).max(0.0f));
    if (s.strength != 1) coverage *= s.strength;
    Eigen::Map<Pixels> out(tile_row(x, y) + (x - area_.x) % kTileWidth);
    out = out.max(coverage);
  }
}

void StrokeMask::add(Point a, Point b, bool cut_at_a, bool cut_at_b, double strength) {
  const Point d = b - a;
  const double squared = d.x * d.x + d.y * d.y;
  if (squared == 0 && (cut_at_a || cut_at_b)) return;
  const Segment segment = {a,
                           b,
                           static_cast<float>(d.x),
                           static_cast<float>(d.y),
                           squared > 0 ? static_cast<float>(1 / squared) : 0.0f,
                           static_cast<float>(std::sqrt(squared)),
                           static_cast<float>(half_width_),
                           static_cast<float>(strength),
                           cut_at_a,
                           cut_at_b};
  const double r = half_width_ + 0.5;
  const int y_begin = std::max(area_.y, static_cast<int>(std::floor(std::min(a.y, b.y) - r)));
  const int y_end = std::min(area_.bottom(), static_cast<int>(std::ceil(std::max(a.y, b.y) + r)));
  for (int y = y_begin; y < y_end; ++y) {
    double from = 0, to = 1;  // the part of the segment that is near this row
    if (std::abs(d.y) > 1e-6) {
      from = std::clamp((y + 0.5 - r - a.y) / d.y, 0.0, 1.0);
      to = std::clamp((y + 0.5 + r - a.y) / d.y, 0.0, 1.0);
    }
    const double x1 = a.x + from * d.x, x2 = a.x + to * d.x;
    add_row(segment, y, std::max(area_.x, static_cast<int>(std::floor(std::min(x1, x2) - r))),
            std::min(area_.right(), static_cast<int>(std::ceil(std::max(x1, x2) + r))));
  }
}

void StrokeMask::paint(cairo_t* cairo) {
  std::array<std::uint8_t, kTileWidth * kTileHeight> levels;
  for (std::size_t i = 0; i < tile_at_.size(); ++i) {
    if (tile_at_[i] < 0) continue;
    const Tile& tile = *tiles_[static_cast<std::size_t>(tile_at_[i])];
    std::transform(tile.begin(), tile.end(), levels.begin(), [](float coverage) {
      return static_cast<std::uint8_t>(static_cast<int>(coverage * 255 + 0.5f));
    });
    const OwnedSurface mask(cairo_image_surface_create_for_data(levels.data(), CAIRO_FORMAT_A8, kTileWidth,
                                                                kTileHeight, kTileWidth));
    const int column = static_cast<int>(i) % tiles_x_, row = static_cast<int>(i) / tiles_x_;
    cairo_mask_surface(cairo, mask.get(), area_.x + column * kTileWidth, area_.y + row * kTileHeight);
  }
}

}  // namespace gradreel
