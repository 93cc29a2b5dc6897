#include "catch.hpp"
#include "draw/canvas.hpp"
#include "film/fixtures.hpp"
#include "film/shown_optimizer.hpp"
#include "overlays/arrow.hpp"
#include "overlays/happenings.hpp"
#include "overlays/marks.hpp"
#include "overlays/registry.hpp"
#include "overlays/zoomed_bands.hpp"
#include "surfaces/formula_surface.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// The square [-5, 5] x [-5, 5] on 200 x 200 pixels: 20 pixels a unit.
class SquareGround : public Ground {
 public:
  Spot at(Point p) const override { return {{100 + 20 * p.x, 100 - 20 * p.y}, is_finite(p), false}; }
  Domain domain() const override { return {-5, 5, -5, 5}; }
  Box plot() const override { return {0, 0, 200, 200}; }
  bool has_equal_units() const override { return true; }
  Rect area() const override { return {0, 0, 200, 200}; }
  int pieces(Point, Point) const override { return 1; }
};

/// One red descent on himmelblau through `points`, about a second per epoch. `size`: of the frame, which
/// sizes lines and texts.
FilmContent content_of(std::vector<Point> points, int size = 1000) {
  FilmContent content;
  content.width = content.height = size;
  content.surface = find_surface("himmelblau")->make({});
  content.minima = find_surface("himmelblau")->minima;
  content.view.domain = {-5, 5, -5, 5};
  content.epochs = static_cast<int>(points.size()) - 1;
  content.timeline = std::make_shared<Timeline>(Rational{10, 1}, Rational{content.epochs + 2, 1},
                                                Rational{0, 1}, Rational{2, 1}, content.epochs);
  auto trajectory = std::make_shared<Trajectory>();
  for (const Point p : points) {
    trajectory->losses.push_back(is_finite(p) ? value_at(*content.surface, p) : 1e9);
    trajectory->gradient_norms.push_back(1);
  }
  trajectory->learning_rates.assign(points.size() - 1, 0.5);
  trajectory->points = std::move(points);
  Descent d;
  d.label = "A";
  d.color = {1, 0, 0};
  d.trajectory = trajectory;
  content.descents = {d};
  return content;
}

OverlayChoice choice_of(const char* name) {
  const OverlayEntry* entry = find_overlay(name);
  REQUIRE(entry);
  return {entry, ParamValues(entry->params)};
}

struct Made {
  explicit Made(const FilmContent& content, const OverlayChoice& choice)
      : overlay(choice.entry->make(content, choice, text)) {}
  std::vector<MovingItem> items(const Moment& moment) const {
    std::vector<MovingItem> all;
    overlay->list_moving(moment, ground, all);
    return all;
  }
  TextEngine text;
  SquareGround ground;
  std::unique_ptr<Overlay> overlay;
};

/// Three images, one per layer, with what an overlay grows in epochs (from, to].
struct Grown {
  Grown(Made& made, int from, int to) : images(kLayers, Image(200, 200)) {
    std::vector<std::unique_ptr<Canvas>> canvases;
    LayerCanvases layers = {};
    for (int i = 0; i < kLayers; ++i) {
      canvases.push_back(std::make_unique<Canvas>(images[static_cast<std::size_t>(i)], made.text));
      layers.of[i] = canvases.back().get();
    }
    made.overlay->grow(layers, made.ground, from, to, touched);
  }
  std::uint32_t core(int x, int y) const { return images[static_cast<int>(Layer::core)].at(x, y); }
  std::vector<Image> images;
  std::vector<Rect> touched;
};

constexpr std::uint32_t kRed = 0xFFFF0000u;

bool holds(const Rect& rect, double x, double y) { return to_box(rect).contains({x, y}); }

}  // namespace

