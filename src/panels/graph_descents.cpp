#include "panels/graph_descents.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/hash.hpp"
#include "panels/plane_trails.hpp"
#include "panels/reach.hpp"

namespace gradreel {

namespace {

/// Epochs at whose dots there is no earlier dot yet.
std::vector<int> distinct_dots(const std::vector<Point>& px, const Box& plot, double apart_px) {
  std::vector<int> epochs;
  std::set<std::pair<int, int>> taken;
  for (std::size_t e = 0; e < px.size(); ++e) {
    if (!is_finite(px[e]) || !plot.contains(px[e])) continue;
    const auto cell = [&](double v) { return static_cast<int>(std::floor(v / apart_px)); };
    if (taken.emplace(cell(px[e].x), cell(px[e].y)).second) epochs.push_back(static_cast<int>(e));
  }
  return epochs;
}

/// The line without the last `cut` pixels of its length.
std::vector<Point> without_end(const std::vector<Point>& line, double cut) {
  std::vector<Point> kept = line;
  while (kept.size() > 2 && length(kept[kept.size() - 1] - kept[kept.size() - 2]) <= cut) {
    cut -= length(kept[kept.size() - 1] - kept[kept.size() - 2]);
    kept.pop_back();
  }
  const Point last = kept.back(), before = kept[kept.size() - 2];
  const double piece = length(last - before);
  if (piece > 0) kept.back() = lerp(last, before, std::min(1.0, cut / piece));
  return kept;
}

}  // namespace

GraphDescents::GraphDescents(const FilmContent& content, const GraphCurve& curve, const Box& plot,
                             const Rect& area, const GraphLook& look)
    : content_(content),
      curve_(curve),
      plot_(plot),
      area_(area),
      look_(look),
      width_(1.5 * content.px(content.theme.trail_width)),
      halo_(content.px(0.0022)),
      radius_(content.marker_px()),
      dot_(content.px(0.0036)) {
  for (const Descent& d : content.descents) {
    std::vector<Point> places = d.trajectory->points;
    places.erase(std::find_if(places.begin() + 1, places.end(), [](Point p) { return !std::isfinite(p.x); }),
                 places.end());
    px_.push_back(curve.at(places));
    dots_.push_back(d.is_thin ? std::vector<int>() : distinct_dots(px_.back(), plot, dot_));
  }
}

std::size_t GraphDescents::epoch_of(std::size_t d, const Moment& moment) const {
  return std::min(static_cast<std::size_t>(content_.descents[d].epoch_at(moment)), px_[d].size() - 1);
}

GraphDescents::Head GraphDescents::head_of(std::size_t d, const Moment& moment) const {
  const Descent& descent = content_.descents[d];
  const std::size_t e = epoch_of(d, moment);
  const std::vector<Point>& points = descent.trajectory->points;
  Head head;
  head.x = points[e].x;
  if (e + 1 < px_[d].size()) head.x += descent.fraction_at(moment) * (points[e + 1].x - head.x);
  head.px = curve_.at(head.x);
  const bool beside = head.px.x < plot_.x || head.px.x > plot_.right();
  if (!std::isfinite(head.px.y)) head.px.y = plot_.bottom();
  head.is_inside = plot_.contains(head.px);
  if (beside) {
    const bool left = head.px.x < plot_.x;
    const double end = (left ? curve_.samples().front() : curve_.samples().back()).y;
    head.exit = {left ? -1.0 : 1.0, 0};
    head.px = {left ? plot_.x : plot_.right(),
               std::clamp(std::isfinite(end) ? end : plot_.bottom(), plot_.y, plot_.bottom())};
  } else if (!head.is_inside) {
    const bool above = head.px.y < plot_.y;
    head.exit = {0, above ? -1.0 : 1.0};
    head.px.y = above ? plot_.y : plot_.bottom();
  }
  head.marker = head.px;
  return head;
}

std::vector<GraphDescents::Head> GraphDescents::heads(const Moment& moment) const {
  std::vector<Head> all;
  for (std::size_t d = 0; d < px_.size(); ++d) all.push_back(head_of(d, moment));
  spread(all);
  return all;
}

/// At right angles to the curve, as it runs over the width of a marker.
Point GraphDescents::upper_side(Point px) const {
  const auto y_at = [&](double x) {
    const std::vector<Point>& samples = curve_.samples();
    const double at = std::clamp((x - samples.front().x) / (samples[1].x - samples[0].x), 0.0,
                                 static_cast<double>(samples.size() - 1));
    return samples[static_cast<std::size_t>(at)].y;
  };
  const double left = y_at(px.x - radius_), right = y_at(px.x + radius_);
  if (!std::isfinite(left) || !std::isfinite(right)) return {0, -1};
  const Point along = {2 * radius_, right - left};
  return (1 / length(along)) * Point{along.y, -along.x};
}

// Each moves aside by as much as clears it of those before it, so that it comes back as they part.
void GraphDescents::spread(std::vector<Head>& heads) const {
  constexpr double kHighest = 7;  // widths, of all markers at one place
  std::size_t cards = 0;
  for (const Descent& d : content_.descents) cards += d.is_thin ? 0 : 1;
  const double close = cards > 1 ? std::min(1.0, kHighest / static_cast<double>(cards - 1)) : 1;
  const double apart = 2.2 * radius_;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    if (content_.descents[d].is_thin || !heads[d].is_inside) continue;
    double aside = 0;
    for (std::size_t k = 0; k < d; ++k) {
      if (content_.descents[k].is_thin || !heads[k].is_inside) continue;
      const Point way = heads[d].px - heads[k].px;
      aside += close * std::sqrt(std::max(0.0, apart * apart - way.x * way.x - way.y * way.y));
    }
    if (aside > 0) heads[d].marker = heads[d].px + aside * upper_side(heads[d].px);
  }
}

