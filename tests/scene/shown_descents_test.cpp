// Films of a surface that is no entry of the registry, and of descents that no optimizer of the scene ran.
#include "scene/shown_descents.hpp"

#include <algorithm>
#include <functional>

#include "batch/render.hpp"
#include "catch.hpp"
#include "film/fixtures.hpp"
#include "outputs/records.hpp"
#include "outputs/sidecar.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// f = x² + 3 y², from functions of one place.
class Handmade : public Objective {
 public:
  int dimension() const override { return 2; }
  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    for (Eigen::Index i = 0; i < x.cols(); ++i) f(i) = value_(x(0, i), x(1, i));
  }
  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g.resize(2, x.cols());
    for (Eigen::Index i = 0; i < x.cols(); ++i) g.col(i) << 2 * x(0, i), 6 * x(1, i);
  }
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    h.resize(3, x.cols());
    for (Eigen::Index i = 0; i < x.cols(); ++i) h.col(i) << 2, 0, 6;
  }

 private:
  std::function<double(double, double)> value_ = [](double x, double y) { return x * x + 3 * y * y; };
};

SurfaceChoice handmade_surface() {
  SurfaceChoice surface;
  surface.name = "logged";
  surface.title = "Logged loss";
  surface.domain = {-2, 2, -2, 2};
  surface.minima = {{{0, 0}, 0}};
  surface.starts = {{1.5, 1}};
  surface.objective = std::make_shared<Handmade>();
  return surface;
}

/// Points and losses alone; each step multiplies the place.
Recording recorded(const char* label, Point at, Point factor, int epochs, Outcome outcome) {
  auto t = std::make_shared<Trajectory>();
  for (int e = 0; e <= epochs; ++e) {
    t->points.push_back(at);
    t->losses.push_back(at.x * at.x + 3 * at.y * at.y);
    at = {at.x * factor.x, at.y * factor.y};
  }
  t->outcome = outcome;
  return {label, {"PyTorch"}, t};
}

Scene recorded_scene() {
  Scene scene = small_scene();
  scene.title = "Three runs from elsewhere";
  scene.surface = handmade_surface();
  scene.view.domain = scene.surface.domain;
  scene.optimizers.clear();
  scene.starts.clear();
  scene.recordings = {recorded("Long run", {1.5, 1}, {0.9, 0.8}, 40, Outcome::converged),
                      recorded("Short run", {-1.5, 1.2}, {0.95, -0.7}, 25, Outcome::finished),
                      recorded("Lost run", {0.2, -0.5}, {-1.2, 0.9}, 20, Outcome::diverged)};
  return scene;
}

/// One of the recordings beside an optimizer of the scene.
Scene mixed_scene() {
  Scene scene = recorded_scene();
  scene.recordings.resize(1);
  scene.optimizers = {choice("adam", 0.1)};
  scene.starts = {{-1, -1}};
  return scene;
}

Layout grid_of(const std::vector<const char*>& panels) {
  Layout layout;
  layout.name = "";
  layout.columns.assign(panels.size(), 1);
  layout.rows = {1};
  for (std::size_t i = 0; i < panels.size(); ++i) {
    PanelChoice panel = plain_panel(*find_panel(panels[i]));
    panel.columns.first = static_cast<int>(i);
    layout.panels.push_back(panel);
  }
  layout.legend = LegendPlace::off;
  return layout;
}

Film composed(const Scene& scene, int width = 640, int height = 360) {
  return compose(scene, output(width, height, 5), descend_all(scene));
}

bool is_like(Rgb p, Rgb q) {
  return std::abs(p.r - q.r) < 40 && std::abs(p.g - q.g) < 40 && std::abs(p.b - q.b) < 40;
}

int count(const Image& image, Color color) {
  int n = 0;
  for (int y = 0; y < image.height(); ++y) {
    n += static_cast<int>(std::count_if(image.row(y), image.row(y) + image.width(), [&](std::uint32_t pixel) {
      return is_like(to_rgb(pixel), to_rgb(color));
    }));
  }
  return n;
}

/// How many pixels are about of the colour of each descent, in the first and in the last frame.
std::vector<std::pair<int, int>> inked(const Film& film) {
  const Image first = paint_frame(film, 0), last = paint_frame(film, film.timeline().frames() - 1);
  std::vector<std::pair<int, int>> all;
  for (const Descent& d : film.content().descents)
    all.emplace_back(count(first, d.color), count(last, d.color));
  return all;
}

std::string refusal(const Scene& scene) {
  try {
    composed(scene);
  } catch (const Error& e) {
    return e.what();
  }
  return "nothing is refused";
}

std::string alt_of(const Scene& scene) {
  return sidecar_of(scene, output(640, 360, 5), descend_all(scene)).alt;
}

}  // namespace

TEST_CASE("recordings are shown as descents without an optimizer, after those of the optimizers") {
  const Scene scene = mixed_scene();
  const Film film = composed(scene);
  const std::vector<Descent>& descents = film.content().descents;
  REQUIRE(descents.size() == 2);
  CHECK(descents[0].label == "Adam");
  CHECK(descents[0].series == 0);
  CHECK(descents[0].optimizer == film.content().optimizers[0]);
  CHECK(descents[1].label == "Long run");
  CHECK(descents[1].settings == std::vector<std::string>{"PyTorch"});
  CHECK(descents[1].series == 1);
  CHECK(descents[1].optimizer == nullptr);
  CHECK(descents[1].trajectory == scene.recordings[0].trajectory);
  CHECK(descents[1].color == scene.theme.trails[1]);
  CHECK(descents[1].marker == static_cast<Marker>(1));
  CHECK(film.content().rules.size() == 1);
  CHECK(film.content().subtitle.empty());
}

