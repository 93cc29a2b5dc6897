#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "film/map_colors.hpp"
#include "overlays/marks.hpp"
#include "overlays/zoomed_bands.hpp"
#include "panels/map_marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::overlay_entries {

namespace {

constexpr std::string_view kCorners[] = {"top_right", "top_left", "bottom_right", "bottom_left"};

/// The map's, or `least` if they are more.
Bands make_bands(const FilmContent& content, int least) {
  const MapBands map(content);
  const MapColors colors(content);
  const int levels = std::max(map.count(), least);
  Bands bands;
  for (int i = 0; i < levels; ++i) {
    bands.colors.push_back(colors.at((i + 0.5) / levels));
    if (i > 0) bands.edges.push_back(map.scale().inverse(static_cast<double>(i) / levels));
  }
  return bands;
}

class Inset : public Overlay {
 public:
  Inset(const FilmContent& content, const OverlayChoice& choice)
      : content_(content),
        zoom_(choice.params.number("zoom")),
        size_(choice.params.number("size")),
        corner_(choice.params.text("corner")),
        bands_(make_bands(content, static_cast<int>(choice.params.number("levels")))) {
    if (choice.params.is_stated("x")) {
      center_ = Point{choice.params.number("x"), choice.params.number("y")};
    } else {
      const std::vector<std::size_t> all = chosen(content, choice);
      if (!all.empty()) followed_ = all.front();
    }
    for (const Descent& d : content.descents) lines_.push_back(thinned_for_zoom(d));
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    if (!followed_ && !center_) return;
    const Views v = views(moment, ground);
    Hash hash;
    hash.add(v.center.x).add(v.center.y);
    for (const Descent& d : content_.descents) hash.add(d.epoch_at(moment)).add(d.fraction_at(moment));
    const Box frame = to_box(v.inset).inset(-frame_px() - halo_px() - 1);
    items.push_back({intersection(pixels_around(frame), ground.area()), hash.value()});
    for (const auto& [a, b] : links(v)) {
      for (int i = 0; i < kLinkPieces; ++i) {
        const Point ends[] = {lerp(a, b, static_cast<double>(i) / kLinkPieces),
                              lerp(a, b, (i + 1.0) / kLinkPieces)};
        items.push_back({around(ground, ends, line_px() + halo_px() + 1), hash.value()});
      }
    }
    const Point corners[] = {{v.region.x, v.region.y}, {v.region.right(), v.region.bottom()}};
    items.push_back({around(ground, corners, line_px() + halo_px() + 1), hash.value()});
  }

  void paint_top(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    if (!followed_ && !center_) return;
    const Views v = views(moment, ground);
    {
      const auto clip = canvas.clip(ground.plot());
      paint_outline(canvas, v.region);
      for (const auto& [a, b] : links(v)) {
        const Point line[] = {a, b};
        canvas.stroke(line, {.width_px = line_px() + 2 * halo_px(), .color = content_.theme.halo});
        canvas.stroke(line, {.width_px = line_px(), .color = content_.theme.ink});
      }
    }
    canvas.fine_image(paint_bands(*content_.surface, v.domain, canvas.fineness() * v.inset.width, bands_),
                      v.inset.x, v.inset.y);
    {
      const auto clip = canvas.clip(to_box(v.inset));
      paint_trails(canvas, v, moment);
      paint_marks(canvas, v, moment);
    }
    paint_frame(canvas, v.inset);
  }

 private:
  static constexpr int kLinkPieces = 8;  // a slanting line's bounds are mostly empty

  struct Views {
    Point center;   // place
    Domain domain;  // of the inset
    Box region;     // on the map, in pixels
    Rect inset;     // whole pixels, so that nothing flickers
    Point to_px(Point p) const {
      return {inset.x + inset.width * (p.x - domain.x_min) / (domain.x_max - domain.x_min),
              inset.y + inset.height * (domain.y_max - p.y) / (domain.y_max - domain.y_min)};
    }
  };

  double line_px() const { return content_.px(0.0016); }
  double frame_px() const { return content_.px(0.0030); }
  double halo_px() const { return content_.px(0.0016); }

  // As the trails of the map, at the inset's scale.
  std::vector<Vertex> thinned_for_zoom(const Descent& descent) const {
    const Domain& s = content_.view.domain;
    const double side = zoom_ * std::min(content_.width, content_.height);
    std::vector<Point> px;
    for (const Point p : descent.trajectory->points) {
      px.push_back(
          {(p.x - s.x_min) / (s.x_max - s.x_min) * side, (p.y - s.y_min) / (s.y_max - s.y_min) * side});
    }
    return thinned(px, 0.5);
  }