std::optional<std::pair<Point, Point>> GraphDescents::tangent(const Head& head) const {
  if (!look_.tangent || !head.is_inside) return std::nullopt;
  const Point along = curve_.direction_at(head.x);
  const double size = length(along);
  if (!std::isfinite(size)) return std::nullopt;
  const double half = 0.13 * std::min(plot_.width, 1.4 * plot_.height);
  return std::pair(head.px - (half / size) * along, head.px + (half / size) * along);
}

std::vector<StepArrow> GraphDescents::arrows(std::size_t d, const Head& head, const Moment& moment) const {
  std::vector<StepArrow> all;
  if (content_.descents[d].is_thin) return all;
  const auto last = static_cast<int>(epoch_of(d, moment));
  const double now = moment.epoch + moment.fraction, shortest = shortest_arrow();
  const std::vector<Point>& px = px_[d];
  for (int e = std::max(0, last - look_.steps); e < last; ++e) {
    const auto i = static_cast<std::size_t>(e);
    const double strength = 1 - (now - (e + 1)) / look_.steps;
    if (strength <= 0) continue;
    all.push_back(step_arrow(curve_, px[i], px[i + 1], 1, shortest, plot_));
    all.back().strength = strength;
  }
  const auto e = static_cast<std::size_t>(last);
  const double share = content_.descents[d].fraction_at(moment);
  if (look_.steps > 0 && share > 0 && e + 1 < px.size() && head.is_inside)
    all.push_back(step_arrow(curve_, px[e], px[e + 1], share, shortest, plot_));
  std::erase_if(all, [](const StepArrow& a) { return a.line.empty(); });
  return all;
}

FadingTail GraphDescents::tail(std::size_t d, const Moment& moment) const {
  std::vector<double> x;
  const std::vector<Point>& points = content_.descents[d].trajectory->points;
  const std::size_t end = std::min(px_[d].size(), epoch_of(d, moment) + 2);
  for (std::size_t e = 0; e < end; ++e) x.push_back(points[e].x);
  const double widest_turn = look_.steps > 0 ? shortest_arrow() : std::numeric_limits<double>::infinity();
  return fading_tail(curve_, x, moment.epoch + moment.fraction, look_.tail, widest_turn);
}

void GraphDescents::grow(const LayerCanvases& layers, int from, int to, std::vector<Rect>& touched) const {
  for (std::size_t d = 0; d < dots_.size(); ++d) {
    const std::vector<int>& dots = dots_[d];
    for (auto e = std::upper_bound(dots.begin(), dots.end(), from); e != dots.end() && *e <= to; ++e) {
      const Point at = px_[d][static_cast<std::size_t>(*e)];
      const auto clip = layers[Layer::core].clip(plot_);
      const Color color = content_.descents[d].color;
      layers[Layer::core].marker(Marker::circle, at, dot_, color, color, 0);
      const double reach = dot_ + 1;
      touched.push_back(intersection(pixels_around({at.x - reach, at.y - reach, 2 * reach, 2 * reach}),
                                     pixels_around(plot_)));
    }
  }
}

