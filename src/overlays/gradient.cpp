#include "overlays/arrow_overlay.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr double kGradientShare = 0.17;  // of the domain, the longest arrow

/// The largest gradient norm over all epochs at which a descent is inside the domain.
double largest_gradient(const FilmContent& content, const std::vector<std::size_t>& descents) {
  double largest = 0;
  for (const std::size_t d : descents) {
    std::vector<Point> inside = content.descents[d].trajectory->points;
    std::erase_if(inside, [&](Point p) { return !content.view.domain.contains(p); });
    Positions x(2, static_cast<Eigen::Index>(inside.size())), g;
    for (std::size_t i = 0; i < inside.size(); ++i)
      x.col(static_cast<Eigen::Index>(i)) << inside[i].x, inside[i].y;
    Values f;
    content.surface->gradient(x, f, g);
    for (Eigen::Index i = 0; i < g.cols(); ++i) {
      const double norm = length({g(0, i), g(1, i)});
      if (std::isfinite(norm)) largest = std::max(largest, norm);
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
  std::optional<Ends> ends(const Descent& descent, const Moment& moment,
                           const Ground& ground) const override {
    const Point at = place_at(descent, moment);
    if (!is_finite(at)) return std::nullopt;
    Positions x(2, 1), g;
    Values f;
    x << at.x, at.y;
    content().surface->gradient(x, f, g);
    const std::optional<Point> tip = scale_.tip(ground, at, {-g(0, 0), -g(1, 0)});
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
