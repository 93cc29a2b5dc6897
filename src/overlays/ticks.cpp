#include <algorithm>
#include <cmath>

#include "overlays/marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::overlay_entries {

namespace {

class Ticks : public Overlay {
 public:
  Ticks(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        descents_(chosen(content, choice)),
        every_(static_cast<int>(choice.params.number("every"))),
        half_length_(content.px(0.0105)),
        width_(content.px(0.0030)),
        halo_(content.px(0.0018)) {}

  void grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
            std::vector<Rect>& touched) const override {
    for (int epoch = from / every_ * every_ + every_; epoch <= to; epoch += every_) {
      for (const std::size_t d : descents_) grow_tick(layers, ground, d, epoch, touched);
    }
  }

 private:
  // Across the trail: at right angles to the way from the point before to the point after.
  void grow_tick(const LayerCanvases& layers, const Ground& ground, std::size_t d, int epoch,
                 std::vector<Rect>& touched) const {
    const Descent& descent = content_.descents[d];
    const std::vector<Point>& points = descent.trajectory->points;
    const auto e = static_cast<std::size_t>(epoch);
    if (e >= points.size() || !is_finite(points[e])) return;
    const bool has_next = e + 1 < points.size() && is_finite(points[e + 1]);
    const Spot at = ground.at(points[e]), before = ground.at(points[e - 1]);
    const Spot after = has_next ? ground.at(points[e + 1]) : at;
    if (!at.is_shown || !before.is_shown || !after.is_shown) return;
    const Point along = after.px - before.px;
    const double size = length(along);
    if (!(size > 1e-9)) return;
    const Point across = (half_length_ / size) * Point{-along.y, along.x};
    const Spot ends[] = {{at.px - across, true, at.is_hidden}, {at.px + across, true, at.is_hidden}};
    const LayerClips clips(layers, ground.plot());
    grow_line(layers, ends, width_, halo_, descent.color, content_.theme.halo);
    touched.push_back(around(ground, {&at.px, 1}, half_length_ + width_ + halo_ + 2));
  }

  const FilmContent& content_;
  std::vector<std::size_t> descents_;
  int every_;
  double half_length_, width_, halo_;
};

}  // namespace

const OverlayEntry& ticks() {
  static const OverlayEntry entry = {
      .name = "ticks",
      .doc = "marks across the trails at equal intervals of epochs",
      .notes = "Marks are close together where a descent is slow.",
      .params = {of_param(),
                 {.name = "every",
                  .fallback = 10.0,
                  .doc = "epochs between marks",
                  .range = {.low = 1, .high = 1e6, .whole = true}}},
      .optimizer_param = "of",
      .on_surface = true,
      .on_graph = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Ticks>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
