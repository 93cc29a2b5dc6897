#include <algorithm>

#include "core/hash.hpp"
#include "film/map_colors.hpp"
#include "panels/contour_part.hpp"
#include "panels/tick_choice.hpp"

namespace gradreel {

namespace {

/// The pose of a zoom, and the map that shows it.
struct ZoomScratch : Scratch {
  FilmContent content;  ///< but for the domain the film's
  std::unique_ptr<Panel> map;
  Image picture;  ///< its backdrop, of the frame's size
  bool is_painted = false;
};

/// A contour map of another part of the domain in every pose. The plot stays where it is, and so do the
/// colours of values.
class ZoomedContour : public Panel {
 public:
  ZoomedContour(const FilmContent& content, bool has_axes, const Box& cell, TextEngine& text)
      : content_(content),
        has_axes_(has_axes),
        cell_(cell),
        axes_(contour_axes(content, cell, longest(&Domain::x_min, &Domain::x_max, content.axis_names[0]),
                           longest(&Domain::y_min, &Domain::y_max, content.axis_names[1]), text)),
        most_x_(most_ticks(&Domain::x_min, &Domain::x_max, axes_.plot().width, false, text)),
        most_y_(most_ticks(&Domain::y_min, &Domain::y_max, axes_.plot().height, true, text)),
        closest_(closest_domain()),
        scale_(map_scale(content)),
        overlays_(std::make_shared<OverlaySet>(content, Plot::flat, text)),
        trails_(content, pixels_around(cell), axes_.plot(),
                trails_px(content, axes_.showing(plane_axis(content, closest_, true),
                                                 plane_axis(content, closest_, false))),
                false, overlays_->draws_trail()) {}

  Rect area() const override { return pixels_around(cell_); }
  bool is_steady() const override { return false; }
  Motion motion() const override { return Motion::much; }
  std::unique_ptr<Scratch> make_scratch() const override {
    auto zoom = std::make_unique<ZoomScratch>();
    zoom->content = content_;
    zoom->picture = Image(content_.width, content_.height);
    return zoom;
  }

  // Kept while the pose is: only the trails grow then.
  void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    auto& zoom = *static_cast<ZoomScratch*>(scratch);
    const Panel& map = posed(moment, scratch);
    if (!zoom.is_painted) {
      Canvas fresh(zoom.picture, canvas.text_engine());
      const auto clip = fresh.clip(to_box(area()));
      fresh.fill(to_box(area()), content_.theme.background);
      map.paint_backdrop(fresh, moment, nullptr);
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
    return Hash()
        .add(d.x_min)
        .add(d.x_max)
        .add(d.y_min)
        .add(d.y_max)
        .add(trails_.digest(moment))
        .add(overlays_->digest(moment))
        .value();
  }

 private:
  Axis panned_axis(double low, double high, std::string label, int most) const {
    Axis axis = {low, high, false, in_language(panned_ticks(low, high, most), content_), std::move(label)};
    return has_axes_ ? axis : plain(axis);
  }

  /// How many ticks an axis may have in all poses, however they lie.
  int most_ticks(double Domain::*low, double Domain::*high, double length_px, bool upright,
                 TextEngine& text) const {
    int most = kMostPlaneTicks;
    for (const Keyframe<Domain>& key : content_.zoom.keys) {
      const Domain d = shown(key.value);
      const auto evenly = [&](const std::vector<Tick>& ticks) {
        return [&, n = static_cast<double>(most)](double value) {
          const auto at =
              std::find_if(ticks.begin(), ticks.end(), [&](const Tick& t) { return t.value == value; });
          return static_cast<double>(at - ticks.begin()) / n;
        };
      };
      for (; most > 2; --most) {
        const std::vector<Tick> ticks = panned_ticks(d.*low, d.*high, most);
        if (have_room(ticks, evenly(ticks), {length_px, upright, small_text(content_)}, text)) break;
      }
    }
    return most;
  }

  /// The one of the keyframes' axes that has the longest label.
  Axis longest(double Domain::*low, double Domain::*high, std::string_view label) const {
    const auto length = [](const Axis& a) {
      std::size_t most = 0;
      for (const Tick& t : a.ticks) most = std::max(most, t.label.size());
      return most;
    };
    const Domain& whole = content_.view.domain;
    Axis longest = panned_axis(whole.*low, whole.*high, std::string(label), kMostPlaneTicks);
    for (const Keyframe<Domain>& key : content_.zoom.keys) {
      const Domain d = shown(key.value);
      Axis next = panned_axis(d.*low, d.*high, std::string(label), kMostPlaneTicks);
      if (length(next) > length(longest)) longest = std::move(next);
    }
    return has_axes_ ? longest : plain(longest);
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

  const Panel& posed(const Moment& moment, Scratch* scratch) const {
    auto& zoom = *static_cast<ZoomScratch*>(scratch);
    const Domain d = shown(content_.zoom.at(content_.view.domain, moment));
    if (zoom.map && zoom.content.view.domain == d) return *zoom.map;
    zoom.map.reset();
    zoom.is_painted = false;
    zoom.content.view.domain = d;
    const Box& plot = axes_.plot();
    const double sx = (closest_.x_max - closest_.x_min) / (d.x_max - d.x_min);
    const double sy = (closest_.y_max - closest_.y_min) / (d.y_max - d.y_min);
    const Point origin = {plot.x + (closest_.x_min - d.x_min) / (d.x_max - d.x_min) * plot.width,
                          plot.bottom() - (closest_.y_min - d.y_min) / (d.y_max - d.y_min) * plot.height};
    const Point offset = {origin.x - sx * plot.x, origin.y - sy * plot.bottom()};
    zoom.map = make_contour_part(zoom.content, cell_,
                                 axes_.showing(panned_axis(d.x_min, d.x_max, axes_.x().label, most_x_),
                                               panned_axis(d.y_min, d.y_max, axes_.y().label, most_y_)),
                                 scale_, overlays_, trails_.moved(zoom.content, {sx, sy}, offset));
    return *zoom.map;
  }

  const FilmContent& content_;
  bool has_axes_;
  Box cell_;
  Axes axes_;            // of the plot
  int most_x_, most_y_;  // ticks
  Domain closest_;       // the smallest part that is shown: trails are thinned for it
  ValueScale scale_;
  std::shared_ptr<const OverlaySet> overlays_;
  PlaneTrails trails_;  // as seen there
};

}  // namespace

std::unique_ptr<Panel> make_zoomed_contour(const FilmContent& content, bool has_axes, const Box& cell,
                                           TextEngine& text) {
  return std::make_unique<ZoomedContour>(content, has_axes, cell, text);
}

}  // namespace gradreel
