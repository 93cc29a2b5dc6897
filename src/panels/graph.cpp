#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "panels/contour_part.hpp"
#include "panels/graph_descents.hpp"
#include "panels/graph_ground.hpp"
#include "panels/map_marks.hpp"
#include "panels/overlay_set.hpp"

namespace gradreel {

namespace {

Axes graph_axes(const FilmContent& content, bool has_axes, const Box& cell, TextEngine& text) {
  const Domain& d = content.view.domain;
  const GraphRange range = graph_range(*content.surface, d.x_min, d.x_max);
  const Axis x = plane_axis(content, d, true);
  const Axis y = plane_axis(range.low, range.high, "f(x)");
  return {content, cell, has_axes ? x : plain(x), has_axes ? y : plain(y), 0, text};
}

GraphLook look_of(const FilmContent& content, const ParamValues& options) {
  GraphLook look = {options.flag("tangent"), static_cast<int>(options.number("steps")),
                    options.number("tail")};
  if (look.tail == 0) look.tail = std::max(4.0, std::round(content.epochs / 8.0));
  return look;
}

class Graph : public Panel {
 public:
  Graph(const FilmContent& content, const ParamValues& options, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        axes_(graph_axes(content, options.flag("axes"), cell, text)),
        curve_(content.surface, axes_),
        overlays_(content, Plot::graph, text),
        descents_(content, curve_, axes_.plot(), pixels_around(cell), look_of(content, options)) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    canvas.fill(axes_.plot(), content_.theme.panel);
    axes_.paint_grid(canvas, content_);
    {
      const auto clip = canvas.clip(axes_.plot());
      curve_.paint(canvas, {.width_px = content_.px(0.0036), .color = content_.theme.muted});
      overlays_.paint_backdrop(canvas, ground());
      for (const Minimum& m : content_.minima) {
        const Point px = curve_.at(m.at.x);
        if (content_.view.domain.contains(m.at) && is_finite(px)) paint_foot(canvas, px, m.global);
      }
      for (const Descent& d : content_.descents) {
        const Point px = curve_.at(d.trajectory->points.front().x);
        if (!d.is_thin && is_finite(px)) paint_start(canvas, content_, px);
      }
    }
    axes_.paint_labels(canvas, content_);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override {
    descents_.grow(layers, from, to, touched);
    overlays_.grow(layers, ground(), from, to, touched);
  }
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    descents_.list_moving(moment, items);
    overlays_.list_moving(moment, ground(), items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    overlays_.paint_unfinished(layers, ground(), moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    overlays_.paint_moving(canvas, ground(), moment);
    descents_.paint_moving(canvas, moment);
    overlays_.paint_top(canvas, ground(), moment);
  }
  std::uint64_t digest(const Moment& moment) const override {
    return Hash().add(descents_.digest(moment)).add(overlays_.digest(moment)).value();
  }

 private:
  /// A minimum, and a line down to its x.
  void paint_foot(Canvas& canvas, Point px, bool is_global) const {
    const Point line[] = {px, {px.x, axes_.plot().bottom()}};
    const double dash = content_.px(0.005);
    canvas.stroke(line, {.width_px = content_.px(0.0018),
                         .color = content_.theme.muted,
                         .cap = Cap::butt,
                         .dashes = {dash, dash}});
    paint_minimum(canvas, content_, px, is_global);
  }

  GraphGround ground() const { return {curve_, axes_, content_.view.domain, area()}; }

  const FilmContent& content_;
  Box cell_;
  Axes axes_;
  GraphCurve curve_;
  OverlaySet overlays_;
  GraphDescents descents_;
};

}  // namespace

namespace panel_entries {

const PanelEntry& graph() {
  static const PanelEntry entry = {
      .name = "graph",
      .doc = "the curve of a function of one variable with the descents' points on it",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Graph>(content, options, cell, text); },
      .options = {{.name = "tangent", .fallback = false, .doc = "the tangent at each point"},
                  {.name = "steps",
                   .fallback = 6.0,
                   .doc = "how many of the last steps have an arrow from point to point, unless it would be "
                          "too short to be seen",
                   .range = {.low = 0, .high = 64, .whole = true}},
                  {.name = "tail",
                   .fallback = 0.0,
                   .doc =
                       "length of the fading tails in epochs, of which at most 256 are drawn; 0: an eighth "
                       "of the scene's epochs",
                   .range = non_negative()},
                  {.name = "axes", .fallback = true, .doc = "whether axes have numbers and names"}},
      .dimension = 1,
      .needs_surface = true,
  };
  return entry;
}

}  // namespace panel_entries
}  // namespace gradreel