TEST_CASE("every overlay says what it shows, and its parameters are declared in full") {
  for (const OverlayEntry* e : overlays()) {
    INFO(e->name);
    CHECK(find_overlay(e->name) == e);  // so no name is there twice
    CHECK(!e->doc.empty());
    const ParamValues values(e->params);
    CHECK((e->optimizer_param.empty() || values.text(e->optimizer_param).empty()));
    for (const Param& p : e->params) CHECK(!p.doc.empty());
  }
  CHECK(find_overlay("none") == nullptr);
}

TEST_CASE("arrows grow with the logarithm of what they stand for, in its direction") {
  const SquareGround ground;
  const ArrowScale scale({-5, 5, -5, 5}, 10, 0.2, false);
  CHECK(*scale.tip(ground, {1, 1}, {10, 0}) == Point{3, 1});
  CHECK(scale.tip(ground, {0, 0}, {0, -1000})->y == Approx(-2));
  CHECK(scale.tip(ground, {0, 0}, {1, 0})->x ==
        Approx(0.911413).epsilon(1e-5));  // 2 log(1 + 5) / log(1 + 50)
  const Point slanting = *scale.tip(ground, {0, 0}, {3, 4});
  CHECK(slanting.y / slanting.x == Approx(4.0 / 3));
  CHECK_FALSE(scale.tip(ground, {0, 0}, {0, 0}));
  CHECK_FALSE(scale.tip(ground, {0, 0}, {NAN, 1}));
  const ArrowScale equal({-5, 5, -5, 5}, 10, 0.2, true);
  CHECK(equal.tip(ground, {0, 0}, {0, 1e-9})->y == Approx(2));
  // Equal units on both axes: as long upwards as sideways.
  const ArrowScale flat({-6, 6, -3, 3}, 1, 0.5, true);
  CHECK(flat.tip(ground, {0, 0}, {1, 0})->x == Approx(3));
  CHECK(flat.tip(ground, {0, 0}, {0, 1})->y == Approx(3));
}

TEST_CASE("step: an arrow from the last point to this one, none at the start") {
  const FilmContent content = content_of({{-4, 0}, {0, 0}, {0, 4}});
  const Made made(content, choice_of("step"));
  CHECK(made.items({0, 0, 0.5, 0}).front().bounds.empty());
  Image image(200, 200, 0xFF000000u);
  TextEngine text;
  Canvas canvas(image, text);
  made.overlay->paint_moving(canvas, made.ground, {0, 1, 0.7, 0});
  CHECK(image.at(60, 99) == kRed);   // half way from (20, 100) to (100, 100)
  CHECK(image.at(96, 100) == kRed);  // in the head
  CHECK(image.at(104, 100) == 0xFF000000u);
  const Rect bounds = made.items({0, 1, 0.7, 0}).front().bounds;
  CHECK(bounds.x <= 20);
  CHECK(bounds.right() >= 100);
  CHECK(bounds.bottom() < 130);
}

TEST_CASE("gradient: an arrow of −∇J at the point between epochs") {
  const FilmContent content = content_of({{0, 0}, {1, 0}});
  Made made(content, choice_of("gradient"));
  Image image(200, 200, 0xFF808080u);
  Canvas canvas(image, made.text);
  // At (0.5, 0): −∇J = (19.5, 16.75), 40.7 degrees up to the right.
  made.overlay->paint_moving(canvas, made.ground, {0, 0, 0.5, 0});
  CHECK((image.at(110 + 11, 100 - 9) & 0xFF) < 0x28);  // the text's colour
  CHECK(image.at(110 - 11, 100 + 9) == 0xFF808080u);
}

