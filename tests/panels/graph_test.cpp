// The graph of a function of one variable, by its pixels.
#include <cmath>

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/checks.hpp"
#include "panels/graph_curve.hpp"
#include "panels/graph_steps.hpp"
#include "panels/registry.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::shared_ptr<const Objective> objective_of(const std::string& formula, double low, double high) {
  return parse_scene("s.yaml",
                     "surface: {formula: \"" + formula + "\", domain: {x: [" + std::to_string(low) + ", " +
                         std::to_string(high) + "]}}\noptimizers: [adam]\n",
                     shipped_configs())
      .surface.objective;
}

/// Axes in a frame of 400 x 300.
struct PlotOf {
  explicit PlotOf(double low, double high, double bottom, double top) {
    content.width = 400;
    content.height = 300;
    axes = std::make_unique<Axes>(content, Box{0, 0, 400, 300}, Axis{low, high, false, {}, ""},
                                  Axis{bottom, top, false, {}, ""}, 0, text);
  }
  FilmContent content;
  TextEngine text;
  std::unique_ptr<Axes> axes;
};

/// One descent on a parabola in a frame without anything else.
Film lone_graph(double learning_rate, double start, const std::string& options, int width = 400) {
  const Scene scene = parse_scene(
      "s.yaml",
      "surface: parabola\nstart: " + std::to_string(start) +
          "\noptimizers: [{name: gradient_descent, learning_rate: " + std::to_string(learning_rate) +
          "}]\nepochs: 8\ntimeline: {duration: 3.2, hold_start: 0, hold_end: 0}\n"
          "layout: {areas: [graph], legend: off, title: off, panels: {graph: {axes: false, " +
          options + "}}}\n",
      shipped_configs());
  return compose(scene, output(width, width * 3 / 4, 10), descend_all(scene));
}

/// The mean place of all pixels of about this colour, or of those near a place.
std::optional<Point> centre_of(const Image& image, Color color, Point about = {}, double reach = 1e9) {
  const Rgb want = to_rgb(color);
  double x_sum = 0, y_sum = 0;
  int n = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const std::uint32_t p = image.at(x, y);
      const auto near = [](int a, int b) { return std::abs(a - b) < 6; };
      if (std::max(std::fabs(x + 0.5 - about.x), std::fabs(y + 0.5 - about.y)) > reach) continue;
      if (near(p >> 16 & 255, want.r) && near(p >> 8 & 255, want.g) && near(p & 255, want.b)) {
        x_sum += x + 0.5;
        y_sum += y + 0.5;
        ++n;
      }
    }
  }
  return n > 20 ? std::optional(Point{x_sum / n, y_sum / n}) : std::nullopt;
}

}  // namespace

TEST_CASE("a point is on the curve, after each epoch and between epochs") {
  const Film film = lone_graph(0.05, -2.5, "steps: 0, tail: 0.001");
  const FilmContent& content = film.content();
  const Box cell = to_box(film.panels()[0]->area());
  const GraphRange range = graph_range(*content.surface, -3, 3);
  CHECK(range.low == Approx(-0.63));
  CHECK(range.high == Approx(9.63));
  for (const std::int64_t frame : {0, 4, 7, 13, 20}) {
    const Moment m = film.timeline().at(frame);
    const auto e = static_cast<std::size_t>(m.epoch);
    const std::vector<Point>& points = content.descents[0].trajectory->points;
    const double x =
        e + 1 < points.size() ? points[e].x + m.fraction * (points[e + 1].x - points[e].x) : points[e].x;
    // The plot fills the cell but for its border's ticks.
    const double inset = content.px(0.006);
    const Box plot = {std::round(cell.x + inset), std::round(cell.y + inset), 0, 0};
    const double width = std::round(cell.right() - inset) - plot.x,
                 height = std::round(cell.bottom() - inset) - plot.y;
    const Point want = {plot.x + (x + 3) / 6 * width,
                        plot.y + height - (x * x - range.low) / (range.high - range.low) * height};
    const auto at =
        centre_of(paint_frame(film, frame), content.descents[0].color, want, 1.5 * content.marker_px());
    REQUIRE(at);
    CHECK(length(*at - want) < 0.7);
  }
}

TEST_CASE("points at one place stand beside each other, and come back as they part") {
  const Scene scene = parse_scene("s.yaml",
                                  "surface: parabola\nstart: -2\n"
                                  "optimizers: [{name: gradient_descent, learning_rate: [0.01, 0.2, 0.4]}]\n"
                                  "epochs: 8\ntimeline: {duration: 3.2, hold_start: 0, hold_end: 0}\n"
                                  "layout: {areas: [graph], legend: off, panels: {graph: {steps: 0}}}\n",
                                  shipped_configs());
  const Film film = compose(scene, output(600, 400, 10), descend_all(scene));
  const Image first = paint_frame(film, 0), later = paint_frame(film, 12);
  std::vector<Point> at, parted;
  for (const Descent& d : film.content().descents) {
    REQUIRE(centre_of(first, d.color));
    at.push_back(*centre_of(first, d.color));
    parted.push_back(*centre_of(later, d.color));
  }
  const double width = 2 * film.content().marker_px();
  CHECK(length(at[1] - at[0]) > 0.95 * width);
  CHECK(length(at[2] - at[1]) > 0.95 * width);
  CHECK(at[1].x > at[0].x);  // into the bowl
  CHECK(parted[0].x < parted[1].x);
  CHECK(parted[0].y < parted[1].y);
}