TEST_CASE("films of recordings on a surface of one's own are painted in all layouts") {
  Scene scene = recorded_scene();
  for (const Layout& layout :
       {Layout{.name = "trio"}, Layout{.name = "duo"}, Layout{.name = "comparison"},
        grid_of({"contour", "legend"}), grid_of({"surface3d", "status"}), grid_of({"coordinates", "loss"})}) {
    scene.layout = layout;
    INFO(layout.name << " " << (layout.panels.empty() ? "" : layout.panels[1].panel->name));
    for (const auto& [first, last] : inked(composed(scene))) {
      CHECK(first > 5);
      CHECK(last > first + 20);
    }
  }
}

TEST_CASE("overlays on recordings: what points and losses do not say is left out") {
  Scene scene = mixed_scene();
  scene.layout = grid_of({"contour"});
  struct Shown {
    const char* overlay;
    int epoch;  // at which it is to be seen: steps are long, or a tick is passed
    bool of_recording;
  };
  constexpr Shown kShown[] = {{"gradient", 2, true},
                              {"step", 2, true},
                              {"ticks", 20, true},
                              {"step_box", 2, false},
                              {"velocity", 2, false}};
  for (const std::size_t series : {0u, 1u}) {
    scene.layout.panels[0].descents = {{series, 0}};
    scene.overlays.clear();
    const Film plain = composed(scene);
    for (const Shown& shown : kShown) {
      INFO(shown.overlay << " of series " << series);
      const OverlayEntry* entry = find_overlay(shown.overlay);
      scene.overlays = {{entry, ParamValues(entry->params)}};
      const std::int64_t frame = plain.timeline().frame_of(shown.epoch);
      CHECK((paint_frame(composed(scene), frame) != paint_frame(plain, frame)) ==
            (series == 0 || shown.of_recording));
    }
  }
}

TEST_CASE("panels of numbers leave out descents that lack them, and refuse where all do") {
  for (const char* name : {"gradient_norm", "learning_rate"}) {
    INFO(name);
    Scene scene = mixed_scene();
    scene.layout = grid_of({name});
    const auto inks = inked(composed(scene));
    CHECK(inks[0].second > 50);
    CHECK(inks[1].second == 0);
  }
  Scene scene = recorded_scene();
  const std::vector<std::pair<const char*, std::string>> refused = {
      {"gradient_norm", "gradient_norm: none of its descents has gradient norms"},
      {"learning_rate", "learning_rate: none of its descents has learning rates"},
      {"formula", "formula: none of its descents has a known update rule"},
      {"basins", "basins: none of its descents was run by an optimizer of the scene"}};
  for (const auto& [name, message] : refused) {
    scene.layout = grid_of({name});
    CHECK(refusal(scene) == message);
  }
  scene.layout = {.name = "basins"};
  CHECK(refusal(scene) == "basins: none of its descents was run by an optimizer of the scene");
}

TEST_CASE("maps of basins are those of the optimizers, whatever else is shown") {
  Scene scene = mixed_scene();
  scene.layout = {.name = "basins"};
  TextEngine text;
  const std::vector<Placement> placed = lay_out(scene.layout, composed(scene).content(), panels(), text);
  std::vector<std::vector<Pick>> maps;
  for (const Placement& p : placed) {
    if (p.panel->name == "basins") maps.push_back(p.descents);
  }
  CHECK(maps == std::vector<std::vector<Pick>>{{{0, 0}}});
}

TEST_CASE("files say of recordings what is known of them") {
  const Scene scene = mixed_scene();
  const Trajectories trajectories = descend_all(scene);
  const std::vector<DescentRecord> records = records_of(scene, trajectories);
  REQUIRE(records.size() == 2);
  CHECK(records[0].optimizer == "adam");
  CHECK(records[0].start == 0);
  CHECK(records[1].label == "Long run");
  CHECK(records[1].optimizer.empty());
  CHECK(records[1].parameters.empty());
  CHECK(!records[1].start);
  std::string csv, json;
  const auto append_to = [](std::string& all) {
    return [&all](std::string_view text) {
      all += text;
      return true;
    };
  };
  write_trajectories("csv", "s", std::span(records).last(1), append_to(csv));
  CHECK(csv.substr(0, csv.find('\n', csv.find('\n') + 1) + 1) ==
        "descent,label,optimizer,start,epoch,x,y,loss,gradient_norm,learning_rate\n"
        "0,Long run,,,0,1.5,1,5.25,,\n");
  write_trajectories("json", "s", std::span(records).last(1), append_to(json));
  CHECK(json.find(R"("label": "Long run", "optimizer": "", "parameters": {}, "start": [1.5, 1], )") !=
        std::string::npos);
  CHECK(json.find(R"("gradient_norms": [], "learning_rates": []})") != std::string::npos);
}

TEST_CASE("alternative texts name recordings and where they begin") {
  CHECK(
      alt_of(recorded_scene()) ==
      "Long run, Short run and Lost run from (1.5, 1), (−1.5, 1.2) and (0.2, −0.5) on the Logged loss over "
      "40 epochs: Long run from (1.5, 1) converges to the minimum at (0, 0) after 35 epochs, Short run from "
      "(−1.5, 1.2) ends at (−0.416, −0.000161) with a loss of 0.173, and Lost run from (0.2, −0.5) diverges "
      "after 20 epochs.");
  CHECK(alt_of(mixed_scene()) ==
        "Adam and Long run from (−1, −1) and (1.5, 1) on the Logged loss over 40 epochs: Adam from (−1, −1) "
        "ends at (−0.101, −0.101) with a loss of 0.0406, and Long run from (1.5, 1) converges to the minimum "
        "at (0, 0) after 35 epochs.");
}
