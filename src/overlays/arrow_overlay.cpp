#include "overlays/arrow_overlay.hpp"

#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "overlays/marks.hpp"

namespace gradreel {

ArrowOverlay::ArrowOverlay(const FilmContent& content, const OverlayChoice& choice, std::string label,
                           LabelAt place, bool ink, TextEngine& text)
    : content_(content),
      descents_(chosen(content, choice)),
      label_(std::move(label)),
      label_place_(place),
      ink_(ink) {
  if (!label_.empty()) label_reach_ = label_reach(content, label_, text);
}

std::optional<ArrowOverlay::Drawn> ArrowOverlay::drawn(std::size_t i, const Moment& moment,
                                                       const Ground& ground) const {
  const Descent& descent = content_.descents[descents_[i]];
  const std::optional<Ends> e = ends(descent, moment, ground);
  if (!e) return std::nullopt;
  std::optional<Arrow> arrow = lay_arrow(ground, e->from, e->to);
  if (!arrow) return std::nullopt;
  const Color color = ink_ ? content_.theme.ink : descent.color;
  // A letter that is larger than its arrow says nothing, and would lie on those of other arrows.
  const bool is_long = length(arrow->line.back() - arrow->line.front()) > 2 * label_reach_.y;
  return Drawn{*std::move(arrow), arrow_style(content_, color), i == 0 && !label_.empty() && is_long};
}

// Beyond the tip, in the arrow's direction, or to the left of its middle: just clear of it.
Point ArrowOverlay::label_at(const Arrow& arrow) const {
  const Point foot = arrow.line.front(), tip = arrow.line.back(), way = tip - foot;
  const double size = length(way);
  const Point along = size > 0 ? (1 / size) * way : Point{1, 0};
  const bool at_tip = label_place_ == LabelAt::tip;
  const Point out = at_tip ? along : Point{along.y, -along.x};
  const double clear = std::min(label_reach_.x / std::max(std::fabs(out.x), 1e-9),
                                label_reach_.y / std::max(std::fabs(out.y), 1e-9));
  return (at_tip ? tip : lerp(foot, tip, 0.6)) + (clear + content_.px(at_tip ? 0.002 : 0.006)) * out;
}

void ArrowOverlay::list_moving(const Moment& moment, const Ground& ground,
                               std::vector<MovingItem>& items) const {
  for (std::size_t i = 0; i < descents_.size(); ++i) {
    const std::optional<Drawn> d = drawn(i, moment, ground);
    if (!d) {
      items.emplace_back();  // the list keeps its order
      continue;
    }
    Hash hash;
    for (const Point p : d->arrow.line) hash.add(p.x).add(p.y);
    Rect touched = bounds(d->arrow, d->style, ground);
    if (d->is_labelled) {
      const Point at = label_at(d->arrow);
      const Point corners[] = {at - label_reach_, at + label_reach_};
      touched = united(touched, around(ground, corners, 1));
    }
    items.push_back({touched, hash.add(d->arrow.is_hidden).value()});
  }
}

void ArrowOverlay::paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const {
  const auto clip = canvas.clip(to_box(ground.area()));
  for (std::size_t i = 0; i < descents_.size(); ++i) {
    const std::optional<Drawn> d = drawn(i, moment, ground);
    if (!d) continue;
    paint(canvas, d->arrow, d->style);
    if (d->is_labelled) paint_label(canvas, content_, label_, label_at(d->arrow), d->style.color);
  }
}

Param label_param() {
  return {.name = "label", .fallback = true, .doc = "a letter beside the first descent's arrow"};
}

}  // namespace gradreel
