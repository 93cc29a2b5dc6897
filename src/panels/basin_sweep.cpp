#include "panels/basin_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/hash.hpp"
#include "core/num.hpp"
#include "draw/ticks.hpp"
#include "panels/map_marks.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel {

namespace {

/// The picture of the step that was painted last.
struct StepScratch : Scratch {
  Image image;
  int step = -1;
};

class BasinSweep : public Panel {
 public:
  BasinSweep(const FilmContent& content, const Box& cell, const BasinPlot::Options& options,
             const SweepRange& range, TextEngine& text)
      : content_(content), cell_(cell), plot_(content, cell, options, text) {
    for (const Descent& d : content.descents) {
      if (!d.is_thin && d.optimizer == options.optimizer) shown_.push_back(&d);
    }
    for (int i = 0; i < range.steps && !content.work.is_trial; ++i) {
      const double share = i / (range.steps - 1.0);
      const double rate = range.low * num::pow(range.high / range.low, share);
      Work work = content.work;
      if (work.report) {
        work.report = [&, i](std::string_view what, double part) {
          content.work.report(what, (i + part) / range.steps);
        };
      }
      steps_.push_back(make_step(*options.optimizer, rate, work));
    }
  }

  Rect area() const override { return pixels_around(cell_); }
  bool is_steady() const override { return false; }
  Motion motion() const override { return Motion::places; }
  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<StepScratch>(); }

  void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch* scratch) const override {
    const int n = step_at(moment);
    const Step& step = steps_[static_cast<std::size_t>(n)];
    plot_.paint(canvas, image_of(n, static_cast<StepScratch&>(*scratch)), step.rate_text);
    const auto clip = canvas.clip(plot_.axes().plot());
    paint_trails(canvas, step);
  }

  std::uint64_t digest(const Moment& moment) const override { return Hash().add(step_at(moment)).value(); }

 private:
  struct Step {
    std::string rate_text;
    int columns = 0;
    std::vector<std::uint16_t> codes;         // per cell
    std::vector<std::vector<Vertex>> trails;  // per descent of shown_
  };

  Step make_step(const ShownOptimizer& optimizer, double rate, const Work& work) const {
    Step step;
    step.rate_text = fmt::format("α = {}", content_.words->number(format_number(rate, 3)));
    const BasinMap map = plot_.compute(rate, work, "basins of " + optimizer.label);
    step.columns = map.columns;
    step.codes.reserve(map.cells.size());
    for (const Fate& f : map.cells) step.codes.push_back(plot_.colors().code(f));
    for (const Descent* d : shown_) {
      step.trails.push_back(trail(optimizer.setup, rate, d->trajectory->points.front()));
    }
    return step;
  }

  std::vector<Vertex> trail(const Setup& setup, double rate, Point start) const {
    const auto schedule = setup.make_schedule(plot_.epochs());
    DescentSettings settings = setup.settings;
    settings.learning_rate = rate;
    settings.epochs = plot_.epochs();
    settings.schedule = schedule.get();
    const auto optimizer = setup.make_optimizer();
    const Trajectory t = descend(*content_.surface, *optimizer, start, settings);
    std::vector<Point> px;
    for (const Point p : t.points) {
      const Point at = plot_.axes().to_px(p.x, p.y);
      if (!is_finite(at)) break;
      px.push_back(at);
    }
    return thinned(px, 0.25);
  }

  int step_at(const Moment& moment) const {
    const double share = (moment.epoch + moment.fraction) / content_.epochs;
    const int last = static_cast<int>(steps_.size()) - 1;
    return std::min(last, static_cast<int>(share * static_cast<double>(steps_.size())));
  }

  const Image& image_of(int n, StepScratch& scratch) const {
    if (scratch.step == n) return scratch.image;
    const Step& step = steps_[static_cast<std::size_t>(n)];
    if (scratch.step < 0) scratch.image = plot_.blank();
    for (std::size_t i = 0; i < step.codes.size(); ++i) {
      plot_.color(scratch.image, step.columns, i, plot_.colors().pixel(step.codes[i]));
    }
    scratch.step = n;
    return scratch.image;
  }

  void paint_trails(Canvas& canvas, const Step& step) const {
    const double width = content_.px(content_.theme.trail_width), outline = content_.px(0.0022);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Descent& d = *shown_[i];
      const std::vector<Vertex>& vertices = step.trails[i];
      if (vertices.empty()) continue;
      for (const bool is_halo : {true, false}) {
        for (std::size_t k = 1; k < vertices.size(); ++k) {
          if (!vertices[k].drawn) continue;
          const Point line[] = {vertices[k - 1].px, vertices[k].px};
          canvas.stroke(line, {.width_px = is_halo ? width + 2 * outline : width,
                               .color = is_halo ? content_.theme.halo : d.color});
        }
      }
      paint_start(canvas, content_, vertices.front().px);
      if (plot_.axes().plot().contains(vertices.back().px)) {
        canvas.marker(d.marker, vertices.back().px, content_.marker_px(), d.color, content_.theme.halo,
                      outline);
      }
    }
  }

  const FilmContent& content_;
  Box cell_;
  BasinPlot plot_;
  std::vector<const Descent*> shown_;  // the optimizer's, without thin ones
  std::vector<Step> steps_;
};

}  // namespace

std::unique_ptr<Panel> make_basin_sweep(const FilmContent& content, const Box& cell,
                                        const BasinPlot::Options& options, const SweepRange& range,
                                        TextEngine& text) {
  return std::make_unique<BasinSweep>(content, cell, options, range, text);
}

}  // namespace gradreel
