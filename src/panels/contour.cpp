#include "core/hash.hpp"
#include "film/map_colors.hpp"
#include "film/map_sample.hpp"
#include "film/plot_shape.hpp"
#include "panels/contour_part.hpp"
#include "panels/flat_ground.hpp"
#include "panels/map_marks.hpp"
#include "panels/view_options.hpp"

namespace gradreel {

Axis plane_axis(double low, double high, std::string label, std::string brief) {
  return {low, high, false, {}, std::move(label), true, kMostPlaneTicks, false, std::move(brief)};
}

Axis plane_axis(const FilmContent& content, const Domain& d, bool is_x) {
  const std::size_t i = is_x ? 0 : 1;
  return plane_axis(is_x ? d.x_min : d.y_min, is_x ? d.x_max : d.y_max, content.axis_names[i],
                    content.brief_axis_name(i));
}

Axis plain(const Axis& axis) { return {axis.low, axis.high, axis.logarithmic, {}, ""}; }

Axes contour_axes(const FilmContent& content, const Box& cell, Axis x, Axis y, TextEngine& text) {
  return {content, cell, std::move(x), std::move(y), width_to_height(content.view.domain), text};
}

std::vector<std::vector<Point>> trails_px(const FilmContent& content, const Axes& axes) {
  std::vector<std::vector<Point>> lines;
  for (const Descent& d : content.descents) {
    std::vector<Point>& px = lines.emplace_back();
    for (const Point p : d.trajectory->points) px.push_back(axes.to_px(p.x, p.y));
  }
  return lines;
}

namespace {

Axes make_axes(const FilmContent& content, bool has_axes, const Box& cell, TextEngine& text) {
  const Domain& d = content.view.domain;
  const Axis x = plane_axis(content, d, true), y = plane_axis(content, d, false);
  return contour_axes(content, cell, has_axes ? x : plain(x), has_axes ? y : plain(y), text);
}

class Contour : public Panel {
 public:
  Contour(const FilmContent& content, bool has_axes, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        axes_(make_axes(content, has_axes, cell, text)),
        scale_(map_scale(content)),
        overlays_(std::make_shared<OverlaySet>(content, Plot::flat, text)),
        trails_(content, pixels_around(cell), axes_.plot(), trails_px(content, axes_), false,
                overlays_->draws_trail()) {}

  /// A part of the domain, as a zoom shows it: `content`'s, with axes and trails to match, in the colours of
  /// the whole.
  Contour(const FilmContent& content, const Box& cell, Axes axes, const ValueScale& scale,
          std::shared_ptr<const OverlaySet> overlays, PlaneTrails trails)
      : content_(content),
        cell_(cell),
        axes_(std::move(axes)),
        scale_(scale),
        overlays_(std::move(overlays)),
        trails_(std::move(trails)) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    {
      const auto clip = canvas.clip(axes_.plot());
      const MapSample map = sample_map(content_, axes_.plot(), scale_);
      if (map.has_holes) {
        canvas.within(map.finite, [&] { paint_bands(canvas, map); });
      } else {
        paint_bands(canvas, map);
      }
      overlays_->paint_backdrop(canvas, ground());
      for (const Minimum& m : content_.minima) paint_minimum(canvas, content_, px_of(m.at), m.global);
      for (const Descent& d : content_.descents) {
        if (!d.is_thin) paint_start(canvas, content_, px_of(d.trajectory->points.front()));
      }
    }
    axes_.paint_labels(canvas, content_);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override {
    trails_.grow(layers, from, to, touched);
    overlays_->grow(layers, ground(), from, to, touched);
  }
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    trails_.list_moving(moment, items);
    overlays_->list_moving(moment, ground(), items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    trails_.paint_unfinished(layers, moment);
    overlays_->paint_unfinished(layers, ground(), moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    overlays_->paint_moving(canvas, ground(), moment);
    trails_.paint_moving(canvas, moment);
    overlays_->paint_top(canvas, ground(), moment);
  }
  std::uint64_t digest(const Moment& moment) const override {
    return Hash().add(trails_.digest(moment)).add(overlays_->digest(moment)).value();
  }

 private:
  FlatGround ground() const { return {axes_, area()}; }

  // From low to high, each band covering all above it, so that edges have no seams.
  void paint_bands(Canvas& canvas, const MapSample& map) const {
    const MapBands bands(content_, scale_);
    std::vector<double> edges;
    for (int band = 1; band < bands.count(); ++band) edges.push_back(bands.edge(band));
    ContourLevels levels(map.grid, edges, map.poles);
    const Stroke line = {.width_px = content_.px(0.0010), .color = content_.theme.contour_line};
    canvas.fill(axes_.plot(), bands.color(0));
    for (std::size_t level = 0; level < edges.size(); ++level) {
      canvas.fill(levels.region_above(level), bands.color(static_cast<int>(level) + 1));
      for (const std::vector<Point>& iso : levels.iso_lines(level)) canvas.stroke(iso, line);
    }
  }

  Point px_of(Point place) const { return axes_.to_px(place.x, place.y); }

  const FilmContent& content_;
  Box cell_;
  Axes axes_;
  ValueScale scale_;
  std::shared_ptr<const OverlaySet> overlays_;
  PlaneTrails trails_;
};

std::vector<Param> contour_options() {
  std::vector<Param> all = map_options();
  all.push_back(plane_option());
  all.push_back({.name = "axes", .fallback = true, .doc = "whether axes have numbers and names"});
  return all;
}

}  // namespace

std::unique_ptr<Panel> make_contour_part(const FilmContent& content, const Box& cell, Axes axes,
                                         const ValueScale& scale, std::shared_ptr<const OverlaySet> overlays,
                                         PlaneTrails trails) {
  return std::make_unique<Contour>(content, cell, std::move(axes), scale, std::move(overlays),
                                   std::move(trails));
}

namespace panel_entries {

const PanelEntry& contour() {
  static const PanelEntry entry = {
      .name = "contour",
      .doc = "filled contour map with the descents' trails",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        const bool has_axes = options.flag("axes");
        if (content.zoom.moves()) return make_zoomed_contour(content, has_axes, cell, text);
        return std::make_unique<Contour>(content, has_axes, cell, text);
      },
      .options = contour_options(),
      .adapt = adapt_map,
      .dimension = 2,
      .needs_surface = true,
  };
  return entry;
}

}  // namespace panel_entries
}  // namespace gradreel