TEST_CASE("descents keep the velocity if asked to, pointing the way it moves") {
  const auto surface = find_surface("himmelblau")->make({});
  DescentSettings settings;
  settings.learning_rate = 0.001;
  settings.epochs = 3;
  const auto run = [&](const char* name) {
    const OptimizerEntry* entry = find_optimizer(name);
    return descend(*surface, *entry->make(ParamValues(entry->params)), {1, 4.5}, settings);
  };
  CHECK(run("momentum").velocities.empty());
  settings.keep_velocities = true;
  CHECK(run("gradient_descent").velocities.empty());
  CHECK(run("rmsprop").velocities.empty());
  const Trajectory t = run("momentum");
  REQUIRE(t.velocities.size() == 4);
  CHECK(t.velocities[0] == Point{0, 0});
  for (std::size_t e = 1; e < 4; ++e) {
    CHECK(t.velocities[e].x == Approx(t.points[e].x - t.points[e - 1].x));
    CHECK(t.velocities[e].y == Approx(t.points[e].y - t.points[e - 1].y));
  }
  // Adam's m after one epoch is (1 − β₁) g.
  Positions x(2, 1), g;
  Values f;
  x << 1, 4.5;
  surface->gradient(x, f, g);
  CHECK(run("adam").velocities[1].y == Approx(-0.1 * g(1, 0)));
  for (const char* name : {"nesterov", "sgd", "qhm", "lion", "nadam", "radam", "adamw", "adamax", "amsgrad",
                           "adabelief", "yogi"}) {
    INFO(name);
    CHECK(run(name).velocities.size() == 4);
  }
}

TEST_CASE("ticks stand across the trail every n epochs") {
  const FilmContent content = content_of({{-4, 0}, {-3, 0}, {-2, 0}, {-1, 0}, {0, 0}});
  OverlayChoice choice = choice_of("ticks");
  choice.params.set("every", 2.0);
  Made made(content, choice);
  const Grown grown(made, 0, 4);
  REQUIRE(grown.touched.size() == 2);
  CHECK(grown.core(59, 99) == kRed);   // epoch 2, at (60, 100)
  CHECK(grown.core(60, 101) == kRed);  // 10 px to either side
  CHECK(grown.core(60, 112) == 0);
  CHECK(grown.core(99, 99) == kRed);  // epoch 4
  CHECK(grown.core(40, 100) == 0);    // epoch 1
  CHECK(Grown(made, 2, 3).touched.empty());
}

TEST_CASE("points: a dot per epoch, none where one has been, and no trail unless wanted") {
  const FilmContent content = content_of({{-4, 0}, {0, 0}, {-4, 0}, {2, 2}});
  OverlayChoice choice = choice_of("points");
  Made made(content, choice);
  CHECK(Grown(made, 0, 1).core(100, 100) == kRed);
  CHECK(Grown(made, 1, 2).touched.empty());
  CHECK(Grown(made, 2, 3).core(140, 60) == kRed);
  CHECK(made.overlay->replaces_trail(content.descents[0]));
  choice.params.set("line", true);
  CHECK_FALSE(Made(content, choice).overlay->replaces_trail(content.descents[0]));
}

TEST_CASE("comet: the last epochs alone, and none of them some time after the end") {
  FilmContent content = content_of({{-4, 0}, {0, 0}, {0, 4}});
  content.epochs = 10;
  OverlayChoice choice = choice_of("comet");
  choice.params.set("epochs", 1.0);
  Made made(content, choice);
  CHECK(made.overlay->replaces_trail(content.descents[0]));
  const Rect early = made.items({0, 0, 0.5, 0}).front().bounds;  // (20, 100) to (60, 100)
  CHECK(early.x < 20);
  CHECK(early.right() > 60);
  CHECK(early.right() < 70);
  const Rect later = made.items({0, 1, 0.5, 0}).front().bounds;  // (60, 100) over (100, 100) to (100, 60)
  CHECK(later.x > 50);
  CHECK(later.y < 60);
  CHECK(made.items({0, 5, 0, 0}).front().bounds.empty());
  CHECK(made.overlay->digest({0, 2, 0.2, 0}) != made.overlay->digest({0, 2, 0.4, 0}));
}

