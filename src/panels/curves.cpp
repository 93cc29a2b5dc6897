#include "panels/curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/error.hpp"
#include "film/view_params.hpp"

namespace gradreel {

namespace {

constexpr double kDecades = 1e-10;   // a log axis shows at most this share of the highest start
constexpr double kRounding = 1e-13;  // differences below this share of the values are rounding noise
constexpr double kFlat = 1e-9;  // curves that vary by less than this share of their values are drawn flat

double highest_start(const Curves& curves) {
  double high = 0;
  for (const std::span<const double> curve : curves) {
    if (std::isfinite(curve.front())) high = std::max(high, std::fabs(curve.front()));
  }
  return high > 0 ? high : 1;
}

struct Extent {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();

  void add(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool is_empty() const { return low > high; }
};

/// Of the finite values above `floor`; what lies above `ceiling` counts as that.
Extent extent_of(const Curves& curves, double floor, double ceiling) {
  Extent extent;
  for (const std::span<const double> curve : curves) {
    for (const double value : curve) {
      if (std::isfinite(value) && value > floor) extent.add(std::min(value, ceiling));
    }
  }
  return extent;
}

/// Logarithmic where `axis` or the curves ask for it; nothing where no value has a logarithm.
std::optional<CurveRange> log_range(const Curves& curves, LossAxis axis, double offset) {
  const double start = highest_start(curves);
  const double noise = kRounding * std::fabs(offset), ceiling = std::max(3 * start, offset);
  const Extent all = extent_of(curves, offset + noise, ceiling);
  if (all.is_empty()) return std::nullopt;
  const double top = all.high - offset;
  const double low = std::max({all.low - offset, std::min(start - offset, top) * kDecades, noise});
  if (axis == LossAxis::automatic && top <= 100 * low) return std::nullopt;
  return CurveRange{low * 0.7, std::min(top * 1.5, std::numeric_limits<double>::max()), offset, true};
}

CurveRange linear_range(const Curves& curves) {
  Extent all = extent_of(curves, -std::numeric_limits<double>::infinity(), 3 * highest_start(curves));
  if (all.is_empty()) all = {0, 1};
  const double size = std::max(std::fabs(all.low), std::fabs(all.high));
  double span = all.high - all.low;
  if (span <= kFlat * size) span = size > 0 ? size : 1;  // a flat curve, in the middle of its value's size
  const double pad = (span == all.high - all.low ? 0.05 : 0.5) * span;
  return {all.low >= 0 ? std::max(0.0, all.low - pad) : all.low - pad, all.high + pad, 0, false};
}

int ticks_for(const FilmContent& content, double length_px, double per_tick) {
  return std::max(3, static_cast<int>(length_px / (content.px(content.theme.small_size) * per_tick)));
}

/// A curve begins at the first epoch that was recorded; from one to the next it is straight on the axis,
/// whatever its scale.
void straighten(std::vector<Point>& px, const std::vector<int>& recorded) {
  if (recorded.empty() || px.empty()) return;
  const std::size_t first = std::min(static_cast<std::size_t>(recorded.front()), px.size() - 1);
  std::fill_n(px.begin(), first, px[first]);
  for (std::size_t i = 1; i < recorded.size(); ++i) {
    const auto from = static_cast<std::size_t>(recorded[i - 1]), to = static_cast<std::size_t>(recorded[i]);
    for (std::size_t e = from + 1; e < to && to < px.size(); ++e)
      px[e] = lerp(px[from], px[to], static_cast<double>(e - from) / static_cast<double>(to - from));
  }
}

std::vector<std::vector<Point>> curves_px(const FilmContent& content, const Curves& curves, const Axes& axes,
                                          const CurveRange& range) {
  std::vector<std::vector<Point>> lines;
  for (const std::span<const double> curve : curves) {
    std::vector<Point>& px = lines.emplace_back();
    for (std::size_t e = 0; e < curve.size(); ++e) {
      const double value = curve[e] - range.offset;
      if (!std::isfinite(value)) break;
      // Below a log axis, zero included, the curve runs along its floor.
      double shown = range.logarithmic || range.is_stated ? std::max(value, range.low) : value;
      if (range.is_stated) shown = std::min(shown, range.high);
      px.push_back(axes.to_px(static_cast<double>(e), shown));
    }
    straighten(px, content.descents[lines.size() - 1].trajectory->recorded_epochs);
  }
  return lines;
}

/// The first epoch whose value lies below the range, or above it; -1 if none does.
int first_beyond(std::span<const double> curve, const CurveRange& range, bool above) {
  const auto at = std::find_if(curve.begin(), curve.end(), [&](double value) {
    return above ? value - range.offset > range.high : value - range.offset < range.low;
  });
  return at == curve.end() ? -1 : static_cast<int>(at - curve.begin());
}

}  // namespace

void require_descents(const FilmContent& content, std::string_view panel, std::string_view numbers) {
  if (content.descents.empty()) {
    throw Error(fmt::format("{}: none of its descents has {}", panel, numbers));
  }
}

CurveRange range_of(const Curves& curves, LossAxis axis, double offset) {
  if (axis != LossAxis::linear) {
    if (const auto range = log_range(curves, axis, offset)) return *range;
  }
  return linear_range(curves);
}

CurveRange stated_range(const Curves& curves, LossAxis axis, double offset, double low, double high) {
  const bool is_log = axis == LossAxis::log || (low > 0 && range_of(curves, axis, offset).logarithmic);
  return {low, high, is_log ? offset : 0, is_log, true};
}

Param axis_option(std::string_view doc) {
  Param axis = param_named(view_params(), "loss_axis");
  axis.name = "axis";
  axis.doc = doc;
  return axis;
}

LossAxis axis_of(const ParamValues& options) { return loss_axis_of(options.text("axis")); }

Axes curve_axes(const FilmContent& content, const Box& cell, const CurveRange& range, const CurveLabel& label,
                bool names_epochs, TextEngine& text) {
  Axis x = {0,  static_cast<double>(content.epochs),     false,
            {}, names_epochs ? content.unit_word() : "", names_epochs};
  x.whole = true;
  const int whole = std::min(11, content.epochs + 1);  // epochs that may have a number: 0, 1 ... 10
  x.most = std::min(whole, ticks_for(content, cell.width, 5));
  const double below = content.px(content.theme.small_size) * (names_epochs ? 3.5 : 1);
  const bool fits = text.measure(label.name, small_text(content)).width <= cell.height - below;
  Axis y = {range.low, range.high, range.logarithmic, {}, fits ? label.name : label.short_name};
  y.short_label = label.short_name;
  y.most = std::min(7, ticks_for(content, cell.height, 2.2));
  return {content, cell, std::move(x), std::move(y), 0, text};
}

CurvePlot::CurvePlot(const FilmContent& content, const Box& cell, const Curves& curves,
                     const CurveRange& range, Axes axes)
    : content_(content),
      cell_(cell),
      range_(range),
      axes_(std::move(axes)),
      trails_(content, pixels_around(cell), axes_.plot(), curves_px(content, curves, axes_, range_),
              content.epochs > 4 * axes_.plot().width) {
  for (std::size_t d = 0; d < curves.size(); ++d) {
    const bool is_curve = !content.descents[d].is_thin;
    const bool has_floor = is_curve && (range_.logarithmic || range_.is_stated);
    beyond_[0].push_back(has_floor ? first_beyond(curves[d], range_, false) : -1);
    beyond_[1].push_back(is_curve && range_.is_stated ? first_beyond(curves[d], range_, true) : -1);
  }
}

void CurvePlot::paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const {
  canvas.fill(axes_.plot(), content_.theme.panel);
  axes_.paint_grid(canvas, content_);
  axes_.paint_labels(canvas, content_);
  for (const End end : {End::low, End::high}) {
    const std::vector<int>& epochs = beyond_[static_cast<std::size_t>(end)];
    for (std::size_t d = 0; d < epochs.size(); ++d) {
      if (epochs[d] == 0) mark_end(canvas, d, end);
    }
  }
}

void CurvePlot::grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
                     std::vector<Rect>& touched) const {
  trails_.grow(layers, from, to, touched);
  for (const End end : {End::low, End::high}) {
    const std::vector<int>& epochs = beyond_[static_cast<std::size_t>(end)];
    for (std::size_t d = 0; d < epochs.size(); ++d) {
      if (epochs[d] > from && epochs[d] <= to) touched.push_back(mark_end(layers[Layer::core], d, end));
    }
  }
}

Rect CurvePlot::mark_end(Canvas& canvas, std::size_t d, End end) const {
  const double size = content_.px(0.018);
  const Box& plot = axes_.plot();
  const bool is_low = end == End::low;
  Point tip = axes_.to_px(beyond_[static_cast<std::size_t>(end)][d], is_low ? range_.low : range_.high);
  tip.x =
      std::clamp(tip.x, plot.x + size / 2, std::max(plot.x + size / 2, plot.right() - size / 2));  // whole
  const auto clip = canvas.clip(plot);
  canvas.arrow_head(tip, {0, is_low ? 1.0 : -1.0}, size, content_.descents[d].color, content_.theme.halo,
                    content_.px(0.0018));
  return intersection(pixels_around({tip.x - size, is_low ? tip.y - 2 * size : tip.y, 2 * size, 2 * size}),
                      area());
}

}  // namespace gradreel
