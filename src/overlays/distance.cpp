#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/hash.hpp"
#include "draw/clip.hpp"
#include "draw/ticks.hpp"
#include "overlays/marks.hpp"

namespace gradreel::overlay_entries {

namespace {

class Distance : public Overlay {
 public:
  Distance(const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
      : content_(content), descents_(chosen(content, choice)), widest_(label_reach(content, kWidest, text)) {
    for (const Descent& d : content.descents) {
      int inside = -1;
      std::vector<int>& all = last_inside_.emplace_back();
      for (std::size_t e = 0; e < d.trajectory->points.size(); ++e) {
        const Point p = d.trajectory->points[e];
        if (is_finite(p) && outside(content.view.domain, p) == 0) inside = static_cast<int>(e);
        all.push_back(inside);
      }
    }
  }

  void list_moving(const Moment& moment, const Ground& ground,
                   std::vector<MovingItem>& items) const override {
    for (const Label& l : labels(moment, ground)) {
      const Point corners[] = {l.at - widest_, l.at + widest_};
      items.push_back({around(ground, corners, 1), Hash().add(l.at.x).add(l.at.y).add(l.text).value()});
    }
  }

  void paint_top(Canvas& canvas, const Ground& ground, const Moment& moment) const override {
    const auto clip = canvas.clip(to_box(ground.area()));
    for (const Label& l : labels(moment, ground)) paint_label(canvas, content_, l.text, l.at, l.color);
  }

 private:
  static constexpr std::string_view kWidest = "+8.88×10⁻⁸⁸";
  struct Label {
    std::string text;
    Point at;
    Color color;
  };

  /// From the domain's border, in the surface's own units.
  static double outside(const Domain& s, Point p) {
    const double dx = std::max({s.x_min - p.x, p.x - s.x_max, 0.0});
    const double dy = std::max({s.y_min - p.y, p.y - s.y_max, 0.0});
    return length({dx, dy});
  }

  // Inwards of the arrow on the border where the descent left. Of descents that left at one place the labels
  // stand above each other; those for which the plot has no room are left out.
  std::vector<Label> labels(const Moment& moment, const Ground& ground) const {
    std::vector<Label> all;
    if (ground.plot().width < 2 * widest_.x || ground.plot().height < 2 * widest_.y) return all;
    for (const std::size_t d : descents_) {
      const Descent& descent = content_.descents[d];
      const Point place = place_at(descent, moment);
      const Domain s = ground.domain();
      if (is_finite(place) && outside(s, place) == 0) continue;
      std::string text = "∞";
      if (is_finite(place))
        text = fmt::format("+{}", content_.words->number(format_number(outside(s, place), 3)));
      const auto at = free_place(beside(exit_px(d, moment, ground), ground), all, ground.plot());
      if (at) all.push_back({std::move(text), *at, descent.color});
    }
    return all;
  }

  /// The first free place from `wanted` towards the plot's middle and beyond, then on the other side of it.
  std::optional<Point> free_place(Point wanted, const std::vector<Label>& taken, const Box& plot) const {
    const double step = wanted.y < plot.center().y ? 2 * widest_.y : -2 * widest_.y;
    for (const double along : {step, -step}) {
      for (Point at = wanted; at.y >= plot.y + widest_.y && at.y <= plot.bottom() - widest_.y;
           at.y += along) {
        if (std::none_of(taken.begin(), taken.end(), [&](const Label& l) { return near(l.at, at); }))
          return at;
      }
    }
    return std::nullopt;
  }

  bool near(Point a, Point b) const {
    return std::fabs(a.x - b.x) < 2 * widest_.x && std::fabs(a.y - b.y) < 1.9 * widest_.y;
  }

  // The point at which the descent last crossed the border.
  Point exit_px(std::size_t d, const Moment& moment, const Ground& ground) const {
    const Descent& descent = content_.descents[d];
    const std::vector<Point>& points = descent.trajectory->points;
    const Box plot = ground.plot();
    const int epoch = descent.epoch_at(moment), inside = last_inside_[d][static_cast<std::size_t>(epoch)];
    const Point head = place_at(descent, moment);
    if (inside >= 0) {
      const Point next = inside == epoch ? head : points[static_cast<std::size_t>(inside) + 1];
      const Spot from = ground.at(points[static_cast<std::size_t>(inside)]), to = ground.at(next);
      if (from.is_shown && to.is_shown) {
        if (const auto part = clip_segment(from.px, to.px, plot)) return part->second;
      }
    }
    const Spot at = ground.at(head);
    if (!at.is_shown) return {plot.center().x, plot.y};
    return {std::clamp(at.px.x, plot.x, plot.right()), std::clamp(at.px.y, plot.y, plot.bottom())};
  }

  // Clear of the arrow.
  Point beside(Point exit, const Ground& ground) const {
    const Box plot = ground.plot();
    const double gap = content_.px(0.042);
    Point at = exit;
    const bool left = exit.x <= plot.x + 1, right = exit.x >= plot.right() - 1;
    if (left || right) {
      at.x = left ? plot.x + gap + widest_.x : plot.right() - gap - widest_.x;
    } else {
      at.y = exit.y <= plot.y + 1 ? plot.y + gap + widest_.y : plot.bottom() - gap - widest_.y;
    }
    return {std::clamp(at.x, plot.x + widest_.x, plot.right() - widest_.x),
            std::clamp(at.y, plot.y + widest_.y, plot.bottom() - widest_.y)};
  }

  const FilmContent& content_;
  std::vector<std::size_t> descents_;
  Point widest_;
  std::vector<std::vector<int>> last_inside_;  // per descent and epoch: the last one in the domain, or -1
};

}  // namespace

const OverlayEntry& distance() {
  static const OverlayEntry entry = {
      .name = "distance",
      .doc = "the distance of a descent outside the contour map, beside its arrow at the border",
      .notes =
          "Measured from the nearest point of the visible domain, in the surface's units; ∞ if it is not "
          "finite.",
      .params = {of_param()},
      .optimizer_param = "of",
      .on_graph = true,
      .on_projection = true,
      .make = [](const FilmContent& content, const OverlayChoice& choice, TextEngine& text)
          -> std::unique_ptr<Overlay> { return std::make_unique<Distance>(content, choice, text); },
  };
  return entry;
}

}  // namespace gradreel::overlay_entries
