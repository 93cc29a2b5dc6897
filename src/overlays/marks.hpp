// What overlays share: places of descents, lines on the ground, dots.
#pragma once

#include <string>

#include "core/domain.hpp"
#include "film/overlay.hpp"

namespace gradreel {

/// Of overlays that may be for one optimizer alone: its name or label; all by default.
Param of_param();

/// Where a descent is, in the surface's plane.
Point place_at(const Descent& descent, const Moment& moment);

/// Indices of the content's descents that an overlay is for: those with a marker.
std::vector<std::size_t> chosen(const FilmContent& content, const OverlayChoice& choice);

/// The way from a to b on the ground, both ends included.
std::vector<Spot> way(const Ground& ground, Point a, Point b);

/// The pixels within `reach` of the points, inside the ground's area. Points may lie anywhere.
Rect around(const Ground& ground, std::span<const Point> points, double reach_px);

/// A dot in a trail's layers: a wider place of its line.
void grow_dot(const LayerCanvases& layers, const Ground& ground, const Spot& at, double radius_px,
              double halo_px, Color color, Color halo);

/// Strokes one stretch of a trail in its layers; pieces are solid or hidden as their ends are.
void grow_line(const LayerCanvases& layers, std::span<const Spot> line, double width_px, double halo_px,
               Color color, Color halo);

/// Indices of the points that are not where an earlier one has been, to a two thousandth of the domain; ends
/// before the first point that is not finite.
std::vector<int> distinct_epochs(const Trajectory& trajectory, const Domain& domain);

/// Text that can be read on any ground.
void paint_label(Canvas& canvas, const FilmContent& content, std::string_view text, Point at, Color color,
                 Align align = Align::center);

/// Half the width and half the height that paint_label() may touch.
Point label_reach(const FilmContent& content, std::string_view text, TextEngine& engine);

}  // namespace gradreel
