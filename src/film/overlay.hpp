// The interface of overlays, which draw over a plot of the surface or graph: arrows, ticks, labels.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/domain.hpp"
#include "film/panel.hpp"

namespace gradreel {

/// Where a point of the domain appears in a plot.
struct Spot {
  Point px;
  bool is_shown = false;   ///< false: the point has no place in the plot, and px is undefined
  bool is_hidden = false;  ///< behind the surface
};

/// What overlays know of a plot of the surface.
class Ground {
 public:
  virtual ~Ground() = default;
  virtual Spot at(Point place) const = 0;
  virtual Domain domain() const = 0;         ///< shown
  virtual Box plot() const = 0;              ///< lines are clipped to it
  virtual Rect area() const = 0;             ///< nothing is painted outside it
  virtual bool has_equal_units() const = 0;  ///< whether lengths in x and in y can be compared

  /// How many straight pieces a line from a to b needs to lie on the ground; 1 if the ground is flat.
  virtual int pieces(Point a, Point b) const = 0;
};

/// Immutable and shared by all threads. Has the layers and rules of Panel. A panel paints its overlays after
/// its trails, in the scene's order.
class Overlay {
 public:
  virtual ~Overlay() = default;

  /// True if the overlay is drawn in place of the descent's trail.
  virtual bool replaces_trail(const Descent&) const { return false; }

  virtual void paint_backdrop(Canvas&, const Ground&) const {}
  virtual void grow(const LayerCanvases&, const Ground&, int /*from*/, int /*to*/,
                    std::vector<Rect>& /*touched*/) const {}
  virtual void list_moving(const Moment&, const Ground&, std::vector<MovingItem>&) const {}
  virtual void paint_unfinished(const LayerCanvases&, const Ground&, const Moment&) const {}
  virtual void paint_moving(Canvas&, const Ground&, const Moment&) const {}  ///< below the descents' markers
  virtual void paint_top(Canvas&, const Ground&, const Moment&) const {}     ///< above everything

  /// A hash of everything shown that does not follow from the descents' positions.
  virtual std::uint64_t digest(const Moment&) const { return 0; }
};

/// Everything known about an overlay without making one.
struct OverlayEntry {
  std::string_view name;
  std::string_view doc;         ///< one line
  std::string_view notes = {};  ///< details, in sentences
  std::vector<Param> params = {};
  std::string_view optimizer_param = {};  ///< the parameter that names optimizers of the scene; may be empty
  bool on_surface = false;                ///< drawn on the 3D surface too, not only on the contour map
  bool on_graph = false;                  ///< drawn on the graph of a function of one variable
  bool on_projection = false;             ///< true as well of points that are projected on a plane
  bool uses_velocity = false;             ///< needs the trajectories' velocities
  bool uses_step_bound = false;           ///< needs the optimizers' bounds on a step
  std::string_view needs_landmark = {};   ///< needs this landmark of an optimizer; may be empty
  std::string_view landmark_param = {};   ///< the parameter that names a landmark, auto or none; may be empty
  std::unique_ptr<Overlay> (*make)(const FilmContent& content, const OverlayChoice& choice,
                                   TextEngine& text) = nullptr;
};

}  // namespace gradreel
