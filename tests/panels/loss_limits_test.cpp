#include <algorithm>

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "paint/painter.hpp"
#include "panels/curves.hpp"
#include "panels/registry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// One descent whose losses fall from 100 to 0.01, in a panel of losses that fills the frame.
Film losses_film(LossAxis axis, std::optional<std::array<double, 2>> limits) {
  Scene scene = small_scene();
  scene.optimizers = {choice("gradient_descent", 0.01)};
  scene.view.loss_axis = axis;
  scene.view.loss_limits = limits;
  const PanelEntry& loss = *find_panel("loss");
  scene.layout = {.name = "", .columns = {1}, .rows = {1}, .title = false, .legend = LegendPlace::off};
  scene.layout.panels = {{&loss, ParamValues(loss.options), "", {}, {0, 1}, {0, 1}}};
  return small_film(640, 360, 5, std::move(scene));
}

std::vector<std::string> numbers_of(const Film& film) {
  TextEngine text;
  std::vector<TextBox> boxes;
  text.report_to(&boxes);
  paint_backdrop(film, text);
  std::vector<std::string> labels;
  for (const TextBox& b : boxes) labels.push_back(b.text);
  return labels;
}

bool has(const std::vector<std::string>& labels, const char* label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// Rows that have the trail's colour in the last frame: the highest and the lowest.
std::pair<int, int> rows_of_trail(const Film& film) {
  const Image frame = paint_frame(film, film.timeline().frames() - 1);
  int top = frame.height(), bottom = 0;
  for (int y = 0; y < frame.height(); ++y) {
    for (int x = 0; x < frame.width(); ++x) {
      const std::uint32_t p = frame.at(x, y);
      if ((p >> 16 & 255) < 180 || (p & 255) > 120) continue;  // the trail is the only thing that is red
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  return {top, bottom};
}

}  // namespace

TEST_CASE("stated limits are the ends of the axis") {
  const std::vector<double> losses = {100, 10, 1, 0.01};
  const Curves curves = {losses};
  const CurveRange log = stated_range(curves, LossAxis::automatic, 0, 0.1, 1000);
  CHECK((log.low == 0.1 && log.high == 1000 && log.logarithmic && log.is_stated));
  const CurveRange linear = stated_range(curves, LossAxis::automatic, 0, -1, 50);
  CHECK((linear.low == -1 && linear.high == 50 && !linear.logarithmic && linear.is_stated));
  CHECK(!stated_range(curves, LossAxis::linear, 0, 0.1, 1000).logarithmic);
  CHECK(stated_range(curves, LossAxis::log, -3, 0.1, 1000).offset == -3);
  CHECK(stated_range(curves, LossAxis::linear, -3, 0.1, 1000).offset == 0);
}

TEST_CASE("an axis of losses with stated limits has numbers within them") {
  const std::vector<std::string> log = numbers_of(losses_film(LossAxis::log, {{1e-3, 1e3}}));
  CHECK((has(log, "0.001") && has(log, "1") && has(log, "1000")));
  const std::vector<std::string> linear = numbers_of(losses_film(LossAxis::linear, {{0, 50}}));
  CHECK((has(linear, "0") && has(linear, "50")));
  CHECK(!has(linear, "100"));
}

TEST_CASE("curves beyond stated limits run along the ends of the axis, with a mark") {
  const auto [top, bottom] = rows_of_trail(losses_film(LossAxis::linear, {{0, 1000}}));
  const auto [high_top, high_bottom] = rows_of_trail(losses_film(LossAxis::linear, {{0, 20}}));
  CHECK(high_top < 40);  // at the upper end
  CHECK(top > 200);
  const auto [low_top, low_bottom] = rows_of_trail(losses_film(LossAxis::linear, {{50, 300}}));
  CHECK(low_bottom > 280);  // at the lower end
}