TEST_CASE("a tangent is there if it is asked for") {
  const Film with = lone_graph(0.05, -2, "tangent: true", 1200),
             without = lone_graph(0.05, -2, "tangent: false", 1200);
  const auto ink = [](const Film& film) {
    const Image image = paint_frame(film, 0);
    const Rgb want = to_rgb(film.content().descents[0].color);
    int n = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        const std::uint32_t p = image.at(x, y);
        n += std::abs(static_cast<int>(p >> 16 & 255) - want.r) < 6 &&
             std::abs(static_cast<int>(p & 255) - want.b) < 6;
      }
    }
    return n;
  };
  CHECK(ink(with) > ink(without) + 300);
}

TEST_CASE("the axis of values leaves out what only poles reach, and keeps narrow wells") {
  const GraphRange pole = graph_range(*objective_of("1/x^2", -1, 1), -1, 1);
  CHECK(pole.high < 300);
  CHECK(pole.low < 1);
  const GraphRange spike = graph_range(*objective_of("-exp(-2000*x^2)", -1, 1), -1, 1);
  CHECK(spike.low == Approx(-1.07).margin(0.01));
  const GraphRange flat = graph_range(*objective_of("3 + 0*x", -1, 1), -1, 1);
  CHECK((flat.low < 3 && flat.high > 3));
  const GraphRange nowhere = graph_range(*objective_of("log(x)", 0, 1), -2, -1);
  CHECK((std::isfinite(nowhere.low) && nowhere.low < nowhere.high));
}

TEST_CASE("a curve has gaps where f is not finite or jumps, and none where it is steep") {
  const PlotOf plot(-2, 2, -2, 2);
  const auto gaps = [&](const std::string& formula) {
    const GraphCurve curve(objective_of(formula, -2, 2), *plot.axes);
    int n = 0;
    for (std::size_t i = 0; i + 1 < curve.samples().size(); ++i)
      n += !curve.is_joined(i) && (i == 0 || curve.is_joined(i - 1));
    return n;
  };
  CHECK(gaps("x^3") == 0);
  CHECK(gaps("tanh(300*x)") == 0);
  CHECK(gaps("floor(x)") == 4);  // at the right end, too
  CHECK(gaps("1/(x - 0.3)") == 1);
  CHECK(gaps("log(x)") == 1);
}

TEST_CASE("arcs rise above what lies between, and end above the point that moves") {
  const PlotOf plot(-2, 2, -0.5, 10);
  const GraphCurve curve(objective_of("(x^2 - 1)^2", -2, 2), *plot.axes);
  const Point from = curve.at(-1), to = curve.at(1);
  const StepArrow arc = step_arrow(curve, from, to, 1, 10, plot.axes->plot());
  REQUIRE(arc.line.size() > 8);
  CHECK(arc.has_head);
  CHECK(arc.line.front() == from);
  CHECK(arc.line.back() == to);
  for (std::size_t i = 2; i + 2 < arc.line.size(); ++i) {
    const double x = -1 + 2.0 * static_cast<double>(i) / static_cast<double>(arc.line.size() - 1);
    CHECK(arc.line[i].y < curve.at(x).y);
  }
  const StepArrow half = step_arrow(curve, from, to, 0.25, 10, plot.axes->plot());
  CHECK_FALSE(half.has_head);
  CHECK(half.line.back().x == Approx(curve.at(-0.5).x));
  CHECK(step_arrow(curve, from, curve.at(-0.99), 1, 10, plot.axes->plot()).line.empty());
}

TEST_CASE("a tail fades, and jumps leave none") {
  const PlotOf plot(-2, 2, -0.5, 5);
  const GraphCurve curve(objective_of("x^2", -2, 2), *plot.axes);
  const std::vector<double> slow = {-1.5, -1.2, -0.9, -0.6, -0.3};
  const FadingTail tail = fading_tail(curve, slow, 4, 3, 10);
  REQUIRE(tail.runs.size() == 1);
  const FadingTail::Run& run = tail.runs[0];
  CHECK(run.line.front().x == Approx(curve.at(-1.2).x).margin(1));
  CHECK(run.line.back().x == Approx(curve.at(-0.3).x).margin(1));
  CHECK(std::is_sorted(run.strengths.begin(), run.strengths.end()));
  const std::vector<double> jump = {-1.5, 1.4};
  CHECK(fading_tail(curve, jump, 1, 3, 10).runs.empty());
  CHECK(fading_tail(curve, jump, 1, 3, INFINITY).runs.size() == 1);
}
