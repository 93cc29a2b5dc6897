#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "film/boxes.hpp"
#include "film/panel.hpp"
#include "panels/fit_plot.hpp"
#include "panels/model_lines.hpp"
#include "panels/reach.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostPoints = 2000;  // painted: evenly picked of the rows
constexpr double kFewPoints = 100;         // up to so many are painted at their full size
constexpr double kKeyHeight = 1.25;        // em

/// Rows of data with the models that the descents' weights make of them.
class Fit : public Panel {
 public:
  Fit(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        key_height_(kKeyHeight * small_text(content).size_px),
        plot_(content, below(cell, key_height_, 0), text),
        width_(content.px(content.theme.trail_width)),
        halo_(model_halo_px(content)) {
    const std::size_t rows = plot_.places().size(), shown = std::min(rows, kMostPoints);
    for (std::size_t i = 0; i < shown; ++i) rows_.push_back(i * rows / shown);
    const double crowd = std::sqrt(std::min(1.0, kFewPoints / static_cast<double>(shown)));
    radius_ = content.px(0.0075) * std::max(0.45, crowd);
    opacity_ = std::max(0.35, 0.8 * crowd);
    if (!content.minima.empty()) best_ = plot_.model(content.minima.front().at);
    make_key(text);
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const Box& plot = plot_.axes().plot();
    canvas.fill(plot, theme.panel);
    plot_.axes().paint_grid(canvas, content_);
    {
      const auto clip = canvas.clip(plot);
      for (const bool is_marked : {false, true}) {
        for (const std::size_t row : rows_) {
          if (plot_.is_marked(row) == is_marked) paint_point(canvas, plot_.places()[row], is_marked);
        }
      }
      if (!best_.empty()) canvas.stroke(best_, best_stroke());
    }
    plot_.axes().paint_labels(canvas, content_);
    paint_key(canvas);
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    for (const Descent& d : content_.descents) {
      const Point weights = weights_of(d, moment);
      items.push_back({bounds_of(plot_.model(weights)), Hash().add(weights.x).add(weights.y).value()});
    }
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    const auto clip = canvas.clip(plot_.axes().plot());
    for (const bool is_thin : {true, false}) {  // the last descent is on top, as on the map
      for (const Descent& d : content_.descents) {
        if (d.is_thin == is_thin) paint_model(canvas, d, plot_.model(weights_of(d, moment)));
      }
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (const Descent& d : content_.descents) {
      const Point weights = weights_of(d, moment);
      hash.add(weights.x).add(weights.y);
    }
    return hash.value();
  }

 private:
  struct KeyItem {
    std::string label;
    double mark = 0, width = 0;  // of the mark before it, and of both
  };

  /// Where the descent's point is on the map. A descent that left the numbers stays where it was before.
  Point weights_of(const Descent& d, const Moment& moment) const {
    const std::vector<Point>& points = d.trajectory->points;
    auto e = static_cast<std::size_t>(d.epoch_at(moment));
    while (e > 0 && !is_finite(points[e])) --e;
    const double share = d.fraction_at(moment);
    if (share == 0 || e + 1 >= points.size() || !is_finite(points[e + 1])) return points[e];
    return lerp(points[e], points[e + 1], share);
  }

  Rect bounds_of(const std::vector<Point>& line) const {
    if (line.empty()) return {};
    Reach reach;
    const double r = width_ + halo_ + 1;  // edges are smooth
    for (const Point p : line) reach.add(Box{p.x - r, p.y - r, 2 * r, 2 * r});
    return intersection(pixels_around(reach.box()), area());
  }

  void paint_model(Canvas& canvas, const Descent& d, const std::vector<Point>& line) const {
    if (!line.empty()) stroke_model(canvas, content_, d, {&line, 1}, 1.2 * width_);
  }

  Stroke best_stroke() const {
    const double dash = content_.px(0.009);
    return {.width_px = content_.px(0.0026),
            .color = content_.theme.ink,
            .cap = Cap::butt,
            .dashes = {dash, 0.7 * dash}};
  }

  void paint_point(Canvas& canvas, Point at, bool is_marked) const {
    const Theme& theme = content_.theme;
    if (plot_.has_two_features() && !is_marked) {
      canvas.marker(Marker::circle, at, radius_, theme.panel, theme.muted.with_alpha(1),
                    std::max(1.0, 0.22 * radius_));
      return;
    }
    const Color color = (is_marked ? theme.ink : theme.muted).with_alpha(opacity_);
    canvas.marker(Marker::circle, at, radius_, color, color, 0);
  }

  /// The classes where only marks tell them, and the best model; without the latter where there is no room.
  void make_key(TextEngine& text) {
    const double em = small_text(content_).size_px;
    const auto add = [&](const std::string& label, double mark) {
      key_.push_back({label, mark, mark + 0.4 * em + text.measure(label, small_text(content_)).width + em});
    };
    const FitData& data = *content_.data;
    double width = 0;
    if (plot_.has_two_features()) {
      for (const std::string& name : data.classes) {
        const bool says_what = name == data.classes[0];
        add(text.fitted(says_what ? data.target + ": " + name : name, small_text(content_),
                        0.4 * cell_.width),
            2 * radius_);
        width += key_.back().width;
      }
    }
    if (best_.empty()) return;
    add(content_.word(Word::best_fit), 2 * em);
    if (width + key_.back().width - em > plot_.axes().plot().width) key_.pop_back();
  }

  void paint_key(Canvas& canvas) const {
    const double em = small_text(content_).size_px, y = cell_.y + em / 2;
    double x = plot_.axes().plot().x;
    for (std::size_t i = 0; i < key_.size(); ++i) {
      const KeyItem& item = key_[i];
      if (plot_.has_two_features() && i < 2) {
        paint_point(canvas, {x + radius_, y}, i == 1);
      } else {
        const std::array line = {Point{x, y}, Point{x + item.mark, y}};
        canvas.stroke(line, best_stroke());
      }
      canvas.text(item.label, {x + item.mark + 0.4 * em, y}, small_text(content_), content_.theme.muted,
                  Align::left, VAlign::middle);
      x += item.width;
    }
  }

  const FilmContent& content_;
  Box cell_;
  double key_height_ = 0;
  FitPlot plot_;
  double width_, halo_, radius_ = 0, opacity_ = 1;
  std::vector<std::size_t> rows_;
  std::vector<Point> best_;
  std::vector<KeyItem> key_;
};

}  // namespace

namespace panel_entries {

const PanelEntry& fit() {
  static const PanelEntry entry = {
      .name = "fit",
      .doc = "the rows of data, with the line, curve or boundary that each descent's weights make of them",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        if (!content.data || !content.data->is_flat()) throw Error("fit: there are no rows of data to show");
        return std::make_unique<Fit>(content, cell, text);
      },
      .needs_surface = true,
      .needs_data = true,
  };
  return entry;
}

}  // namespace panel_entries
}  // namespace gradreel
