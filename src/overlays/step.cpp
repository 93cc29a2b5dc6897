#include "overlays/arrow_overlay.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

class Step : public ArrowOverlay {
 public:
  Step(const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
      : ArrowOverlay(content, choice, "", LabelAt::tip, false, text) {}

 protected:
  std::optional<Ends> ends(const Descent& descent, const Moment& moment, const Ground&) const override {
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    if (e == 0) return std::nullopt;
    const std::vector<Point>& points = descent.trajectory->points;
    return Ends{points[e - 1], points[e]};
  }
};

}  // namespace

const OverlayEntry& step() {
  static const OverlayEntry entry = {
      .name = "step",
      .doc = "an arrow along the last step",
      .notes = "From the beginning to the end of the last completed epoch, at its true length.",
      .params = {of_param()},
      .optimizer_param = "of",
      .on_surface = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Step>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