  Views views(const Moment& moment, const Ground& ground) const {
    const Box plot = ground.plot();
    const Domain s = ground.domain();
    Views v;
    v.center = center_ ? *center_ : place_at(content_.descents[*followed_], moment);
    if (!is_finite(v.center)) v.center = content_.descents[*followed_].trajectory->points.front();
    v.center = {std::clamp(v.center.x, s.x_min, s.x_max), std::clamp(v.center.y, s.y_min, s.y_max)};
    const int side = static_cast<int>(size_ * std::min(plot.width, plot.height));
    const double w = side / zoom_ * (s.x_max - s.x_min) / plot.width;
    const double h = side / zoom_ * (s.y_max - s.y_min) / plot.height;
    v.domain = {v.center.x - w / 2, v.center.x + w / 2, v.center.y - h / 2, v.center.y + h / 2};
    const Point at = ground.at(v.center).px;
    const double r = side / zoom_ / 2;
    v.region = {at.x - r, at.y - r, 2 * r, 2 * r};
    v.inset = place_inset(ground, side);
    return v;
  }

  Rect place_inset(const Ground& ground, int side) const {
    const auto rect_at = [&](std::string_view corner) {
      const Box plot = ground.plot();
      const double gap = content_.px(0.014);
      const bool right = corner.ends_with("right"), top = corner.starts_with("top");
      const double x = right ? plot.right() - gap - side : plot.x + gap;
      const double y = top ? plot.y + gap : plot.bottom() - gap - side;
      return Rect{static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)), side, side};
    };
    if (corner_ != "auto") return rect_at(corner_);
    Rect best;
    std::size_t least = SIZE_MAX;
    for (const std::string_view corner : kCorners) {
      const Rect rect = rect_at(corner);
      const std::size_t covered = covered_by(ground, to_box(rect));
      if (covered >= least) continue;
      least = covered;
      best = rect;
    }
    return best;
  }

  // Ends and starts of trails, and minima, weigh more than what lies between.
  std::size_t covered_by(const Ground& ground, const Box& box) const {
    const auto is_under = [&](Point place) {
      const Spot s = ground.at(place);
      return s.is_shown && box.contains(s.px);
    };
    std::size_t n = 0;
    for (const Minimum& m : content_.minima) n += is_under(m.at) ? 50 : 0;
    for (const Descent& d : content_.descents) {
      const std::vector<Point>& points = d.trajectory->points;
      const std::size_t stride = 1 + points.size() / 200;
      for (std::size_t e = 0; e < points.size(); e += stride) n += is_under(points[e]) ? 1 : 0;
      n += (is_under(points.front()) ? 100 : 0) + (is_under(points.back()) ? 100 : 0);
    }
    return n;
  }

  // The two lines from a corner of the region to one of the inset that have both boxes on one side: they
  // cross neither. None while the region is partly under the inset.
  static std::vector<std::pair<Point, Point>> links(const Views& v) {
    const std::vector<Point> inset = ring(to_box(v.inset)), region = ring(v.region);
    const Box& r = v.region;
    const bool apart =
        r.right() < v.inset.x || r.x > v.inset.right() || r.bottom() < v.inset.y || r.y > v.inset.bottom();
    if (!apart) return {};
    std::vector<std::pair<Point, Point>> found;
    for (const double side : {1.0, -1.0}) {
      for (std::size_t i = 0; i < 16; ++i) {
        const Point a = region[i / 4], b = inset[i % 4], way = b - a;
        const auto is_beside = [&](Point p) {
          return side * (way.x * (p.y - a.y) - way.y * (p.x - a.x)) >= -1e-6;
        };
        if (std::all_of(inset.begin(), inset.end(), is_beside) &&
            std::all_of(region.begin(), region.end(), is_beside)) {
          found.emplace_back(a, b);
          break;
        }
      }
    }
    return found;
  }

  static std::vector<Point> ring(const Box& b) {
    return {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}, {b.x, b.y}};
  }

  void paint_outline(Canvas& canvas, const Box& box) const {
    canvas.stroke(ring(box), {.width_px = line_px() + 2 * halo_px(), .color = content_.theme.halo});
    canvas.stroke(ring(box), {.width_px = line_px(), .color = content_.theme.ink});
  }

  void paint_frame(Canvas& canvas, const Rect& inset) const {
    const std::vector<Point> outline = ring(to_box(inset));
    canvas.stroke(outline, {.width_px = frame_px() + 2 * halo_px(), .color = content_.theme.halo});
    canvas.stroke(outline, {.width_px = frame_px(), .color = content_.theme.ink});
  }

  // All halos below all lines.
  void paint_trails(Canvas& canvas, const Views& v, const Moment& moment) const {
    std::vector<std::vector<std::vector<Point>>> runs;
    for (std::size_t d = 0; d < lines_.size(); ++d) runs.push_back(seen(v, d, moment));
    const double width = 1.15 * content_.px(content_.theme.trail_width);
    const auto each = [&](const auto& paint) {
      for (std::size_t d = 0; d < runs.size(); ++d) {
        const double own = content_.descents[d].is_thin ? kThinWidth * width : width;
        for (const std::vector<Point>& run : runs[d]) paint(run, own, content_.descents[d]);
      }
    };
    each([&](const std::vector<Point>& run, double own, const Descent& d) {
      if (!d.is_thin)
        canvas.stroke(
            run, {.width_px = own + 2 * content_.px(0.0022), .color = content_.theme.halo.with_alpha(0.85)});
    });
    each([&](const std::vector<Point>& run, double own, const Descent& d) {
      canvas.stroke(run, {.width_px = own, .color = d.is_thin ? d.color.with_alpha(0.55) : d.color});
    });
  }

  // The part of a trail inside the inset, up to the head.
  std::vector<std::vector<Point>> seen(const Views& v, std::size_t d, const Moment& moment) const {
    const Descent& descent = content_.descents[d];
    const std::vector<Point>& points = descent.trajectory->points;
    const std::vector<Vertex>& line = lines_[d];
    const Box box = to_box(v.inset).inset(-content_.px(0.01));
    std::vector<std::vector<Point>> runs;
    if (line.empty()) return runs;
    bool goes_on = false;
    const auto add = [&](Point a, Point b) {
      const bool apart = std::max(a.x, b.x) < box.x || std::min(a.x, b.x) > box.right() ||
                         std::max(a.y, b.y) < box.y || std::min(a.y, b.y) > box.bottom();
      if (!apart && !goes_on) runs.push_back({a});
      if (!apart) runs.back().push_back(b);
      goes_on = !apart;
    };
    const int epoch = descent.epoch_at(moment);
    const auto place = [&](const Vertex& vertex) {
      return v.to_px(points[static_cast<std::size_t>(vertex.epoch)]);
    };
    const std::size_t last = last_vertex(line, epoch);
    for (std::size_t i = 1; i <= last; ++i) {
      if (line[i].drawn) {
        add(place(line[i - 1]), place(line[i]));
      } else {
        goes_on = false;
      }
    }
    const Point head = place_at(descent, moment);
    if (is_finite(head) && (last + 1 == line.size() || line[last + 1].drawn)) {
      add(place(line[last]), v.to_px(head));
    }
    return runs;
  }

  void paint_marks(Canvas& canvas, const Views& v, const Moment& moment) const {
    const Theme& theme = content_.theme;
    for (const Minimum& m : content_.minima) paint_minimum(canvas, content_, v.to_px(m.at), m.global);
    for (const Descent& d : content_.descents) {
      const Point head = place_at(d, moment);
      if (d.is_thin || !is_finite(head)) continue;
      const Point at = v.to_px(head);
      if (!to_box(v.inset).inset(-content_.px(0.03)).contains(at)) continue;
      canvas.marker(d.marker, at, content_.marker_px(), d.color, theme.halo, content_.px(0.0022));
    }
  }

  const FilmContent& content_;
  double zoom_, size_;
  std::string corner_;
  Bands bands_;
  std::optional<Point> center_;
  std::optional<std::size_t> followed_;
  std::vector<std::vector<Vertex>> lines_;  // per descent
};

}  // namespace

