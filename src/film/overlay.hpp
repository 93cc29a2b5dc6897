// What may be drawn over a plot of the surface: arrows, ticks, labels.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/domain.hpp"
#include "film/panel.hpp"

namespace gradreel {

/// Where a place of the surface's plane appears in a plot.
struct Spot {
  Point px;
  bool is_shown = false;   ///< false: it has no place in the plot, and px means nothing
  bool is_hidden = false;  ///< behind the surface
};

/// A plot of the surface as overlays see it.
class Ground {
 public:
  virtual ~Ground() = default;
  virtual Spot at(Point place) const = 0;
  virtual Domain domain() const = 0;  ///< shown
  virtual Box plot() const = 0;       ///< lines are cut at its border
  virtual Rect area() const = 0;      ///< nothing is painted outside of it

  /// Into how many straight pieces the way from a to b is cut to lie on the ground; 1 where that is flat.
  virtual int pieces(Point a, Point b) const = 0;
};

/// Immutable, shared by all threads. Layers and rules are those of Panel; a panel paints its overlays after
/// its trails, in the order of the scene.
class Overlay {
 public:
  virtual ~Overlay() = default;

  /// Whether the descent's full trail is left out.
  virtual bool replaces_trail(const Descent&) const { return false; }

  virtual void paint_still(Canvas&, const Ground&) const {}
  virtual void grow(const LayerCanvases&, const Ground&, int /*from*/, int /*to*/,
                    std::vector<Rect>& /*touched*/) const {}
  virtual void list_moving(const Moment&, const Ground&, std::vector<MovingItem>&) const {}
  virtual void paint_unfinished(const LayerCanvases&, const Ground&, const Moment&) const {}
  virtual void paint_moving(Canvas&, const Ground&, const Moment&) const {}  ///< below the descents' markers
  virtual void paint_top(Canvas&, const Ground&, const Moment&) const {}     ///< above all

  /// Hash of what it shows beyond what follows from where the descents are.
  virtual std::uint64_t digest(const Moment&) const { return 0; }
};

/// All that is known of an overlay without making one.
struct OverlayEntry {
  std::string_view name;
  std::string_view doc;         ///< one line
  std::string_view notes = {};  ///< what exactly it shows, as sentences
  std::vector<Param> params = {};
  std::string_view optimizer_param = {};  ///< the parameter that names optimizers of the scene; may be empty
  bool on_surface = false;                ///< drawn on the 3D surface too, not on the contour map alone
  bool uses_velocity = false;             ///< of the trajectories
  bool uses_step_bound = false;           ///< of the optimizers
  std::unique_ptr<Overlay> (*make)(const FilmContent& content, const OverlayChoice& choice,
                                   TextEngine& text) = nullptr;
};

}  // namespace gradreel
