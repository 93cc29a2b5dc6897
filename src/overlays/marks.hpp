// Helpers that overlays share: positions of descents, lines on the ground, dots.
#pragma once

#include <string>

#include "core/domain.hpp"
#include "film/overlay.hpp"

namespace gradreel {

/// The parameter `of`: the name or label of the only optimizer that the overlay is for; by default all.
Param of_param();

/// The position of a descent in the domain.
Point place_at(const Descent& descent, const Moment& moment);

/// Indices of the descents that an overlay is for. Only descents with a marker qualify.
std::vector<std::size_t> chosen(const FilmContent& content, const OverlayChoice& choice);

/// The line from a to b on the ground, both ends included.
std::vector<Spot> way(const Ground& ground, Point a, Point b);

/// The pixels of the ground's area within `reach_px` of the points, which may lie anywhere.
Rect around(const Ground& ground, std::span<const Point> points, double reach_px);

/// A dot in the layers of a trail, which looks like a thicker spot of its line.
void grow_dot(const LayerCanvases& layers, const Ground& ground, const Spot& at, double radius_px,
              double halo_px, Color color, Color halo);

/// Strokes part of a trail in its layers. A piece is drawn as hidden if its ends are.
void grow_line(const LayerCanvases& layers, std::span<const Spot> line, double width_px, double halo_px,
               Color color, Color halo);

/// Indices of the points that differ from all earlier ones by more than 1/2000 of the domain, up to the first
/// non-finite point.
std::vector<int> distinct_epochs(const Trajectory& trajectory, const Domain& domain);

/// Text that is legible on any background.
void paint_label(Canvas& canvas, const FilmContent& content, std::string_view text, Point at, Color color,
                 Align align = Align::center);

/// Half the width and half the height that paint_label() may touch.
Point label_reach(const FilmContent& content, std::string_view text, TextEngine& engine);

}  // namespace gradreel