TEST_CASE("step_box: a square of half a side α around the point where the step begins") {
  FilmContent content = content_of({{0, 0}, {0.4, 0.4}});
  CHECK(Made(content, choice_of("step_box")).items({0, 0, 0, 0}).empty());
  const auto optimizer = std::make_shared<ShownOptimizer>();
  content.descents[0].optimizer = optimizer;
  CHECK(Made(content, choice_of("step_box")).items({0, 0, 0, 0}).empty());
  optimizer->bounds_step = true;
  const Made made(content, choice_of("step_box"));
  Image image(200, 200, 0xFF808080u);
  TextEngine text;
  Canvas canvas(image, text);
  made.overlay->paint_moving(canvas, made.ground, {0, 0, 0.5, 0});
  const auto reddish = [&](int x, int y) { return (image.at(x, y) >> 8 & 0xFF) < 0x60; };
  CHECK((reddish(90, 100) || reddish(89, 100)));  // α = 0.5 is 10 px
  CHECK((reddish(110, 100) || reddish(109, 100)));
  CHECK(image.at(100, 100) == 0xFF808080u);
  CHECK(made.items({0, 1, 0, 0}).front().bounds.empty());  // no step is left
}

TEST_CASE("beside: a thin line of another point, with a ring at its head") {
  FilmContent content = content_of({{0, 0}, {2, 0}, {4, 0}});
  const auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->companions = {{"slow", {{0, 0}, {0, 2}, {0, 4}}}};
  trajectory->gradient_points = {{-1, -1}, {-3, -1}};
  content.descents[0].trajectory = trajectory;
  const auto optimizer = std::make_shared<ShownOptimizer>();
  content.descents[0].optimizer = optimizer;
  CHECK(Made(content, choice_of("beside")).items({0, 1, 0, 0}).empty());  // none is drawn unasked
  optimizer->thin_trails = {"slow"};
  Made made(content, choice_of("beside"));
  Grown grown(made, 0, 1);
  const auto inked = [&](int x, int y) {
    return (grown.images[static_cast<int>(Layer::core)].at(x, y) >> 24) > 0x40;
  };
  CHECK(inked(100, 80));  // (0, 1)
  CHECK_FALSE(inked(100, 50));
  CHECK_FALSE(inked(120, 100));  // the trail itself is another's work
  REQUIRE(grown.touched.size() == 1);
  const auto half_way = made.items({0, 1, 0.5, 0});
  REQUIRE(half_way.size() == 1);
  CHECK(holds(half_way[0].bounds, 100, 41));  // the head is at (0, 3)
  CHECK(half_way[0].digest != made.items({0, 1, 0.6, 0})[0].digest);

  OverlayChoice other = choice_of("beside");
  other.params.set("point", std::string("gradient"));
  const auto gradient = Made(content, other).items({0, 0, 0.5, 0});
  REQUIRE(gradient.size() == 1);
  CHECK(holds(gradient[0].bounds, 60, 120));  // (-2, -1), half-way to the next step's
  other.params.set("point", std::string("none"));
  CHECK(Made(content, other).items({0, 0, 0.5, 0}).empty());
}

TEST_CASE("beside and radius offer all landmarks that optimizers have") {
  for (const OptimizerEntry* e : optimizers()) {
    for (const LandmarkEntry& l : e->landmarks) {
      INFO(l.name);
      const OverlayEntry& overlay = *find_overlay(l.is_length ? "radius" : "beside");
      const auto& choices = param_named(overlay.params, overlay.landmark_param).choices;
      CHECK(std::find(choices.begin(), choices.end(), l.name) != choices.end());
    }
  }
}

TEST_CASE("ascent: an arrow from where the step begins to where it takes its gradient") {
  FilmContent content = content_of({{0, 0}, {2, 0}, {4, 0}});
  CHECK(Made(content, choice_of("ascent")).items({0, 0, 0, 0})[0].bounds.empty());
  const auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->gradient_points = {{0, 3}, {2, -3}};
  content.descents[0].trajectory = trajectory;
  const Made made(content, choice_of("ascent"));
  const Rect first = made.items({0, 0, 0.7, 0})[0].bounds;
  CHECK(holds(first, 100, 42));  // near its tip at (0, 3)
  CHECK(holds(first, 100, 98));
  CHECK_FALSE(holds(first, 128, 98));  // not at the marker, which has moved on
  CHECK(holds(made.items({0, 1, 0, 0})[0].bounds, 140, 158));
  CHECK(made.items({0, 2, 0, 0})[0].bounds.empty());  // no step is left
}

