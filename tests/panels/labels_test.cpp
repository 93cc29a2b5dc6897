// Numbers along axes and bars, wherever values and domains lie: none over another, none cut, at least three.
#include <algorithm>

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/painter.hpp"
#include "panels/registry.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// offset + factor times the squared distance from the middle of a domain, whose sides count as 2.
class Dish : public Objective {
 public:
  Dish(double offset, double factor, const Domain& d) : offset_(offset), factor_(factor), d_(d) {}
  int dimension() const override { return 2; }
  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
      const double u = 2 * (x(0, i) - d_.x_min) / (d_.x_max - d_.x_min) - 1;
      const double v = 2 * (x(1, i) - d_.y_min) / (d_.y_max - d_.y_min) - 1;
      f(i) = offset_ + factor_ * (u * u + v * v);
    }
  }
  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g.setZero(2, x.cols());
  }
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    h.setZero(3, x.cols());
  }

 private:
  double offset_, factor_;
  Domain d_;
};

Scene scene_of(const Domain& domain, double offset = 0, double factor = 1) {
  Scene scene = small_scene();
  scene.surface.objective = std::make_shared<Dish>(offset, factor, domain);
  scene.surface.minima.clear();
  scene.view.domain = domain;
  scene.starts = {{domain.x_min, domain.y_min}};
  scene.optimizers = {choice("gradient_descent", 0.1)};
  scene.title.clear();
  return scene;
}

struct Drawn {
  std::vector<TextBox> texts;
  Rect area;
};

/// The texts of one panel in a frame that it fills.
Drawn drawn(Scene scene, std::string_view panel, int width, int height) {
  const PanelEntry& entry = *find_panel(panel);
  scene.layout = {.name = "", .columns = {1}, .rows = {1}, .title = false, .legend = LegendPlace::off};
  scene.layout.panels = {{&entry, ParamValues(entry.options), "", {}, {0, 1}, {0, 1}}};
  const Film film = small_film(width, height, 5, std::move(scene));
  TextEngine text;
  Drawn result = {{}, film.panels().front()->area()};
  text.report_to(&result.texts);
  paint_backdrop(film, text);
  return result;
}

bool touch(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool is_number(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos && text.find('(') == std::string::npos &&
         text.find("− 1") == std::string::npos && text.find("+ 1") == std::string::npos;
}

/// What is wrong with the texts, a line each; `numbers`: how many at least.
std::string faults(const Drawn& d, int numbers) {
  std::string said, all;
  int n = 0;
  const Box area = to_box(d.area).inset(-0.5);
  for (std::size_t i = 0; i < d.texts.size(); ++i) {
    const Box& ink = d.texts[i].ink;
    all += " [" + d.texts[i].text + "]";
    n += is_number(d.texts[i].text);
    if (ink.x < area.x || ink.y < area.y || ink.right() > area.right() || ink.bottom() > area.bottom())
      said += "'" + d.texts[i].text + "' is cut\n";
    for (std::size_t j = 0; j < i; ++j) {
      if (touch(ink, d.texts[j].ink))
        said += "'" + d.texts[j].text + "' and '" + d.texts[i].text + "' touch\n";
    }
  }
  if (n < numbers) said += "only " + std::to_string(n) + " numbers\n";
  return said.empty() ? "" : said + all;
}

constexpr Domain kUsual = {-5, 5, -5, 5};

const std::vector<Domain> kDomains = {kUsual,
                                      {-1e6, 1e6, -1e6, 1e6},
                                      {1e-9, 2e-9, 1e-9, 2e-9},
                                      {1e12, 1e12 + 5, 1e12, 1e12 + 5},
                                      {-1e12 - 5, -1e12, 3, 4},
                                      {0.1, 2.9, 0.1, 2.9},
                                      {-9, 9, -1, 1},
                                      {-1, 1, -9, 9},
                                      {-100, 100, -1, 1},
                                      {0, 1e-100, -1e15, 1e15},
                                      {123.4567, 123.4568, -0.00012, 0.00034}};

struct Range {
  double offset, factor;
};
const std::vector<Range> kRanges = {
    {0, 1}, {-1000, 3}, {-78.33, 150}, {1e300, 1e300}, {0, 1e-300},     {-3e300, 1e299},  {1e12, 1e-3},
    {5, 0}, {0, 0},     {-1e300, 0},   {0, 3e12},      {0.30001, 1e-9}, {-1e-300, 1e-301}};

}  // namespace

