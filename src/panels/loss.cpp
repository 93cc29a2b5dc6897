#include <algorithm>
#include <cmath>

#include "core/num.hpp"
#include "panels/axes.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kDecades = 1e-10;  // a log axis shows at most this share of the highest start

/// The interval of losses shown: all that descents pass through, but for what runs off when one diverges.
struct LossRange {
  double low = 0, high = 1;
  double offset = 0;  ///< subtracted before the logarithm: the known minimum where it is not positive
  bool logarithmic = false;
};

double highest_start(const FilmContent& content) {
  double high = 0;
  for (const Descent& d : content.descents) {
    const double loss = d.trajectory->losses.front();
    if (std::isfinite(loss)) high = std::max(high, std::fabs(loss));
  }
  return high > 0 ? high : 1;
}

LossRange loss_range(const FilmContent& content) {
  const std::vector<Minimum>& minima = content.minima;
  const double start = highest_start(content);
  LossRange range;
  range.offset = !minima.empty() && minima.front().value <= 0 ? minima.front().value : 0;
  double low = start, high = -start, low_positive = start - range.offset;
  for (const Descent& d : content.descents) {
    for (const double loss : d.trajectory->losses) {
      if (!std::isfinite(loss)) continue;
      low = std::min(low, loss);
      high = std::max(high, std::min(loss, 3 * start));
      if (loss > range.offset) low_positive = std::min(low_positive, loss - range.offset);
    }
  }
  const double top = std::max(high, low) - range.offset;
  low_positive = std::max(low_positive, (start - range.offset) * kDecades);
  range.logarithmic = content.view.loss_axis == LossAxis::log ||
                      (content.view.loss_axis == LossAxis::automatic && top > 100 * low_positive);
  if (range.logarithmic) {
    range.low = low_positive * 0.7;
    range.high = top * 1.5;
  } else {
    range.offset = 0;
    const double pad = 0.05 * (high > low ? high - low : 1);
    range.low = low >= 0 ? std::max(0.0, low - pad) : low - pad;
    range.high = std::max(high, low) + pad;
  }
  return range;
}

std::string loss_label(const LossRange& range) {
  if (!range.logarithmic || range.offset == 0) return "Loss";
  return "Loss − minimum";
}

int ticks_for(const FilmContent& content, double length_px, double per_tick) {
  return std::max(3, static_cast<int>(length_px / (content.px(content.theme.small_size) * per_tick)));
}

Axes make_axes(const FilmContent& content, const Box& cell, const LossRange& range, TextEngine& text) {
  Axis x = {0, static_cast<double>(content.epochs), false, {}, "Epoch"};
  x.ticks = linear_ticks(x.low, x.high, std::min(11, ticks_for(content, cell.width, 5)));
  std::erase_if(x.ticks, [](const Tick& t) { return t.value != std::floor(t.value); });
  Axis y = {range.low, range.high, range.logarithmic, {}, loss_label(range)};
  const int most = std::min(7, ticks_for(content, cell.height, 2.2));
  y.ticks = range.logarithmic ? log_ticks(y.low, y.high, most) : linear_ticks(y.low, y.high, most);
  return {content, cell, std::move(x), std::move(y), 0, text};
}

std::vector<std::vector<Point>> curves_px(const FilmContent& content, const Axes& axes,
                                          const LossRange& range) {
  std::vector<std::vector<Point>> lines;
  for (const Descent& d : content.descents) {
    std::vector<Point>& px = lines.emplace_back();
    for (std::size_t e = 0; e < d.trajectory->losses.size(); ++e) {
      const double loss = d.trajectory->losses[e] - range.offset;
      if (!std::isfinite(loss)) break;
      // Below a log axis, zero included, the curve runs along its floor.
      const double shown = range.logarithmic ? std::max(loss, range.low) : loss;
      px.push_back(axes.to_px(static_cast<double>(e), shown));
    }
  }
  return lines;
}

class Loss : public Panel {
 public:
  Loss(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        range_(loss_range(content)),
        axes_(make_axes(content, cell, range_, text)),
        trails_(content, pixels_around(cell), axes_.plot(), curves_px(content, axes_, range_),
                content.epochs > 4 * axes_.plot().width) {
    for (const Descent& d : content.descents) floor_epochs_.push_back(first_below(d));
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment&, Scratch*) const override {
    canvas.fill(axes_.plot(), content_.theme.panel);
    axes_.paint_grid(canvas, content_);
    axes_.paint_labels(canvas, content_);
  }

  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override {
    trails_.grow(layers, from, to, touched);
    for (std::size_t d = 0; d < floor_epochs_.size(); ++d) {
      if (floor_epochs_[d] > from && floor_epochs_[d] <= to) {
        touched.push_back(mark_floor(layers[Layer::core], d));
      }
    }
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
  // The first epoch whose loss a log axis cannot show, or -1.
  int first_below(const Descent& descent) const {
    if (!range_.logarithmic || descent.is_thin) return -1;
    const std::vector<double>& losses = descent.trajectory->losses;
    const auto below = std::find_if(losses.begin(), losses.end(),
                                    [&](double loss) { return loss - range_.offset < range_.low; });
    return below == losses.end() ? -1 : static_cast<int>(below - losses.begin());
  }

  Rect mark_floor(Canvas& canvas, std::size_t d) const {
    const Point tip = axes_.to_px(floor_epochs_[d], range_.low);
    const double size = content_.px(0.018);
    const auto clip = canvas.clip(axes_.plot());
    canvas.arrow_head(tip, {0, 1}, size, content_.descents[d].color, content_.theme.halo,
                      content_.px(0.0018));
    return intersection(pixels_around({tip.x - size, tip.y - 2 * size, 2 * size, 2 * size}), area());
  }

  const FilmContent& content_;
  Box cell_;
  LossRange range_;
  Axes axes_;
  PlaneTrails trails_;
  std::vector<int> floor_epochs_;
};

}  // namespace

const PanelEntry& loss() {
  static const PanelEntry entry = {
      .name = "loss",
      .doc = "loss over epochs",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Loss>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
