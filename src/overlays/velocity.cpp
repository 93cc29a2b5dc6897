#include "overlays/arrow_overlay.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr double kVelocityShare = 0.17;  // of the domain, the longest arrow

double largest_velocity(const Trajectory& trajectory) {
  double largest = 0;
  for (const Point v : trajectory.velocities) {
    if (is_finite(v)) largest = std::max(largest, length(v));
  }
  return largest;
}

class Velocity : public ArrowOverlay {
 public:
  // Each descent has a scale of its own: v of momentum and m of Adam are not of one unit.
  Velocity(const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
      : ArrowOverlay(content, choice, choice.params.flag("label") ? "v" : "", LabelAt::side, false, text) {
    for (const Descent& d : content.descents) {
      scales_.emplace_back(content.view.domain, largest_velocity(*d.trajectory),
                           kVelocityShare * choice.params.number("scale"),
                           choice.params.text("length") == "equal");
    }
  }

 protected:
  std::optional<Ends> ends(const Descent& descent, const Moment& moment,
                           const Ground& ground) const override {
    const std::vector<Point>& v = descent.trajectory->velocities;
    const Point at = place_at(descent, moment);
    if (v.empty() || !is_finite(at)) return std::nullopt;
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    const Point next = e + 1 < v.size() && is_finite(v[e + 1]) ? v[e + 1] : v[e];
    const auto index = static_cast<std::size_t>(&descent - content().descents.data());
    const std::optional<Point> tip =
        scales_[index].tip(ground, at, lerp(v[e], next, descent.fraction_at(moment)));
    return tip ? std::optional(Ends{at, *tip}) : std::nullopt;
  }

 private:
  std::vector<ArrowScale> scales_;  // per descent
};

}  // namespace

const OverlayEntry& velocity() {
  static const OverlayEntry entry = {
      .name = "velocity",
      .doc = "an arrow for the optimizer's velocity or mean gradient",
      .notes =
          "It shows the velocity of momentum, nesterov and sgd, the mean gradient m of qhm and the Adam "
          "family, and the momentum of rmsprop if it has one. It points the way it moves the descent. After "
          "epoch k it is that of epoch k; between epochs it is interpolated. Lengths are compressed as for "
          "gradient, for each descent separately.",
      .params = {of_param(), length_param(), scale_param(), label_param()},
      .optimizer_param = "of",
      .on_surface = true,
      .uses_velocity = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Velocity>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
