// What must hold for the frames of any film.
#pragma once

#include <algorithm>
#include <random>

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/film.hpp"
#include "paint/painter.hpp"

namespace gradreel::testing {

/// How many pixels differ; 0 for equal images.
inline int differences(const Image& a, const Image& b) {
  int n = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) n += a.at(x, y) != b.at(x, y);
  }
  return n;
}

/// A frame painted alone, or after any others, equals that of a whole run.
inline void check_order_does_not_matter(const Film& film) {
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter rising(film, backdrop, text), jumping(film, backdrop, text);
  std::vector<std::int64_t> order;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) order.push_back(k);
  std::vector<Image> frames;
  for (const std::int64_t k : order) frames.push_back(rising.paint(k));
  std::shuffle(order.begin(), order.end(), std::mt19937(5));
  for (const std::int64_t k : order) {
    INFO("frame " << k);
    REQUIRE(differences(jumping.paint(k), frames[static_cast<std::size_t>(k)]) == 0);
  }
  for (const std::int64_t k : {order.front(), order.back()}) {
    REQUIRE(differences(paint_frame(film, k), frames[static_cast<std::size_t>(k)]) == 0);
  }
}

/// Outside of the changed rectangles a frame equals the one before; equal digests mean equal pixels. How many
/// frames did not change.
inline int check_changes(const Film& film) {
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  Image before = painter.paint(0);
  CHECK(painter.changed() == std::vector<Rect>{before.bounds()});
  int still_frames = 0;
  for (std::int64_t k = 1; k < film.timeline().frames(); ++k) {
    const Image& now = painter.paint(k);
    INFO("frame " << k);
    for (const Rect& r : painter.changed()) {
      for (int y = r.y; y < r.bottom(); ++y) std::copy_n(now.row(y) + r.x, r.width, before.row(y) + r.x);
    }
    REQUIRE(differences(before, now) == 0);
    if (film.digest(k) == film.digest(k - 1)) {
      CHECK(painter.changed().empty());
      ++still_frames;
    }
  }
  return still_frames;
}

}  // namespace gradreel::testing
