// A line of points, one per epoch, that grows with the clock over a plot of the surface.
#pragma once

#include <optional>

#include "overlays/marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel {

/// A stretch between two kept epochs, passed up to `fraction`.
struct OpenStretch {
  int from = 0, to = 0;
  double fraction = 1;
};

/// Epochs of `points` that the line needs in a film of this size: see thinned().
std::vector<Vertex> thinned_on_map(const FilmContent& content, std::span<const Point> points);

/// The part of the line's next stretch that the clock has passed.
std::optional<OpenStretch> open_stretch(const std::vector<Vertex>& line, const Descent& descent,
                                        const Moment& moment);

}  // namespace gradreel
