// The overlays of one plot.
#pragma once

#include "film/overlay.hpp"

namespace gradreel {

enum class Plot { flat, surface, graph };

/// Makes and paints, in the scene's order, the overlays that this kind of plot shows.
class OverlaySet {
 public:
  OverlaySet(const FilmContent& content, Plot plot, TextEngine& text);

  /// Per descent: false if an overlay is drawn in place of its trail.
  const std::vector<bool>& draws_trail() const { return draws_trail_; }

  void paint_backdrop(Canvas& canvas, const Ground& ground) const;
  void grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
            std::vector<Rect>& touched) const;
  void list_moving(const Moment& moment, const Ground& ground, std::vector<MovingItem>& items) const;
  void paint_unfinished(const LayerCanvases& layers, const Ground& ground, const Moment& moment) const;
  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const;
  void paint_top(Canvas& canvas, const Ground& ground, const Moment& moment) const;
  std::uint64_t digest(const Moment& moment) const;

 private:
  std::vector<std::unique_ptr<Overlay>> overlays_;
  std::vector<bool> draws_trail_;
};

}  // namespace gradreel