const OverlayEntry& inset() {
  static const OverlayEntry entry = {
      .name = "inset",
      .doc = "a magnified part of the contour map, fixed or following a descent",
      .notes =
          "With x and y it is fixed. It shows the map's full trails, even where an overlay replaces them, "
          "and no other overlays.",
      .params =
          {{.name = "follow",
            .fallback = std::string(),
            .doc =
                "name or label of the optimizer whose first descent it follows; if empty, the scene's first"},
           {.name = "x", .fallback = 0.0, .doc = "with y, a fixed centre in place of follow"},
           {.name = "y", .fallback = 0.0, .doc = "with x, a fixed centre in place of follow"},
           {.name = "zoom",
            .fallback = 6.0,
            .doc = "magnification relative to the map",
            .range = {.low = 1.5, .high = 1000}},
           {.name = "size",
            .fallback = 0.34,
            .doc = "side length, as a share of the map's shorter side",
            .range = {.low = 0.15, .high = 0.6}},
           {.name = "corner",
            .fallback = std::string("auto"),
            .doc = "corner of the map; auto: where it covers the least",
            .choices = {"auto", "top_right", "top_left", "bottom_right", "bottom_left"}},
           {.name = "levels",
            .fallback = 0.0,
            .doc =
                "bands over the surface's whole range, if that is finer than the map's; 0: those of the map",
            .range = {.low = 0, .high = 1000, .whole = true}}},
      .optimizer_param = "follow",
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine&)
          -> std::unique_ptr<Overlay> { return std::make_unique<Inset>(content, choice); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