TEST_CASE("radius: a circle around the step's beginning, or around the start") {
  FilmContent content = content_of({{0, 0}, {2, 0}, {4, 0}});
  const auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->lengths = {{"radius", {2, 1}}, {"distance", {0.5, 3}}};
  content.descents[0].trajectory = trajectory;
  const auto reddish_at = [&](const OverlayChoice& choice, const Moment& moment, int x, int y) {
    const Made made(content, choice);
    Image image(200, 200, 0xFF808080u);
    TextEngine text;
    Canvas canvas(image, text);
    made.overlay->paint_moving(canvas, made.ground, moment);
    const auto is_red = [&](int u, int v) { return (image.at(u, v) >> 8 & 0xFF) < 0x60; };
    return is_red(x, y) || is_red(x - 1, y) || is_red(x, y - 1) || is_red(x - 1, y - 1);
  };
  OverlayChoice choice = choice_of("radius");
  CHECK(reddish_at(choice, {0, 0, 0.5, 0}, 140, 100));
  CHECK(reddish_at(choice, {0, 0, 0.5, 0}, 100, 60));
  CHECK(reddish_at(choice, {0, 1, 0, 0}, 160, 100));  // around (2, 0)
  CHECK_FALSE(reddish_at(choice, {0, 1, 0, 0}, 140, 100));
  CHECK(Made(content, choice).items({0, 2, 0, 0})[0].bounds.empty());
  choice.params.set("length", std::string("distance"));
  CHECK(reddish_at(choice, {0, 1, 0, 0}, 160, 100));  // around (0, 0)
  CHECK(reddish_at(choice, {0, 1, 0, 0}, 40, 100));
  CHECK(reddish_at(choice, {0, 2, 0, 0}, 40, 100));  // the last estimate stays
}

TEST_CASE("distance: beside the place where a descent left the map") {
  const FilmContent content = content_of({{0, 0}, {12, 0}, {12, 0}}, 200);
  const Made made(content, choice_of("distance"));
  CHECK(made.items({0, 0, 0.1, 0}).empty());
  const std::vector<MovingItem> items = made.items({0, 1, 0, 0});
  REQUIRE(items.size() == 1);
  const Rect r = items[0].bounds;
  CHECK(r.right() <= 200);
  CHECK(r.x > 100);
  CHECK(std::abs(r.y + r.height / 2 - 100) <= 1);
}

TEST_CASE("distance: labels of descents that left at one place stand apart, as many as there is room for") {
  FilmContent content = content_of({{0, 0}, {12, 0}, {12, 0}}, 200);
  content.descents.assign(100, content.descents.front());
  const Made made(content, choice_of("distance"));
  const std::vector<MovingItem> items = made.items({0, 1, 0, 0});
  CHECK(items.size() >= 8);
  CHECK(items.size() < 100);
  for (const MovingItem& item : items) {
    CHECK(item.bounds.y >= 0);
    CHECK(item.bounds.bottom() <= 200);
    const auto centre = [](const Rect& r) { return r.y + r.height / 2.0; };
    for (const MovingItem& other : items) {
      if (&other == &item) continue;
      CHECK(std::fabs(centre(other.bounds) - centre(item.bounds)) >= 0.9 * item.bounds.height - 2);
    }
  }
}

