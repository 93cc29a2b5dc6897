#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "draw/colormap.hpp"
#include "draw/contours.hpp"
#include "film/value_scale.hpp"
#include "panels/axes.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::panel_entries {

namespace {

Axis axis(double low, double high, std::string label) {
  return {low, high, false, linear_ticks(low, high, 7), std::move(label)};
}

/// With room for the labels of `x` and `y`.
Axes axes_beside(const FilmContent& content, const Box& cell, Axis x, Axis y, TextEngine& text) {
  const Domain& d = content.view.domain;
  // Equal units on both axes, so that steps leave contour lines at right angles; unless that would waste the
  // cell.
  const double aspect = (d.x_max - d.x_min) / (d.y_max - d.y_min);
  const bool fits = aspect > 0.4 && aspect < 2.5;
  return {content, cell, std::move(x), std::move(y), fits ? aspect : 0, text};
}

Axes make_axes(const FilmContent& content, const Box& cell, TextEngine& text) {
  const Domain& d = content.view.domain;
  return axes_beside(content, cell, axis(d.x_min, d.x_max, "x"), axis(d.y_min, d.y_max, "y"), text);
}

std::vector<std::vector<Point>> trails_px(const FilmContent& content, const Axes& axes) {
  std::vector<std::vector<Point>> lines;
  for (const Descent& d : content.descents) {
    std::vector<Point>& px = lines.emplace_back();
    for (const Point p : d.trajectory->points) px.push_back(axes.to_px(p.x, p.y));
  }
  return lines;
}

ValueScale colors_of(const FilmContent& content) {
  return color_scale(survey(*content.surface, content.minima, content.view.domain),
                     content.view.level_spacing);
}

class Contour : public Panel {
 public:
  Contour(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        axes_(make_axes(content, cell, text)),
        scale_(colors_of(content)),
        trails_(content, pixels_around(cell), axes_.plot(), trails_px(content, axes_), false) {}

  /// A part of the domain, as a zoom shows it: `content`'s, with axes and trails to match, in the colours of
  /// the whole.
  Contour(const FilmContent& content, const Box& cell, Axes axes, const ValueScale& scale, PlaneTrails trails)
      : content_(content), cell_(cell), axes_(std::move(axes)), scale_(scale), trails_(std::move(trails)) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment&, Scratch*) const override {
    {
      const auto clip = canvas.clip(axes_.plot());
      paint_bands(canvas);
      for (const Minimum& m : content_.minima) paint_minimum(canvas, m);
      for (std::size_t d = 0; d < content_.descents.size(); ++d) paint_start(canvas, content_.descents[d]);
    }
    axes_.paint_labels(canvas, content_);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override {
    trails_.grow(layers, from, to, touched);
  }
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    trails_.list_moving(moment, items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    trails_.paint_unfinished(layers, moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    trails_.paint_moving(canvas, moment);
  }
  std::uint64_t digest(const Moment& moment) const override { return trails_.digest(moment); }

 private:
  Grid sample() const {
    const Box& plot = axes_.plot();
    const Domain& d = content_.view.domain;
    Grid grid;
    grid.columns = static_cast<int>(std::ceil(plot.width / 3)) + 1;
    grid.rows = static_cast<int>(std::ceil(plot.height / 3)) + 1;
    grid.box = plot;
    Positions x(2, static_cast<Eigen::Index>(grid.columns) * grid.rows);
    Eigen::Index n = 0;
    for (int j = 0; j < grid.rows; ++j) {
      for (int i = 0; i < grid.columns; ++i, ++n) {
        x(0, n) = d.x_min + (d.x_max - d.x_min) * i / (grid.columns - 1);
        x(1, n) = d.y_max - (d.y_max - d.y_min) * j / (grid.rows - 1);
      }
    }
    Values f;
    content_.surface->value(x, f);
    grid.values.assign(f.data(), f.data() + f.size());
    return grid;
  }

  // From low to high, each band covering all above it, so that edges have no seams.
  void paint_bands(Canvas& canvas) const {
    const View& view = content_.view;
    const Colormap& map = *find_colormap(view.colormap.empty() ? content_.theme.colormap : view.colormap);
    const Grid grid = sample();
    const auto color = [&](double t) { return map.at(content_.theme.reverse_colormap ? 1 - t : t); };
    canvas.fill(axes_.plot(), color(0.5 / view.levels));
    for (int level = 1; level < view.levels; ++level) {
      const double value = scale_.inverse(static_cast<double>(level) / view.levels);
      canvas.fill(region_above(grid, value), color((level + 0.5) / view.levels));
      const Stroke line = {.width_px = content_.px(0.0010), .color = content_.theme.contour_line};
      for (const std::vector<Point>& iso : iso_lines(grid, value)) canvas.stroke(iso, line);
    }
  }

  void paint_minimum(Canvas& canvas, const Minimum& minimum) const {
    const Point at = axes_.to_px(minimum.at.x, minimum.at.y);
    const double radius = content_.px(minimum.global ? 0.0075 : 0.006);
    canvas.marker(Marker::plus, at, radius, content_.theme.ink, content_.theme.halo, content_.px(0.0016));
  }

  void paint_start(Canvas& canvas, const Descent& descent) const {
    if (descent.is_thin) return;
    const Point start = descent.trajectory->points.front();
    const Point at = axes_.to_px(start.x, start.y);
    canvas.marker(Marker::circle, at, content_.px(0.0085), content_.theme.halo, content_.theme.ink,
                  content_.px(0.0024));
  }

  const FilmContent& content_;
  Box cell_;
  Axes axes_;
  ValueScale scale_;
  PlaneTrails trails_;
};

/// The pose of a zoom, and the map that shows it.
struct ZoomScratch : Scratch {
  FilmContent content;
  std::unique_ptr<Contour> map;
  Image picture;  ///< its still layer, of the frame's size
  bool is_painted = false;
};

/// A contour map of another part of the domain in every pose. The plot stays where it is, and so do the
/// colours of values.
class ZoomedContour : public Panel {
 public:
  ZoomedContour(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        axes_(axes_beside(content, cell, longest(&Domain::x_min, &Domain::x_max, "x"),
                          longest(&Domain::y_min, &Domain::y_max, "y"), text)),
        closest_(closest_domain()),
        scale_(colors_of(content)),
        trails_(content, pixels_around(cell), axes_.plot(),
                trails_px(content, axes_.showing(axis(closest_.x_min, closest_.x_max, "x"),
                                                 axis(closest_.y_min, closest_.y_max, "y"))),
                false) {}

  Rect area() const override { return pixels_around(cell_); }
  bool is_steady() const override { return false; }
  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<ZoomScratch>(); }

  // Kept while the pose is: only the trails grow then.
  void paint_still(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    auto& zoom = *static_cast<ZoomScratch*>(scratch);
    const Contour& map = posed(moment, scratch);
    if (zoom.picture.width() == 0) zoom.picture = Image(content_.width, content_.height);
    if (!zoom.is_painted) {
      Canvas fresh(zoom.picture, canvas.text_engine());
      const auto clip = fresh.clip(to_box(area()));
      fresh.fill(to_box(area()), content_.theme.background);
      map.paint_still(fresh, moment, nullptr);
      fresh.check();
      zoom.is_painted = true;
    }
    canvas.image(zoom.picture, 0, 0);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment& moment, Scratch* scratch,
            std::vector<Rect>& touched) const override {
    posed(moment, scratch).grow(layers, from, to, moment, nullptr, touched);
  }
  void list_moving(const Moment& moment, Scratch* scratch, std::vector<MovingItem>& items) const override {
    posed(moment, scratch).list_moving(moment, nullptr, items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch* scratch) const override {
    posed(moment, scratch).paint_unfinished(layers, moment, nullptr);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    posed(moment, scratch).paint_moving(canvas, moment, nullptr);
  }
  std::uint64_t digest(const Moment& moment) const override {
    const Domain d = shown(content_.zoom.at(content_.view.domain, moment));
    return Hash().add(d.x_min).add(d.x_max).add(d.y_min).add(d.y_max).add(trails_.digest(moment)).value();
  }

 private:
  static Axis panned_axis(double low, double high, std::string label) {
    return {low, high, false, panned_ticks(low, high, 7), std::move(label)};
  }

  /// The one of the keyframes' axes that has the longest label.
  Axis longest(double Domain::*low, double Domain::*high, std::string_view label) const {
    const auto length = [](const Axis& a) {
      std::size_t most = 0;
      for (const Tick& t : a.ticks) most = std::max(most, t.label.size());
      return most;
    };
    Axis longest = axis(content_.view.domain.*low, content_.view.domain.*high, std::string(label));
    for (const Keyframe<Domain>& key : content_.zoom.keys) {
      const Domain d = shown(key.value);
      Axis next = panned_axis(d.*low, d.*high, std::string(label));
      if (length(next) > length(longest)) longest = std::move(next);
    }
    return longest;
  }

  /// Widened about its middle to the plot's proportions.
  Domain shown(Domain d) const {
    const Domain& whole = content_.view.domain;
    const double across = (d.x_max - d.x_min) / (whole.x_max - whole.x_min);
    const double along = (d.y_max - d.y_min) / (whole.y_max - whole.y_min);
    const auto widen = [](double& low, double& high, double factor) {
      const double extra = (factor - 1) * (high - low) / 2;
      low -= extra;
      high += extra;
    };
    if (across < along) widen(d.x_min, d.x_max, along / across);
    if (along < across) widen(d.y_min, d.y_max, across / along);
    return d;
  }

  Domain closest_domain() const {
    Domain closest = shown(content_.zoom.keys.front().value);
    for (const Keyframe<Domain>& key : content_.zoom.keys) {
      const Domain d = shown(key.value);
      if (d.x_max - d.x_min < closest.x_max - closest.x_min) closest = d;
    }
    return closest;
  }

  const Contour& posed(const Moment& moment, Scratch* scratch) const {
    auto& zoom = *static_cast<ZoomScratch*>(scratch);
    const Domain d = shown(content_.zoom.at(content_.view.domain, moment));
    if (zoom.map && zoom.content.view.domain == d) return *zoom.map;
    zoom.map.reset();
    zoom.is_painted = false;
    zoom.content = content_;
    zoom.content.view.domain = d;
    const Box& plot = axes_.plot();
    const double sx = (closest_.x_max - closest_.x_min) / (d.x_max - d.x_min);
    const double sy = (closest_.y_max - closest_.y_min) / (d.y_max - d.y_min);
    const Point origin = {plot.x + (closest_.x_min - d.x_min) / (d.x_max - d.x_min) * plot.width,
                          plot.bottom() - (closest_.y_min - d.y_min) / (d.y_max - d.y_min) * plot.height};
    const Point offset = {origin.x - sx * plot.x, origin.y - sy * plot.bottom()};
    zoom.map = std::make_unique<Contour>(
        zoom.content, cell_,
        axes_.showing(panned_axis(d.x_min, d.x_max, "x"), panned_axis(d.y_min, d.y_max, "y")), scale_,
        trails_.moved(zoom.content, {sx, sy}, offset));
    return *zoom.map;
  }

  const FilmContent& content_;
  Box cell_;
  Axes axes_;       // of the plot
  Domain closest_;  // the smallest part that is shown: trails are thinned for it
  ValueScale scale_;
  PlaneTrails trails_;  // as seen there
};

}  // namespace

const PanelEntry& contour() {
  static const PanelEntry entry = {
      .name = "contour",
      .doc = "filled contour map with the descents' trails",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        if (content.zoom.moves()) return std::make_unique<ZoomedContour>(content, cell, text);
        return std::make_unique<Contour>(content, cell, text);
      },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
