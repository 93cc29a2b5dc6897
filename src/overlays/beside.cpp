#include <algorithm>

#include "core/hash.hpp"
#include "film/shown_optimizer.hpp"
#include "overlays/growing_line.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr double kRingShare = 0.55;  // of the markers' radius

/// The landmarks of a descent that are wanted.
std::vector<std::string> wanted_landmarks(const Descent& descent, const std::string& point) {
  if (point == "none") return {};
  if (point != "auto") return {point};
  return descent.optimizer ? descent.optimizer->thin_trails : std::vector<std::string>();
}

class Beside : public Overlay {
 public:
  Beside(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        width_(kThinWidth * content.px(content.theme.trail_width)),
        halo_(content.px(0.0011)),
        radius_(kRingShare * content.marker_px()) {
    for (const std::size_t d : chosen(content, choice)) {
      const Descent& descent = content.descents[d];
      for (const std::string& name : wanted_landmarks(descent, choice.params.text("point"))) {
        if (const std::vector<Point>* points = descent.trajectory->points_of(name)) add_line(d, *points);
      }
    }
  }

  void grow(const LayerCanvases& layers, const Ground& ground, int from, int to,
            std::vector<Rect>& touched) const override {
    for (const Line& line : lines_) {
      const std::vector<Vertex>& v = line.vertices;
      if (v.empty()) continue;
      for (std::size_t k = last_vertex(v, from) + 1; k < v.size() && v[k].epoch <= to; ++k) {
        if (v[k].drawn) touched.push_back(stroke(layers, ground, line, {v[k - 1].epoch, v[k].epoch}));
      }
    }
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (const Line& line : lines_) {
      const auto open = open_stretch(line.vertices, content_.descents[line.descent], moment);
      std::vector<Point> px;
      if (open) px = pixels(spots(ground, line, *open));
      const Point at = head(line, moment);
      const Spot ring = ground.at(at);
      if (ring.is_shown) px.push_back(ring.px);
      items.push_back({around(ground, px, 2 * radius_ + 2), Hash().add(at.x).add(at.y).value()});
    }
  }

  void paint_unfinished(const LayerCanvases& layers, const Ground& ground,
                        const Moment& moment) const override {
    for (const Line& line : lines_) {
      if (const auto open = open_stretch(line.vertices, content_.descents[line.descent], moment)) {
        stroke(layers, ground, line, *open);
      }
    }
  }

  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(ground.plot());
    for (const Line& line : lines_) {
      const Spot at = ground.at(head(line, moment));
      if (!at.is_shown) continue;
      const Descent& descent = content_.descents[line.descent];
      const double alpha = at.is_hidden ? 0.5 : 1;
      canvas.marker(Marker::circle, at.px, radius_, content_.theme.halo.with_alpha(alpha),
                    descent.color.with_alpha(alpha), content_.px(0.0024));
    }
  }

 private:
  struct Line {
    std::size_t descent = 0;
    std::vector<Point> points;  // one per epoch
    std::vector<Vertex> vertices;
  };

  // Where a step takes its gradient is shown from the epoch at which the step begins.
  void add_line(std::size_t d, std::vector<Point> points) {
    const auto end = std::find_if(points.begin(), points.end(), [](Point p) { return !is_finite(p); });
    points.erase(end, points.end());
    if (points.empty()) return;
    Line line = {d, std::move(points), {}};
    line.vertices = thinned_on_map(content_, line.points);
    lines_.push_back(std::move(line));
  }

  Point head(const Line& line, const Moment& moment) const {
    const Descent& descent = content_.descents[line.descent];
    const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
    if (e + 1 >= line.points.size()) return line.points.back();
    return lerp(line.points[e], line.points[e + 1], descent.fraction_at(moment));
  }

  static std::vector<Spot> spots(const Ground& ground, const Line& line, const OpenStretch& span) {
    const Point a = line.points[static_cast<std::size_t>(span.from)],
                b = line.points[static_cast<std::size_t>(span.to)];
    return way(ground, a, lerp(a, b, span.fraction));
  }

  static std::vector<Point> pixels(const std::vector<Spot>& spots) {
    std::vector<Point> px;
    for (const Spot& s : spots) {
      if (s.is_shown) px.push_back(s.px);
    }
    return px;
  }

  Rect stroke(const LayerCanvases& layers, const Ground& ground, const Line& line,
              const OpenStretch& span) const {
    const std::vector<Spot> way = spots(ground, line, span);
    const LayerClips clips(layers, ground.plot());
    const Color color = content_.descents[line.descent].color;
    grow_line(layers, way, width_, halo_, color, content_.theme.halo);
    return around(ground, pixels(way), width_ + halo_ + 2);
  }

  const FilmContent& content_;
  double width_, halo_, radius_;
  std::vector<Line> lines_;
};

}  // namespace

const OverlayEntry& beside() {
  static const OverlayEntry entry = {
      .name = "beside",
      .doc = "a thin trail, with a ring at its head, of another point of the optimizer",
      .notes =
          "Some optimizers keep more points than the one that is drawn: where they take gradients, an "
          "average, "
          "a slow point. Those that belong to the picture (of schedule_free_sgd, schedule_free_adamw, asgd, "
          "lookahead and ranger) are drawn without being asked for, unless this overlay is in the list: then "
          "it says what is drawn. Each optimizer's entry lists its points.",
      .params = {of_param(),
                 {.name = "point",
                  .fallback = std::string("auto"),
                  .doc = "which point; auto: what the optimizer's entry says; none: none",
                  .choices = {"auto", "none", "gradient", "averaged", "slow", "base"}}},
      .optimizer_param = "of",
      .on_surface = true,
      .on_projection = true,
      .landmark_param = "point",
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Beside>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
