#include <algorithm>
#include <cmath>

#include "film/plot_shape.hpp"
#include "overlays/arrow.hpp"

namespace gradreel::overlay_entries {

namespace {

class VectorField : public Overlay {
 public:
  VectorField(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        across_(static_cast<int>(choice.params.number("arrows"))),
        equal_(choice.params.text("length") == "equal") {}

  // Arrows stand on their middles, at the centres of square cells.
  void paint_backdrop(Canvas& canvas, const Ground& ground) const override {
    const Box plot = ground.plot();
    const Domain s = ground.domain();
    const double cell = std::max(plot.width, plot.height) / across_;
    const int columns = std::max(1, static_cast<int>(plot.width / cell + 0.5)),
              rows = std::max(1, static_cast<int>(plot.height / cell + 0.5));
    Positions x(2, static_cast<Eigen::Index>(columns) * rows), g;
    for (int n = 0; n < columns * rows; ++n) {
      x(0, n) = s.x_min + (s.x_max - s.x_min) * (n % columns + 0.5) / columns;
      const int row = n / columns;
      x(1, n) = s.y_min + (s.y_max - s.y_min) * (row + 0.5) / rows;
    }
    Values f;
    content_.surface->gradient(x, f, g);
    std::vector<double> sizes;
    for (int n = 0; n < columns * rows; ++n) {
      const double size = length({g(0, n), g(1, n)});
      if (std::isfinite(size)) sizes.push_back(size);
    }
    if (sizes.empty()) return;
    std::sort(sizes.begin(), sizes.end());
    // A few cells at the rim may be steeper by decades.
    const double sides = width_to_height(s), longer = std::max(sides, 1 / sides);
    const double share = 0.72 / across_ * (ground.has_equal_units() ? longer : 1);  // of a cell
    const ArrowScale scale(s, sizes[sizes.size() * 9 / 10], share, equal_);
    const auto clip = canvas.clip(plot);
    for (int n = 0; n < columns * rows; ++n) {
      const Point at = {x(0, n), x(1, n)};
      if (const auto tip = scale.tip(ground, at, {-g(0, n), -g(1, n)})) {
        const Point half = 0.5 * (*tip - at);
        paint_arrow(canvas, ground.at(at - half).px, ground.at(at + half).px);
      }
    }
  }

 private:
  void paint_arrow(Canvas& canvas, Point foot, Point tip) const {
    const Point shaft[] = {foot, tip};
    const double whole = length(tip - foot), head = std::min(content_.px(0.0085), 0.55 * whole);
    const double width = content_.px(0.0016);
    const Color ink = content_.theme.ink.with_alpha(0.62), halo = content_.theme.halo.with_alpha(0.30);
    canvas.stroke(shaft, {.width_px = 2.6 * width, .color = halo});
    if (head < 1) return;
    const Point base = lerp(tip, foot, 0.9 * head / whole), line[] = {foot, base};
    canvas.stroke(line, {.width_px = width, .color = ink, .cap = Cap::butt});
    canvas.arrow_head(tip, tip - foot, head, ink, halo, 0);
  }

  const FilmContent& content_;
  int across_;
  bool equal_;
};

}  // namespace

const OverlayEntry& vector_field() {
  static const OverlayEntry entry = {
      .name = "vector_field",
      .doc = "a field of −∇J arrows on the contour map",
      .notes = "On a regular grid, below the trails. Lengths are compressed as for gradient.",
      .params = {{.name = "arrows",
                  .fallback = 20.0,
                  .doc = "along the map's longer side",
                  .range = {.low = 4, .high = 60, .whole = true}},
                 length_param()},
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<VectorField>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