TEST_CASE("a walk along −∇J tells the basin, and a descent the epoch of entering it for good") {
  const FilmContent content = content_of({{-3, 3}, {3.2, 2.2}, {-2.5, 3}, {2.9, 2.1}, {3, 2}});
  const Point places[] = {{2.5, 2.5}, {-3, -3}, {4, -2}, {NAN, 0}};
  const auto basins = basins_of(content, places);
  const auto minimum = [&](std::size_t i) { return content.minima[*basins[i]].at; };
  CHECK(minimum(0).x == Approx(3));
  CHECK(minimum(0).y == Approx(2));
  CHECK(minimum(1).x == Approx(-3.77931).epsilon(1e-4));
  CHECK(minimum(2).x == Approx(3.58443).epsilon(1e-4));
  CHECK_FALSE(basins[3]);
  const auto entry = basin_entry(content, *content.descents[0].trajectory);
  REQUIRE(entry);
  CHECK(entry->first == 3);
  CHECK(content.minima[entry->second].at.x == Approx(3));
  CHECK_FALSE(basin_entry(content, *content_of({{2, 2}, {3, 2}}).descents[0].trajectory));
}

TEST_CASE("of a long descent the epoch of entering a basin is found by refining") {
  std::vector<Point> points;
  for (int e = 0; e <= 5000; ++e) points.push_back(e < 3217 ? Point{-3, 3} : Point{3, 2});
  const FilmContent content = content_of(points);
  const auto entry = basin_entry(content, *content.descents[0].trajectory);
  REQUIRE(entry);
  CHECK(entry->first == 3217);
}

TEST_CASE("happenings stand in order of time") {
  FilmContent content = content_of({{-3, 3}, {2.9, 2.1}, {3, 2}});
  auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->outcome = Outcome::converged;
  content.descents[0].trajectory = trajectory;
  const std::size_t all[] = {0};
  const auto told = [&](const HappeningRules& rules) {
    std::string text;
    for (const Happening& h : happenings(content, all, rules))
      text += std::to_string(h.epoch) + " " + h.text + "; ";
    return text;
  };
  CHECK(told({0.01, true}) == "1 in the basin of (3, 2); 2 within 0.01 of the minimum; 2 converged; ");
  CHECK(told({0, false}) == "2 converged; ");
  trajectory->outcome = Outcome::diverged;
  CHECK(told({0, true}) == "2 diverged; ");
}

TEST_CASE("events flash for their time, and labels of one time and place keep apart") {
  FilmContent content = content_of({{-3, 3}, {-3, 3}, {3, 2}}, 200);
  auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->outcome = Outcome::converged;
  content.descents[0].trajectory = trajectory;
  OverlayChoice choice = choice_of("events");
  choice.params.set("tolerance", 0.01);
  const Made made(content, choice);
  const Timeline& clock = *content.timeline;  // 10 frames per second
  const auto at = [&](std::int64_t frame) { return made.items(clock.at(frame)); };
  REQUIRE(at(0).size() == 3);  // tolerance, basin, converged: all at epoch 2, after 1.9 s
  for (const MovingItem& item : at(18)) CHECK(item.bounds.empty());
  for (const MovingItem& item : at(34)) CHECK(item.bounds.empty());
  const std::vector<MovingItem> shown = at(25);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(!shown[i].bounds.empty());
    CHECK(intersection(shown[i].bounds, {0, 0, 200, 200}) == shown[i].bounds);
    for (std::size_t k = 0; k < i; ++k) {
      const Rect both = intersection(shown[i].bounds, shown[k].bounds);
      CHECK((both.width <= 4 || both.height <= 4));  // margins may meet
    }
  }
  CHECK(made.overlay->digest(clock.at(19)) != made.overlay->digest(clock.at(25)));
}