void GraphDescents::list_moving(const Moment& moment, std::vector<MovingItem>& items) const {
  const std::vector<Head> all = heads(moment);
  for (std::size_t d = 0; d < all.size(); ++d) {
    const Head& head = all[d];
    const double wide = (head.is_inside ? 2 : 4) * radius_, line = width_ + halo_ + 1;  // edges are smooth
    Hash hash;
    hash.add(head.px.x).add(head.px.y).add(head.marker.x).add(head.marker.y);
    Reach reach;
    const auto add = [&](Point p, double r) { reach.add(Box{p.x - r, p.y - r, 2 * r, 2 * r}); };
    add(head.px, wide);
    add(head.marker, wide);
    if (const auto ends = tangent(head)) {
      add(ends->first, line);
      add(ends->second, line);
      hash.add(ends->first.y);
    }
    bool fades = false;
    for (const FadingTail::Run& run :
         content_.descents[d].is_thin ? FadingTail{}.runs : tail(d, moment).runs) {
      for (const Point p : run.line) add({p.x, std::clamp(p.y, plot_.y, plot_.bottom())}, line);
      fades = true;
    }
    for (const StepArrow& arrow : arrows(d, head, moment)) {
      for (const Point p : arrow.line)
        add({std::clamp(p.x, plot_.x, plot_.right()), std::clamp(p.y, plot_.y, plot_.bottom())},
            2 * radius_ + 1);
      fades = true;
    }
    if (fades) hash.add(moment.epoch).add(moment.fraction);
    items.push_back({intersection(pixels_around(reach.box()), area_), hash.value()});
  }
}

void GraphDescents::paint_arrow(Canvas& canvas, const StepArrow& arrow, Color color) const {
  const double line = content_.px(0.0030), head = arrow.has_head ? content_.px(0.015) : 0;
  const Color halo = content_.theme.halo.with_alpha(0.85 * arrow.strength);
  const Color ink = color.with_alpha(arrow.strength);
  // Its tip touches the point that it leads to.
  const std::vector<Point> way = arrow.has_head ? without_end(arrow.line, 0.8 * radius_) : arrow.line;
  const std::vector<Point> shaft = arrow.has_head ? without_end(way, 0.8 * head) : way;
  canvas.stroke(shaft, {.width_px = line + 2 * halo_, .color = halo});
  canvas.stroke(shaft, {.width_px = line, .color = ink});
  if (arrow.has_head)
    canvas.arrow_head(way.back(), way.back() - without_end(way, head).back(), head, ink, halo, halo_);
}

void GraphDescents::paint_point(Canvas& canvas, std::size_t d, const Head& head) const {
  const Descent& descent = content_.descents[d];
  if (!head.is_inside) {
    if (!descent.is_thin)
      canvas.arrow_head(head.px, head.exit, 3 * radius_, descent.color, content_.theme.halo, halo_);
    return;
  }
  if (descent.is_thin) {
    const Color faint = descent.color.with_alpha(kLayerOpacity[static_cast<int>(Layer::dim)]);
    canvas.marker(Marker::circle, head.px, kThinWidth * radius_, faint, faint, 0);
    return;
  }
  canvas.marker(descent.marker, head.marker, radius_, descent.color, content_.theme.halo, halo_);
}

void GraphDescents::paint_moving(Canvas& canvas, const Moment& moment) const {
  const std::vector<Head> all = heads(moment);
  const auto outer = canvas.clip(to_box(area_));
  {
    const auto clip = canvas.clip(plot_);
    for (std::size_t d = 0; d < all.size(); ++d) {
      if (content_.descents[d].is_thin) continue;
      for (const FadingTail::Run& run : tail(d, moment).runs)
        canvas.stroke_fading(run.line, run.strengths,
                             {.width_px = width_, .color = content_.descents[d].color});
    }
    for (std::size_t d = 0; d < all.size(); ++d) {
      for (const StepArrow& arrow : arrows(d, all[d], moment))
        paint_arrow(canvas, arrow, content_.descents[d].color);
    }
    for (std::size_t d = 0; d < all.size(); ++d) {
      const auto line = content_.descents[d].is_thin ? std::nullopt : tangent(all[d]);
      if (!line) continue;
      const Point ends[] = {line->first, line->second};
      canvas.stroke(ends,
                    {.width_px = 0.7 * width_ + 2 * halo_, .color = content_.theme.halo.with_alpha(0.85)});
      canvas.stroke(ends, {.width_px = 0.7 * width_, .color = content_.descents[d].color});
    }
  }
  for (std::size_t d = 0; d < all.size(); ++d) {
    if (all[d].marker == all[d].px) continue;
    const Point stem[] = {all[d].px, all[d].marker};
    canvas.stroke(stem, {.width_px = content_.px(0.0022), .color = content_.descents[d].color});
  }
  for (std::size_t d = all.size(); d-- > 0;) paint_point(canvas, d, all[d]);
}

std::uint64_t GraphDescents::digest(const Moment& moment) const {
  return Hash().add(moment.epoch).add(moment.fraction).value();
}

}  // namespace gradreel
