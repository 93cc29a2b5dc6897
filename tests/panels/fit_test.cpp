#include "panels/fit_plot.hpp"

#include "catch.hpp"
#include "core/num.hpp"
#include "film/fixtures.hpp"

using namespace gradreel;
using testing::data_scene;
using testing::small_film;

namespace {

/// A plot of this data in a film of no matter what.
struct Plotted {
  FilmContent content = small_film(400, 300, 5, data_scene()).content();
  TextEngine text;
  std::unique_ptr<FitPlot> plot;

  explicit Plotted(FitData data) {
    content.data = std::make_shared<const FitData>(std::move(data));
    plot = std::make_unique<FitPlot>(content, Box{0, 0, 400, 300}, text);
  }

  /// In the units of the axes.
  Point value_at(Point px) const {
    const Axes& axes = plot->axes();
    const Box& box = axes.plot();
    return {axes.x().value_at((px.x - box.x) / box.width),
            axes.y().value_at((box.bottom() - px.y) / box.height)};
  }
};

FitData line_data() {
  FitData data;
  data.features = {"size"};
  data.target = "price";
  data.columns[0] = {10, 20, 30};
  data.y = {1, 3, 2};
  return data;
}

FitData class_data() {
  FitData data;
  data.features = {"u", "v"};
  data.target = "won";
  data.classes = {"no", "yes"};
  data.columns = {std::vector<double>{0, 4, 2, 2}, std::vector<double>{1, 3, 0, 4}};
  data.y = {0, 1, 0, 1};
  data.mean = {2, 2};
  data.deviation = {1, 2};
  return data;
}

}  // namespace

TEST_CASE("fit: axes have the columns' names and room for all rows") {
  const Plotted p(line_data());
  CHECK(p.plot->axes().x().label == "size");
  CHECK(p.plot->axes().y().label == "price");
  CHECK(p.plot->axes().x().low == Approx(10 - 0.08 * 20));
  CHECK(p.plot->axes().y().high == Approx(3 + 0.08 * 2));
  CHECK(p.value_at(p.plot->places()[1]).x == Approx(20));
  CHECK(p.value_at(p.plot->places()[1]).y == Approx(3));
}

TEST_CASE("fit: a line has its slope and intercept, and ends at the plot's border") {
  FitData data = line_data();
  data.mean[0] = 20;
  data.deviation[0] = 10;
  const Plotted p(data);
  const std::vector<Point> line = p.plot->model({0.5, 2});  // 2 + 0.5 (x - 20) / 10
  REQUIRE(line.size() == 2);
  for (const Point px : line) {
    const Point at = p.value_at(px);
    CHECK(at.y == Approx(2 + 0.05 * (at.x - 20)));
  }
  CHECK(line[0].x == Approx(p.plot->axes().plot().x));
  const std::vector<Point> steep = p.plot->model({100, 2});
  REQUIRE(steep.size() == 2);
  CHECK(p.value_at(steep[0]).y == Approx(p.plot->axes().y().low));
  CHECK(p.plot->model({0, 50}).empty());
  CHECK(p.plot->model({0, std::nan("")}).empty());
  CHECK(p.plot->model({1e300, 1e300}).empty());
}

TEST_CASE("fit: classes of one feature have the curve of their probability") {
  FitData data = line_data();
  data.classes = {"no", "yes"};
  data.y = {0, 1, 1};
  const Plotted p(data);
  const std::vector<Point> curve = p.plot->model({0.3, -6});
  REQUIRE(curve.size() > 50);
  for (const Point px : curve) {
    const Point at = p.value_at(px);
    CHECK(at.y == Approx(1 / (1 + num::exp(6 - 0.3 * at.x))));
  }
  CHECK(p.plot->axes().y().ticks[1].label == "yes");
}

TEST_CASE("fit: classes of two features have the line where both are equally probable") {
  const Plotted p(class_data());
  const std::vector<Point> line = p.plot->model({1, 2});  // (u - 2) + 2 (v - 2) / 2 = 0
  REQUIRE(line.size() == 2);
  for (const Point px : line) {
    const Point at = p.value_at(px);
    CHECK(at.x + at.y == Approx(4));
  }
  CHECK(p.plot->model({0, 0}).empty());
  CHECK(p.plot->is_marked(1));
  CHECK_FALSE(p.plot->is_marked(0));
}
