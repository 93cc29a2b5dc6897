#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "draw/contours.hpp"
#include "film/boxes.hpp"
#include "film/panel.hpp"
#include "panels/axes.hpp"
#include "panels/contour_part.hpp"
#include "panels/model_lines.hpp"

namespace gradreel {

namespace {

constexpr double kRim = 0.09;          // of the axes, beyond the points
constexpr int kDecisionCells = 96;     // along the longer side, at which outputs are computed
constexpr double kCrowd = 150;         // up to so many points are painted at their full size
constexpr double kDecisionKey = 1.25;  // em

Domain around_points(const LabelledPoints& data) {
  Domain d = {data.at[0].x, data.at[0].x, data.at[0].y, data.at[0].y};
  for (const Point p : data.at) d = united(d, p);
  const double x = kRim * std::max(1e-9, d.x_max - d.x_min), y = kRim * std::max(1e-9, d.y_max - d.y_min);
  return {d.x_min - x, d.x_max + x, d.y_min - y, d.y_max + y};
}

Axes decision_axes(const FilmContent& content, const Domain& d, const Box& cell, TextEngine& text) {
  const LabelledPoints& data = content.classification->data;
  FilmContent without_note = content;
  without_note.plane_note.clear();
  return {without_note,
          cell,
          plane_axis(d.x_min, d.x_max, data.names[0]),
          plane_axis(d.y_min, d.y_max, data.names[1]),
          (d.x_max - d.x_min) / (d.y_max - d.y_min),
          text};
}

/// Points of two classes, and the boundary that each descent's model draws between them.
class Decision : public Panel {
 public:
  Decision(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        key_height_(kDecisionKey * small_text(content).size_px),
        domain_(around_points(content.classification->data)),
        axes_(decision_axes(content, domain_, below(cell, key_height_, 0), text)) {
    const double crowd =
        std::sqrt(std::min(1.0, kCrowd / static_cast<double>(content.classification->data.at.size())));
    radius_ = content.px(0.0065) * std::max(0.5, crowd);
    for (std::size_t i = 0; i < 2; ++i) {
      labels_[i] =
          text.fitted(content.classification->data.classes[i], small_text(content), 0.3 * cell.width);
      label_widths_[i] = text.measure(labels_[i], small_text(content)).width;
    }
    make_grid();
  }

  Rect area() const override { return pixels_around(cell_); }
  Motion motion() const override { return Motion::much; }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    canvas.fill(axes_.plot(), content_.theme.panel);
    {
      const auto clip = canvas.clip(axes_.plot());
      const LabelledPoints& data = content_.classification->data;
      for (std::size_t i = 0; i < data.at.size(); ++i) {
        paint_point(canvas, axes_.to_px(data.at[i].x, data.at[i].y), data.label[i] > 0);
      }
    }
    axes_.paint_labels(canvas, content_);
    paint_key(canvas);
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    items.push_back({intersection(pixels_around(axes_.plot()), area()), digest(moment)});
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    const auto clip = canvas.clip(axes_.plot());
    for (const bool is_thin : {true, false}) {
      for (const Descent& d : content_.descents) {
        if (d.is_thin == is_thin) paint_boundary(canvas, d, moment);
      }
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (const Descent& d : content_.descents) hash.add(d.epoch_at(moment)).add(d.fraction_at(moment));
    return hash.value();
  }

 private:
  void make_grid() {
    const Box& plot = axes_.plot();
    const double step = std::max(plot.width, plot.height) / kDecisionCells;
    grid_.columns = std::max(2, static_cast<int>(std::ceil(plot.width / step)) + 1);
    grid_.rows = std::max(2, static_cast<int>(std::ceil(plot.height / step)) + 1);
    grid_.box = plot;
    places_.resize(2, static_cast<Eigen::Index>(grid_.columns) * grid_.rows);
    Eigen::Index n = 0;
    for (int j = 0; j < grid_.rows; ++j) {
      for (int i = 0; i < grid_.columns; ++i, ++n) {
        places_(0, n) = domain_.x_min + (domain_.x_max - domain_.x_min) * i / (grid_.columns - 1);
        places_(1, n) = domain_.y_max - (domain_.y_max - domain_.y_min) * j / (grid_.rows - 1);
      }
    }
  }

  /// All parameters; between epochs on the straight way. Those of a descent that left the numbers stay.
  Eigen::ArrayXd weights_of(const Descent& d, const Moment& moment) const {
    const Trajectory& t = *d.trajectory;
    const auto at = [&](std::size_t epoch) {
      const std::span<const double> x = t.position(epoch);
      return Eigen::ArrayXd(Eigen::Map<const Eigen::ArrayXd>(x.data(), static_cast<Eigen::Index>(x.size())));
    };
    auto e = static_cast<std::size_t>(d.epoch_at(moment));
    while (e > 0 && !at(e).isFinite().all()) --e;
    const double share = d.fraction_at(moment);
    if (share == 0 || e + 1 >= t.points.size()) return at(e);
    const Eigen::ArrayXd next = at(e + 1);
    return next.isFinite().all() ? Eigen::ArrayXd(at(e) + share * (next - at(e))) : at(e);
  }

  void paint_boundary(Canvas& canvas, const Descent& d, const Moment& moment) const {
    Values outputs;
    content_.classification->model->outputs(weights_of(d, moment), places_, outputs);
    Grid grid = grid_;
    grid.values.assign(outputs.data(), outputs.data() + outputs.size());
    stroke_model(canvas, content_, d, iso_lines(grid, 0), content_.px(content_.theme.trail_width));
  }

  void paint_point(Canvas& canvas, Point at, bool is_second) const {
    const Theme& theme = content_.theme;
    const Color outline = theme.muted.with_alpha(1);
    canvas.marker(Marker::circle, at, radius_, is_second ? outline : theme.panel, outline,
                  std::max(1.0, 0.22 * radius_));
  }

  void paint_key(Canvas& canvas) const {
    const double em = small_text(content_).size_px, y = cell_.y + em / 2;
    double x = axes_.plot().x;
    for (std::size_t i = 0; i < 2; ++i) {
      paint_point(canvas, {x + radius_, y}, i == 1);
      x += 2 * radius_ + 0.4 * em;
      canvas.text(labels_[i], {x, y}, small_text(content_), content_.theme.muted, Align::left,
                  VAlign::middle);
      x += label_widths_[i] + em;
    }
  }

  const FilmContent& content_;
  Box cell_;
  double key_height_;
  Domain domain_;
  Axes axes_;
  double radius_ = 0;
  std::array<std::string, 2> labels_;
  std::array<double, 2> label_widths_ = {};
  Grid grid_;         // without values
  Positions places_;  // of its nodes
};

}  // namespace

namespace panel_entries {

const PanelEntry& decision() {
  static const PanelEntry entry = {
      .name = "decision",
      .doc = "points of two classes, and the boundary that each descent's network draws between them",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        if (!content.classification) throw Error("decision: there are no classes to tell apart");
        return std::make_unique<Decision>(content, cell, text);
      },
      .needs_surface = true,
      .needs_classes = true,
  };
  return entry;
}

}  // namespace panel_entries
}  // namespace gradreel