TEST_CASE("events: a pause shows a label in full, and takes nothing from its time") {
  FilmContent content = content_of({{-3, 3}, {-3, 3}, {3, 2}}, 200);
  auto trajectory = std::make_shared<Trajectory>(*content.descents[0].trajectory);
  trajectory->outcome = Outcome::converged;
  content.descents[0].trajectory = trajectory;
  OverlayChoice choice = choice_of("events");
  choice.params.set("basins", false);
  const auto clock_with = [](std::vector<Pause> pauses) {
    return std::make_shared<Timeline>(
        Rational{10, 1},
        Timeline::Parts{.hold_end = 30, .times = even_pace(20, 2), .pauses = std::move(pauses)});
  };
  content.timeline = clock_with({});
  const Made plain(content, choice);
  content.timeline = clock_with({{2, 40}});
  const Made pausing(content, choice);
  const std::int64_t begin = content.timeline->frame_of(2);
  const auto in_pause = [&](std::int64_t k) {
    return pausing.overlay->digest(content.timeline->at(begin + k));
  };
  CHECK(in_pause(0) != in_pause(10));  // it comes
  for (std::int64_t k = 2; k < 40; ++k) CHECK(in_pause(k) == in_pause(10));
  for (std::int64_t k = 2; k < 25; ++k) {  // after the pause as without one
    Moment after = content.timeline->at(begin + 40 + k), without = after;
    without.frame -= 40;
    CHECK(pausing.overlay->digest(after) == plain.overlay->digest(without));
  }
}

namespace {

struct Slope {
  template <class T>
  T operator()(const T& x, const T&) const {
    return x;
  }
};

}  // namespace

TEST_CASE("bands of a small piece are flat colours with edges of one pixel") {
  const FormulaSurface<Slope> surface;
  const Image image = paint_bands(surface, {0, 1, 0, 1}, 100, {{0.505}, {{0, 0, 0}, {1, 1, 1}}});
  for (const int y : {0, 57, 99}) {
    CHECK(image.at(0, y) == 0xFF000000u);
    CHECK(image.at(49, y) == 0xFF000000u);
    CHECK((image.at(50, y) & 0xFF) == 128);  // its middle is the edge
    CHECK(image.at(51, y) == 0xFFFFFFFFu);
    CHECK(image.at(99, y) == 0xFFFFFFFFu);
  }
}

TEST_CASE("inset: in a corner, its place on the map follows the descent") {
  const FilmContent content = content_of({{-2, -2}, {0, -2}}, 200);
  OverlayChoice choice = choice_of("inset");
  choice.params.set("corner", std::string("top_right"));
  choice.params.set("size", 0.3);
  choice.params.set("zoom", 3.0);
  const Made made(content, choice);
  const auto items = made.items({0, 0, 0, 0}), later = made.items({0, 0, 0.5, 0});
  CHECK(items.front().bounds.right() <= 200);
  CHECK(items.front().bounds.x >= 200 - 60 - 8);
  CHECK(items.front().bounds == later.front().bounds);
  const Rect region = items.back().bounds, moved = later.back().bounds;  // 20 px around (60, 140)
  CHECK(std::abs(region.x + region.width / 2 - 60) <= 1);
  CHECK(std::abs(region.y + region.height / 2 - 140) <= 1);
  CHECK(region.width >= 20);
  CHECK(region.width <= 28);
  CHECK(moved.x - region.x == 20);
  CHECK(moved.y == region.y);
}

TEST_CASE("an inset stands where it covers the least") {
  FilmContent content = content_of({{4, 4}, {4.5, 4.5}}, 200);
  content.minima.clear();
  const auto corner = [&] { return Made(content, choice_of("inset")).items({}).front().bounds; };
  CHECK(corner().right() < 100);  // top left
  CHECK(corner().bottom() < 100);
}

TEST_CASE("a fading line: each stretch by its strength, the strongest where they meet") {
  Image image(30, 10);
  TextEngine text;
  Canvas canvas(image, text);
  const Point line[] = {{5, 5}, {15, 5}, {25, 5}};
  const double strengths[] = {0.5, 1};
  canvas.stroke_fading(line, strengths, {.width_px = 4, .color = {1, 1, 1}});
  CHECK((image.at(8, 5) >> 24) == 128);
  CHECK((image.at(14, 5) >> 24) == 255);  // under the round end of the next
  CHECK((image.at(20, 5) >> 24) == 255);
  CHECK((image.at(8, 9) >> 24) == 0);
  CHECK_THROWS_WITH(canvas.stroke_fading(line, {}, {}), "canvas: a strength for each segment");
}