TEST_CASE("numbers along the axes of maps keep clear of each other, and are at least three") {
  for (const Domain& d : kDomains) {
    for (const auto& [width, height] : {std::pair{640, 360}, {1920, 1080}, {360, 640}, {300, 300}}) {
      INFO(d.x_min << ".." << d.x_max << " x " << d.y_min << ".." << d.y_max << " at " << width << " x "
                   << height);
      CHECK(faults(drawn(scene_of(d), "contour", width, height), 6) == "");
    }
  }
}

TEST_CASE("numbers along a colour bar keep clear of each other, and are at least three") {
  for (const auto& [offset, factor] : kRanges) {
    for (const LevelSpacing spacing : {LevelSpacing::linear, LevelSpacing::log}) {
      for (const auto& [width, height] : {std::pair{640, 90}, {90, 400}, {1920, 200}, {200, 1080}}) {
        INFO(offset << " + " << factor << " at " << width << " x " << height << ", "
                    << static_cast<int>(spacing));
        Scene scene = scene_of(kUsual, offset, factor);
        scene.view.level_spacing = spacing;
        CHECK(faults(drawn(scene, "colorbar", width, height), 3) == "");
      }
    }
  }
}

TEST_CASE("numbers along the axes of losses keep clear of each other, and are at least three each") {
  for (const auto& [offset, factor] : kRanges) {
    for (const LossAxis axis : {LossAxis::linear, LossAxis::log, LossAxis::automatic}) {
      INFO(offset << " + " << factor << ", axis " << static_cast<int>(axis));
      Scene scene = scene_of(kUsual, offset, factor);
      scene.view.loss_axis = axis;
      CHECK(faults(drawn(scene, "loss", 640, 240), 6) == "");
    }
  }
}

TEST_CASE("a colour bar of logarithmic bands below zero has numbers where colours change") {
  Scene scene = scene_of(kUsual, -78.33, 164);
  scene.view.level_spacing = LevelSpacing::log;
  std::vector<std::string> numbers;
  for (const TextBox& t : drawn(scene, "colorbar", 90, 400).texts) {
    if (is_number(t.text)) numbers.push_back(t.text);
  }
  CHECK(numbers.size() >= 5);
  CHECK(numbers.front().starts_with("−78"));
  CHECK(std::find_if(numbers.begin(), numbers.end(), [](const std::string& n) {
          return n.find("10⁻") != std::string::npos;
        }) == numbers.end());
}

TEST_CASE("a colour bar names the listed values, or some of them") {
  Scene scene = scene_of(kUsual, 0, 100);
  scene.view.level_values = {0.5, 1, 2.25, 30, 100};
  std::string numbers;
  for (const TextBox& t : drawn(scene, "colorbar", 90, 400).texts) numbers += t.text + " ";
  CHECK(numbers == "0.5 1 2.25 30 100 Loss ");
  scene.view.level_values.clear();
  for (int i = 1; i <= 200; ++i) scene.view.level_values.push_back(i);
  CHECK(faults(drawn(scene, "colorbar", 90, 400), 3) == "");
}

TEST_CASE("a colour bar in a narrow cell is smaller, and refuses one without room for a number") {
  const Drawn narrow = drawn(scene_of(kUsual, 0, 123456), "colorbar", 64, 400);
  CHECK(faults(narrow, 3) == "");
  const PanelEntry& entry = *find_panel("colorbar");
  const Film film = small_film(1600, 900, 5);
  TextEngine text;
  const ParamValues options(entry.options);
  CHECK(entry.make(film.content(), options, {10, 10, 80, 800}, text) != nullptr);
  CHECK_THROWS_WITH(
      entry.make(film.content(), options, {10, 10, 20, 800}, text),
      "a colour bar has no room for its numbers in its panel's 20 x 800 px: give it a larger cell");
}

TEST_CASE("numbers around a 3D surface are short, whole, and clear of each other, seen from any side") {
  for (const double azimuth : {-60.0, -45.0, -10.0, 100.0, 200.0}) {
    for (const Domain& d : kDomains) {
      INFO(d.x_min << ".." << d.x_max << " x " << d.y_min << ".." << d.y_max << " from " << azimuth);
      Scene scene = scene_of(d);
      scene.view.camera.azimuth_deg = azimuth;
      CHECK(faults(drawn(scene, "surface3d", 640, 480), 6) == "");
    }
  }
  for (const auto& [offset, factor] : kRanges) {
    INFO(offset << " + " << factor);
    for (const HeightScale height : {HeightScale::linear, HeightScale::log}) {
      Scene scene = scene_of(kUsual, offset, factor);
      scene.view.height = height;
      CHECK(faults(drawn(scene, "surface3d", 640, 480), 8) == "");
    }
  }
}
