#include "panels/overlay_set.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace gradreel {

OverlaySet::OverlaySet(const FilmContent& content, Plot plot, TextEngine& text) {
  for (const OverlayChoice& choice : content.overlays) {
    if (plot == Plot::surface && !choice.entry->on_surface) continue;
    if (plot == Plot::graph && !choice.entry->on_graph) continue;
    overlays_.push_back(choice.entry->make(content, choice, text));
  }
  for (const Descent& d : content.descents) {
    draws_trail_.push_back(std::none_of(overlays_.begin(), overlays_.end(),
                                        [&](const auto& overlay) { return overlay->replaces_trail(d); }));
  }
}

void OverlaySet::paint_backdrop(Canvas& canvas, const Ground& ground) const {
  for (const auto& overlay : overlays_) overlay->paint_backdrop(canvas, ground);
}

void OverlaySet::grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
                      std::vector<Rect>& touched) const {
  for (const auto& overlay : overlays_) overlay->grow(layers, ground, from, to, touched);
}

void OverlaySet::list_moving(const Moment& moment, const Ground& ground,
                             std::vector<MovingItem>& items) const {
  for (const auto& overlay : overlays_) overlay->list_moving(moment, ground, items);
}

void OverlaySet::paint_unfinished(const LayerCanvases& layers, const Ground& ground,
                                  const Moment& moment) const {
  for (const auto& overlay : overlays_) overlay->paint_unfinished(layers, ground, moment);
}

void OverlaySet::paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const {
  for (const auto& overlay : overlays_) overlay->paint_moving(canvas, ground, moment);
}

void OverlaySet::paint_top(Canvas& canvas, const Ground& ground, const Moment& moment) const {
  for (const auto& overlay : overlays_) overlay->paint_top(canvas, ground, moment);
}

std::uint64_t OverlaySet::digest(const Moment& moment) const {
  Hash hash;
  for (const auto& overlay : overlays_) hash.add(overlay->digest(moment));
  return hash.value();
}

}  // namespace gradreel
