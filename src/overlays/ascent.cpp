#include "overlays/arrow_overlay.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

class Ascent : public ArrowOverlay {
 public:
  Ascent(const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
      : ArrowOverlay(content, choice, choice.params.flag("label") ? "∇" : "", LabelAt::tip, false, text) {}

 protected:
  std::optional<Ends> ends(const Descent& descent, const Moment& moment, const Ground&) const override {
    const Trajectory& t = *descent.trajectory;
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    if (e >= t.gradient_points.size()) return std::nullopt;
    const Ends ends = {t.points[e], t.gradient_points[e]};
    if (!is_finite(ends.from) || !is_finite(ends.to) || length(ends.to - ends.from) == 0) return std::nullopt;
    return ends;
  }
};

}  // namespace

const OverlayEntry& ascent() {
  static const OverlayEntry entry = {
      .name = "ascent",
      .doc = "an arrow from where a step begins to where it takes its gradient",
      .notes =
          "The ascent step of sam, the look-ahead of nesterov, the way from the average to y of "
          "schedule_free_sgd and schedule_free_adamw. It has its true length and stands until the step is "
          "complete.",
      .params = {of_param(), label_param()},
      .optimizer_param = "of",
      .on_surface = true,
      .needs_landmark = "gradient",
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Ascent>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
