// Contour maps of the whole domain or of a part of it.
#pragma once

#include "film/value_scale.hpp"
#include "panels/axes.hpp"
#include "panels/overlay_set.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel {

inline constexpr int kMostPlaneTicks = 7;

/// An axis of a map, which chooses its ticks. `brief`: its name where there is little room; may be empty.
Axis plane_axis(double low, double high, std::string label, std::string brief = {});

/// That of the film's x or y over `d`, a part of its domain.
Axis plane_axis(const FilmContent& content, const Domain& d, bool is_x);

/// The axis without numbers and name, for maps too small to have them.
Axis plain(const Axis& axis);

/// The axes of a contour map in `cell`, with room for the labels.
Axes contour_axes(const FilmContent& content, const Box& cell, Axis x, Axis y, TextEngine& text);

/// The position of every descent after each epoch, in pixels.
std::vector<std::vector<Point>> trails_px(const FilmContent& content, const Axes& axes);

/// A map of `content`'s domain, with matching axes and trails. The colours are those of `scale`, and the
/// overlays are those of the whole film.
std::unique_ptr<Panel> make_contour_part(const FilmContent& content, const Box& cell, Axes axes,
                                         const ValueScale& scale, std::shared_ptr<const OverlaySet> overlays,
                                         PlaneTrails trails);

/// A map of the part of the domain that the film's zoom shows at each moment.
std::unique_ptr<Panel> make_zoomed_contour(const FilmContent& content, bool has_axes, const Box& cell,
                                           TextEngine& text);

}  // namespace gradreel
