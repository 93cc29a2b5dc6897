#include <cmath>

#include "core/hash.hpp"
#include "film/shown_optimizer.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

class StepBox : public Overlay {
 public:
  StepBox(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        descents_(chosen(content, choice)),
        width_(content.px(0.0026)),
        halo_(content.px(0.0018)) {
    std::erase_if(descents_, [&](std::size_t d) {
      const auto& optimizer = content.descents[d].optimizer;
      return !optimizer || !optimizer->bounds_step;
    });
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (const std::size_t d : descents_) {
      const std::vector<Point> ring = corners(content_.descents[d], moment, ground);
      Hash hash;
      for (const Point p : ring) hash.add(p.x).add(p.y);
      items.push_back({around(ground, ring, width_ + halo_ + 2), hash.value()});
    }
  }

  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(ground.plot());
    for (const std::size_t d : descents_) {
      const std::vector<Point> ring = corners(content_.descents[d], moment, ground);
      if (ring.empty()) continue;
      canvas.stroke(ring, {.width_px = width_ + 2 * halo_, .color = content_.theme.halo});
      canvas.stroke(ring, {.width_px = width_, .color = content_.descents[d].color});
    }
  }

 private:
  // Closed; empty once the descent has ended.
  static std::vector<Point> corners(const Descent& descent, const Moment& moment, const Ground& ground) {
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    const Trajectory& t = *descent.trajectory;
    if (e >= t.learning_rates.size()) return {};
    const Point at = t.points[e];
    const double rate = t.learning_rates[e];
    std::vector<Point> ring;
    for (const Point corner : {Point{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
      const Spot spot = ground.at(at + rate * corner);
      if (!spot.is_shown) return {};
      ring.push_back(spot.px);
    }
    return ring;
  }

  const FilmContent& content_;
  std::vector<std::size_t> descents_;
  double width_, halo_;
};

}  // namespace

const OverlayEntry& step_box() {
  static const OverlayEntry entry = {
      .name = "step_box",
      .doc = "the box that approximately bounds Adam's next step",
      .notes =
          "A square around the point where the step begins; half its side is α, the learning rate of the "
          "step. The marker moves inside it to the end of the step. \"The effective magnitude of the steps "
          "taken in parameter space in each timestep are approximately bounded by the stepsize\" (D. P. "
          "Kingma and J. Ba, ICLR 2015, section 2.1). The bound holds for each coordinate separately and "
          "regardless of the gradient's size, unless gradients have been near zero for a long time. For "
          "adam, amsgrad, adamw (apart from its decay), adamax; and lion, signum and tiger, whose "
          "coordinates "
          "move by exactly α.",
      .params = {of_param()},
      .optimizer_param = "of",
      .uses_step_bound = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<StepBox>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
