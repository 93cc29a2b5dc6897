#include "panels/fit_plot.hpp"

#include <algorithm>
#include <cmath>

#include "core/num.hpp"
#include "panels/contour_part.hpp"

namespace gradreel {

namespace {

constexpr double kPadding = 0.08, kClassPadding = 0.14;    // of the axes, beyond the rows
constexpr double kLongestName = 0.9, kLongestClass = 0.2;  // of the cell

Axis data_axis(const std::vector<double>& values, const std::string& name, double length_px,
               const FilmContent& content, TextEngine& text) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double span = *high > *low ? *high - *low : std::max(1.0, std::fabs(*high));
  return plane_axis(*low - kPadding * span, *high + kPadding * span,
                    text.fitted(name, small_text(content), kLongestName * length_px));
}

/// From 0 to 1, which are the classes.
Axis class_axis(const FitData& data, const Box& cell, const FilmContent& content, TextEngine& text) {
  const TextStyle style = small_text(content);
  Axis axis = {-kClassPadding, 1 + kClassPadding, false, {}, {}};
  for (std::size_t i = 0; i < 2; ++i) {
    axis.ticks.push_back(
        {static_cast<double>(i), text.fitted(data.classes[i], style, kLongestClass * cell.width)});
  }
  axis.label = text.fitted(data.target, style, kLongestName * cell.height);
  return axis;
}

Axes axes_for(const FilmContent& content, const Box& cell, TextEngine& text) {
  const FitData& data = *content.data;
  const Axis x = data_axis(data.columns[0], data.features[0], cell.width, content, text);
  if (!data.has_intercept())
    return {content, cell, x, data_axis(data.columns[1], data.features[1], cell.height, content, text),
            0,       text};
  if (data.has_classes()) return {content, cell, x, class_axis(data, cell, content, text), 0, text};
  return {content, cell, x, data_axis(data.y, data.target, cell.height, content, text), 0, text};
}

}  // namespace

FitPlot::FitPlot(const FilmContent& content, const Box& cell, TextEngine& text)
    : data_(*content.data), axes_(axes_for(content, cell, text)) {
  const std::vector<double>& upwards = has_two_features() ? data_.columns[1] : data_.y;
  for (std::size_t i = 0; i < data_.y.size(); ++i)
    places_.push_back(axes_.to_px(data_.columns[0][i], upwards[i]));
}

std::vector<Point> FitPlot::model(Point weights) const {
  if (!is_finite(weights)) return {};
  if (has_two_features()) return boundary(weights);
  return data_.has_classes() ? sigmoid(weights) : straight(weights);
}

std::vector<Point> FitPlot::straight(Point weights) const {
  const double left = axes_.x().low, right = axes_.x().high;
  const Point from = to_unit(left, data_.value_at(weights, left)),
              to = to_unit(right, data_.value_at(weights, right));
  return within_plot(from, to - from, 0, 1);
}

std::vector<Point> FitPlot::sigmoid(Point weights) const {
  constexpr double kPiece = 2;  // pixels
  const auto pieces = static_cast<int>(std::ceil(axes_.plot().width / kPiece));
  std::vector<Point> line;
  for (int i = 0; i <= pieces; ++i) {
    const double x = axes_.x().value_at(static_cast<double>(i) / pieces), z = data_.value_at(weights, x);
    if (std::isnan(z)) return {};
    line.push_back(axes_.to_px(x, 1 / (1 + num::exp(-z))));
  }
  return line;
}

// The model is 0 where its features have their means, and moves along its level from there.
std::vector<Point> FitPlot::boundary(Point weights) const {
  constexpr double kFar = 1e12;
  const Point middle = to_unit(data_.mean[0], data_.mean[1]);
  const Point step =
      to_unit(data_.mean[0] - weights.y * data_.deviation[0], data_.mean[1] + weights.x * data_.deviation[1]);
  const Point way = step - middle;
  const double size = length(way);
  if (!(size > 0) || !std::isfinite(size)) return {};
  return within_plot(middle, (1 / size) * way, -kFar, kFar);
}

/// From + t way for begin <= t <= end, in units of the plot, as far as it is inside: Y.-D. Liang and
/// B. Barsky, 1984.
std::vector<Point> FitPlot::within_plot(Point from, Point way, double begin, double end) const {
  constexpr double kSteepest = 1e9;
  if (!is_finite(from) || !is_finite(way) || length(way) > kSteepest) return {};
  for (const auto& [at, speed] : {std::pair(from.x, way.x), std::pair(from.y, way.y)}) {
    if (speed == 0) {
      if (at < 0 || at > 1) return {};
      continue;
    }
    const double one = -at / speed, other = (1 - at) / speed;
    begin = std::max(begin, std::min(one, other));
    end = std::min(end, std::max(one, other));
  }
  if (begin >= end) return {};
  const Box& plot = axes_.plot();
  const auto px = [&](double t) {
    const Point p = from + t * way;
    return Point{plot.x + p.x * plot.width, plot.bottom() - p.y * plot.height};
  };
  return {px(begin), px(end)};
}

}  // namespace gradreel
