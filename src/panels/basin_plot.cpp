#include "panels/basin_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "descent/facts.hpp"
#include "descent/find_minima.hpp"
#include "film/basins_layout.hpp"
#include "film/text_blocks.hpp"
#include "panels/contour_part.hpp"

namespace gradreel {

BasinPlot::BasinPlot(const FilmContent& content, const Box& cell, const Options& options, TextEngine& text)
    : content_(content),
      cell_(cell),
      options_(options),
      epochs_(options.epochs > 0 ? options.epochs : content.epochs),
      minima_(minima_inside(*content.surface, content.minima, content.view.domain, kMaxTargets)),
      targets_(targets_of(minima_, content.view.domain, options.tolerance)),
      colors_(minima_.size(), epochs_, content.theme),
      key_(content, colors_, minima_.size(), epochs_, cell.width, text),
      heading_height_(options.heading ? heading_height(text) : 0),
      axes_(make_axes(text)) {
  const Box& plot = axes_.plot();
  if (std::min(plot.width, plot.height) >= kSmallestBasins * small_text(content).size_px) return;
  throw Error(
      fmt::format("a map of basins has no room in its panel's {:.0f} x {:.0f} px: give it a larger cell",
                  cell.width, cell.height));
}

Targets BasinPlot::targets_of(const std::vector<Minimum>& minima, const Domain& domain, double tolerance) {
  Targets targets;
  targets.tolerance = tolerance > 0 ? tolerance : arrival_tolerance(minima, domain);
  for (const Minimum& m : minima) targets.at.push_back(m.at);
  return targets;
}

std::vector<std::string> BasinPlot::heading_lines(const ShownOptimizer& shown, std::string_view rate,
                                                  TextEngine& text) const {
  std::vector<std::string> settings = shown.settings;
  if (!rate.empty()) settings.front() = rate;
  const TextStyle name = name_style(content_);
  const double taken = text.measure(text.fitted(shown.label, name, cell_.width), name).width;
  const double space = name.size_px * 0.5;
  return flowed(settings, body_style(content_), cell_.width - taken - space, cell_.width, text);
}

// The height of the longest heading of all optimizers, so that maps in equal cells have equal plots.
double BasinPlot::heading_height(TextEngine& text) const {
  std::size_t lines = 1;
  for (const auto& optimizer : content_.optimizers) {
    lines = std::max(lines, heading_lines(*optimizer, {}, text).size());
  }
  return static_cast<double>(lines) * body_line(content_);
}

Axes BasinPlot::make_axes(TextEngine& text) const {
  const Domain& d = content_.view.domain;
  const double gap = content_.px(0.014), key = options_.key ? key_.height() + gap : 0;
  const double top = heading_height_ > 0 ? heading_height_ + gap * 0.5 : 0;
  const Box inside = {cell_.x, cell_.y + top, cell_.width, cell_.height - top - key};
  return contour_axes(content_, inside, plane_axis(content_, d, true), plane_axis(content_, d, false), text);
}

std::string BasinPlot::map_text(int columns, int rows, double learning_rate) const {
  const auto& all = content_.optimizers;
  const auto at = std::find(all.begin(), all.end(), options_.optimizer) - all.begin();
  const Domain& d = content_.view.domain;
  std::string text = fmt::format(
      "map of basins: optimizer {} with learning rate {}, {} epochs, {} x {} cells of [{}, {}] x [{}, {}], "
      "within {}",
      at, learning_rate, epochs_, columns, rows, d.x_min, d.x_max, d.y_min, d.y_max, targets_.tolerance);
  for (const Point p : targets_.at) text += fmt::format(" ({}, {})", p.x, p.y);
  return text;
}

bool BasinPlot::is_possible(const BasinMap& map, int columns, int rows) const {
  const auto is_known = [&](const Fate& fate) {
    return fate.target < static_cast<int>(targets_.at.size()) && fate.epoch >= 0 && fate.epoch <= epochs_;
  };
  return map.columns == columns && map.rows == rows && map.epochs == epochs_ &&
         std::all_of(map.cells.begin(), map.cells.end(), is_known);
}

BasinMap BasinPlot::compute(std::optional<double> learning_rate, const Work& work,
                            std::string_view what) const {
  Setup setup = options_.optimizer->setup;
  if (learning_rate) setup.settings.learning_rate = *learning_rate;
  const auto cells = [&](double px) {
    return std::max(1, static_cast<int>(std::ceil(px / options_.resolution)));
  };
  const Box& plot = axes_.plot();
  if (work.is_trial) return {};
  const int columns = cells(plot.width), rows = cells(plot.height);
  const auto make = [&] {
    return basin_map(*content_.surface, setup, epochs_, content_.view.domain, columns, rows, targets_, work,
                     what);
  };
  if (!work.remember) return make();
  const Bytes bytes =
      work.remember(map_text(columns, rows, setup.settings.learning_rate), [&] { return bytes_of(make()); });
  const std::optional<BasinMap> map = parse_basin_map(bytes);
  return map && is_possible(*map, columns, rows) ? *map : make();
}

Image BasinPlot::blank() const {
  const Box& plot = axes_.plot();
  return {static_cast<int>(plot.width), static_cast<int>(plot.height), opaque(colors_.elsewhere())};
}

void BasinPlot::color(Image& image, int columns, std::size_t n, std::uint32_t pixel) const {
  const int r = options_.resolution;
  const int x = static_cast<int>(n % static_cast<std::size_t>(columns)) * r;
  const int y = static_cast<int>(n / static_cast<std::size_t>(columns)) * r;
  for (int j = y; j < std::min(y + r, image.height()); ++j) {
    std::fill(image.row(j) + x, image.row(j) + std::min(x + r, image.width()), pixel);
  }
}

void BasinPlot::paint(Canvas& canvas, const Image& map, std::string_view rate) const {
  const Box& plot = axes_.plot();
  if (options_.heading) paint_heading(canvas, rate);
  {
    const auto clip = canvas.clip(plot);
    canvas.image(map, static_cast<int>(plot.x), static_cast<int>(plot.y));
    for (std::size_t i = 0; i < minima_.size(); ++i) paint_minimum(canvas, i);
  }
  axes_.paint_labels(canvas, content_);
  if (options_.key) key_.paint(canvas, {plot.x + plot.width / 2, cell_.bottom() - key_.height()});
}

void BasinPlot::paint_heading(Canvas& canvas, std::string_view rate) const {
  const ShownOptimizer& shown = *options_.optimizer;
  const TextStyle name = name_style(content_);
  TextEngine& text = canvas.text_engine();
  const std::string label = text.fitted(shown.label, name, cell_.width);
  const std::vector<std::string> lines = heading_lines(shown, rate, text);
  const double beside = text.measure(label, name).width + name.size_px * 0.5;
  const TextStyle body = body_style(content_);
  double widest = beside;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    widest = std::max(widest, (i == 0 ? beside : 0) + text.measure(lines[i], body).width);
  }
  // Aligned with the plot, unless it needs more room.
  const double x = std::max(cell_.x, std::min(axes_.plot().x, cell_.right() - widest));
  const double line = body_line(content_);
  const double y = axes_.plot().y - content_.px(0.012) - static_cast<double>(lines.size() - 1) * line;
  canvas.text(label, {x, y}, name, content_.theme.ink);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    canvas.text(lines[i], {x + (i == 0 ? beside : 0), y + static_cast<double>(i) * line}, body,
                content_.theme.muted);
  }
}

void BasinPlot::paint_minimum(Canvas& canvas, std::size_t target) const {
  const Minimum& m = minima_[target];
  const double radius = content_.px(m.global ? 0.0085 : 0.007);
  canvas.marker(Marker::plus, axes_.to_px(m.at.x, m.at.y), radius, colors_.marker(target),
                content_.theme.halo, content_.px(0.0022));
}

}  // namespace gradreel
