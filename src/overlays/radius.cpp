#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "core/num.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr int kSides = 96;

/// A circle for a length that belongs to the step: how far it may go, or how far the minimum is thought to
/// be.
class Radius : public Overlay {
 public:
  Radius(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        descents_(chosen(content, choice)),
        name_(choice.params.text("length")),
        width_(content.px(0.0026)),
        halo_(content.px(0.0018)) {}

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (const std::size_t d : descents_) {
      Hash hash;
      std::vector<Point> px;
      for (const std::vector<Point>& run : rings(content_.descents[d], moment, ground)) {
        for (const Point p : run) {
          px.push_back(p);
          hash.add(p.x).add(p.y);
        }
      }
      items.push_back({around(ground, px, width_ + halo_ + 2), hash.value()});
    }
  }

  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(ground.plot());
    for (const std::size_t d : descents_) {
      for (const std::vector<Point>& run : rings(content_.descents[d], moment, ground)) {
        canvas.stroke(run, {.width_px = width_ + 2 * halo_, .color = content_.theme.halo});
        canvas.stroke(run, {.width_px = width_, .color = content_.descents[d].color});
      }
    }
  }

 private:
  /// Of the step that begins at this epoch; 0 if there is none. An estimate stays when no step is left.
  double length_at(const Trajectory& t, std::size_t e) const {
    for (const StepLengths& l : t.lengths) {
      if (l.name != name_ || l.values.empty()) continue;
      if (is_estimate()) e = std::min(e, l.values.size() - 1);
      if (e < l.values.size() && std::isfinite(l.values[e])) return l.values[e];
    }
    return 0;
  }

  /// Of the distance from the start.
  bool is_estimate() const { return name_ == "distance"; }

  /// The parts of the circle that have a place in the plot.
  std::vector<std::vector<Point>> rings(const Descent& descent, const Moment& moment,
                                        const Ground& ground) const {
    const Trajectory& t = *descent.trajectory;
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    const double radius = length_at(t, e);
    const Point center = is_estimate() ? t.points.front() : t.points[e];
    std::vector<std::vector<Point>> runs(1);
    if (!(radius > 0) || !is_finite(center)) return {};
    for (int i = 0; i <= kSides; ++i) {
      const double angle = 2 * kPi * (i % kSides) / kSides;
      const Spot spot = ground.at(center + radius * Point{num::cos(angle), num::sin(angle)});
      if (spot.is_shown) {
        runs.back().push_back(spot.px);
      } else if (!runs.back().empty()) {
        runs.emplace_back();
      }
    }
    std::erase_if(runs, [](const std::vector<Point>& run) { return run.size() < 2; });
    return runs;
  }

  const FilmContent& content_;
  std::vector<std::size_t> descents_;
  std::string name_;
  double width_, halo_;
};

}  // namespace

const OverlayEntry& radius() {
  static const OverlayEntry entry = {
      .name = "radius",
      .doc = "a circle for a length that the optimizer keeps, such as a trust region's radius",
      .notes =
          "The length radius, of trust_region, is drawn around the point where the step begins: the step "
          "ends "
          "on the circle or inside. The length distance, of prodigy and D-Adaptation, is drawn around the "
          "start: the circle grows towards the minimum, whose distance it estimates from below.",
      .params = {of_param(),
                 {.name = "length",
                  .fallback = std::string("radius"),
                  .doc = "which length",
                  .choices = {"radius", "distance"}}},
      .optimizer_param = "of",
      .on_surface = true,
      .landmark_param = "length",
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Radius>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
