#include "overlays/arrow_overlay.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr double kGradientShare = 0.17;  // of the domain, the longest arrow

/// The largest gradient norm over all epochs at which a descent is inside the domain.
double largest_gradient(const FilmContent& content, const std::vector<std::size_t>& descents) {
  double largest = 0;
  for (const std::size_t d : descents) {
    const Trajectory& t = *content.descents[d].trajectory;
    for (std::size_t e = 0; e < t.points.size(); ++e) {
      if (content.view.domain.contains(t.points[e]) && std::isfinite(t.gradient_norms[e]))
        largest = std::max(largest, t.gradient_norms[e]);
    }
  }
  return largest;
}

class Gradient : public ArrowOverlay {
 public:
  Gradient(const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
      : ArrowOverlay(content, choice, choice.params.flag("label") ? "−∇J" : "", LabelAt::tip, true, text),
        scale_(content.view.domain, largest_gradient(content, descents()),
               kGradientShare * choice.params.number("scale"), choice.params.text("length") == "equal") {}

 protected:
  std::optional<Ends> ends(const Descent& descent, const Moment& moment) const override {
    const Point at = place_at(descent, moment);
    if (!is_finite(at)) return std::nullopt;
    Positions x(2, 1), g;
    Values f;
    x << at.x, at.y;
    content().surface->gradient(x, f, g);
    const std::optional<Point> tip = scale_.tip(at, {-g(0, 0), -g(1, 0)});
    return tip ? std::optional(Ends{at, *tip}) : std::nullopt;
  }

 private:
  ArrowScale scale_;
};

}  // namespace

const OverlayEntry& gradient() {
  static const OverlayEntry entry = {
      .name = "gradient",
      .doc = "an arrow of −∇J at each descent",
      .notes =
          "The gradient of the surface at the descent's current position, also between epochs, without noise "
          "and clipping. By default lengths are compressed: a tenth of the film's largest gradient gives an "
          "arrow 0.46 times as long.",
      .params = {of_param(), length_param(), scale_param(), label_param()},
      .optimizer_param = "of",
      .on_surface = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Gradient>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
