// From what a scene says of time to frames.
#include <cmath>

#include "catch.hpp"
#include "film/fixtures.hpp"
#include "scene/broken.hpp"
#include "scene/film_time.hpp"

using namespace gradreel;

namespace {

Scene scene_with(const std::string& more) {
  return parse_scene("s.yaml", "surface: himmelblau\noutputs: [ci]\n" + more, shipped_configs());
}

FilmTime time_of(const std::string& more, Rational rate = {10, 1}) {
  return film_time(scene_with(more), rate, {});
}

Film film_of(const Scene& scene, std::int64_t fps = 10) {
  return compose(scene, testing::output(320, 180, fps), descend_all(scene));
}

const Rational kRates[] = {{25, 1}, {60, 1}, {30000, 1001}};

void check_rising(const Timeline& t) {
  ClockTime before = {0, 0};
  for (std::int64_t k = 0; k < t.frames(); ++k) {
    const Moment m = t.at(k);
    const ClockTime now = {m.epoch, m.fraction};
    REQUIRE(now >= before);
    before = now;
  }
  CHECK(t.at(0).epoch == 0);
  CHECK(before == ClockTime{t.epochs(), 0});
}

}  // namespace

TEST_CASE("without a word about time nothing is new") {
  const FilmTime time = time_of("");
  const Timeline plain({10, 1}, {10, 1}, {1, 2}, {3, 2}, 100);
  REQUIRE(time.timeline.frames() == plain.frames());
  for (std::int64_t k = 0; k < plain.frames(); ++k) {
    CHECK(time.timeline.at(k).epoch == plain.at(k).epoch);
    CHECK(time.timeline.at(k).fraction == plain.at(k).fraction);
    CHECK(time.timeline.at(k).seconds == plain.at(k).seconds);
    CHECK(time.curtains.at(k).is_open());
  }
  CHECK(time.captions.empty());
  CHECK(!time.camera.moves());
  CHECK(!time.zoom.moves());
}

TEST_CASE("every pace rises to the last epoch at every frame rate") {
  for (const Rational rate : kRates) {
    for (const char* pace : {"linear", "log", "[[0, 0], [1, 50], [4, 100]]",
                             "{keyframes: [[0, 0], [4, 100]], easing: smooth}"}) {
      check_rising(time_of("timeline: {pace: " + std::string(pace) + "}", rate).timeline);
    }
    check_rising(
        time_of("timeline: {pauses: [0, 7, 100], slow: [{epochs: [3, 9], factor: 5}]}", rate).timeline);
  }
}

TEST_CASE("keyframes of the pace decide how long the run is") {
  const Timeline t = time_of("timeline: {pace: [[0, 0], [2, 10], [8, 100]]}").timeline;
  REQUIRE(t.frames() == 100);
  CHECK(t.at(5).epoch == 0);
  CHECK(t.frame_of(10) == 25);  // the run is 79 steps long, of 80 tenths of a second: near enough
  CHECK(t.at(84).epoch == 100);
}

TEST_CASE("pauses and cards lengthen a film, unless its duration is stated") {
  for (const Rational rate : kRates) {
    const std::int64_t plain = time_of("", rate).timeline.frames();
    const std::int64_t pause = frames_in({3, 2}, rate), card = frames_in({2, 1}, rate);
    const std::string more =
        "opening: {title: A, seconds: 2}\nclosing: {text: B, seconds: 2}\ntimeline: {pauses: [{at: 20, "
        "seconds: 1.5}]";
    const Timeline longer = time_of(more + "}", rate).timeline;
    CHECK(longer.frames() == plain + pause + 2 * card);
    std::int64_t held = 0;
    for (std::int64_t k = 0; k < longer.frames(); ++k) {
      held += longer.at(k).epoch == 20 && longer.at(k).fraction == 0 ? 1 : 0;
    }
    CHECK(held >= pause);
    CHECK(held <= pause + 1);  // a step may fall on the epoch, too
    CHECK(time_of(more + ", duration: 10}", rate).timeline.frames() == plain);
  }
}

TEST_CASE("slow motion takes its factor of time") {
  const Timeline t =
      time_of("timeline: {hold_start: 0, hold_end: 0, slow: [{epochs: [10, 20], factor: 4}]}").timeline;
  CHECK(t.frames() == 130);  // 10 s, and 3 times the 1 s of ten epochs
  CHECK(t.frame_of(10) == 10);
  CHECK(t.frame_of(20) == 50);
  CHECK(t.frame_of(30) == 60);
}

TEST_CASE("the pace by arc length is even along the slowest trail") {
  const Film film =
      film_of(scene_with("optimizers: [{name: gradient_descent, learning_rate: 0.003}]\n"
                         "timeline: {pace: arc_length, hold_start: 0, hold_end: 0}\n"));
  const Trajectory& t = *film.content().descents[0].trajectory;
  double total = 0;
  std::vector<double> passed = {0};
  for (std::size_t i = 1; i < t.points.size(); ++i) {
    total += length(t.points[i] - t.points[i - 1]);
    passed.push_back(total);
  }
  for (std::int64_t k = 0; k < 100; ++k) {
    const Moment m = film.timeline().at(k);
    const auto e = static_cast<std::size_t>(m.epoch);
    const double here = passed[e] + (e < 100 ? m.fraction * (passed[e + 1] - passed[e]) : 0);
    const double share = static_cast<double>(k) / 99;
    CHECK(std::fabs(here / total - share) < 0.06);  // the twentieth that all epochs share
  }
  check_rising(film.timeline());
}

TEST_CASE("a pause waits for the first descent that converges") {
  const Scene scene = scene_with(
      "stop: {gradient_norm: 1}\noptimizers: [{name: gradient_descent, "
      "learning_rate: [0.01, 0.003]}]\ntimeline: {pauses: [{at: converged, seconds: "
      "1, caption: Here}]}\n");
  const Film film = film_of(scene);
  const int epoch = std::min(film.content().descents[0].trajectory->epochs(),
                             film.content().descents[1].trajectory->epochs());
  REQUIRE(film.content().captions.size() == 1);
  const Caption& caption = film.content().captions[0];
  CHECK(caption.text == "Here");
  CHECK(caption.end - caption.begin == 10);
  CHECK(caption.fade == 3);
  for (std::int64_t k = caption.begin; k < caption.end; ++k) {
    CHECK(film.timeline().at(k).epoch == epoch);
    CHECK(film.timeline().at(k).fraction == 0);
  }
  CHECK(film.timeline().at(caption.begin - 1).epoch < epoch);
}

TEST_CASE("captions come at their second or epoch, counted after the opening card") {
  const FilmTime time = time_of(
      "title: T\nopening: {seconds: 2}\n"
      "captions: [{epoch: 50, for: 0.5, text: b}, {at: 1, text: a}, {epoch: 100, text: c}]");
  REQUIRE(time.captions.size() == 3);
  CHECK(time.captions[0].text == "a");
  CHECK(time.captions[0].begin == 30);
  CHECK(time.captions[0].end == 60);
  CHECK(time.captions[1].begin == time.timeline.frame_of(50));
  CHECK(time.captions[1].end == time.captions[1].begin + 5);
  CHECK(time.timeline.at(time.captions[1].begin).epoch == 50);
  CHECK(time.timeline.at(time.captions[1].begin - 1).epoch == 49);
  CHECK(time.captions[2].end == 120);  // with the plots, though it would stay for longer
}

TEST_CASE("cards, fades and the loop become frames") {
  const FilmTime time = time_of("opening: {title: A}\ntimeline: {fade: {in: 0.5, out: 1}}");
  CHECK(time.curtains.frames == 125);
  CHECK(time.curtains.opening == 25);
  CHECK(time.curtains.closing == 0);
  CHECK(time.curtains.change == 5);
  CHECK(time.curtains.fade_in == 5);
  CHECK(time.curtains.fade_out == 10);
  const FilmTime loop = time_of("timeline: {loop: seamless}");
  CHECK(loop.curtains.frames == 110);
  CHECK(loop.curtains.loop == 10);
  CHECK(time_of("timeline: {loop: seamless, duration: 10}").timeline.frames() == 100);
}

TEST_CASE("keyframes keep what they leave out, and pauses do not count for them") {
  const FilmTime time = time_of(
      "timeline: {pauses: [10]}\n"
      "view:\n"
      "  camera: {azimuth: 10, keyframes: [{at: 1, zoom: 2}, {epoch: 50, azimuth: 90, easing: linear}]}\n"
      "  zoom: [{at: 0}, {at: 2, x: [1, 2]}, {at: 3, y: [0, 1]}]\n");
  REQUIRE(time.camera.keys.size() == 2);
  CHECK(time.camera.keys[0].tick == 10);
  CHECK(time.camera.keys[0].value.azimuth_deg == 10);
  CHECK(time.camera.keys[0].value.elevation_deg == 45);
  CHECK(time.camera.keys[0].way == Easing::smooth);
  CHECK(time.camera.keys[1].tick == time_of("").timeline.frame_of(50));
  CHECK(time.camera.keys[1].value.azimuth_deg == 90);
  CHECK(time.camera.keys[1].value.zoom == 2);
  CHECK(time.camera.keys[1].way == Easing::linear);
  REQUIRE(time.zoom.keys.size() == 3);
  CHECK(time.zoom.keys[0].value == Domain{-5, 5, -5, 5});
  CHECK(time.zoom.keys[1].value == Domain{1, 2, -5, 5});
  CHECK(time.zoom.keys[2].value == Domain{1, 2, 0, 1});
}

TEST_CASE("a camera follows the descent of that name or label, smoothly") {
  const Scene scene = scene_with(
      "optimizers: [gradient_descent, {name: adam, label: The other}]\n"
      "learning_rate: 0.01\nview: {camera: {follow: The other, zoom: 2}}\n");
  CHECK(scene.follow == 1u);
  const Film film = film_of(scene, 20);
  const std::vector<Point>& targets = film.content().camera.targets;
  REQUIRE(targets.size() == 200);
  const Trajectory& t = *film.content().descents[1].trajectory;
  CHECK(length(targets.front() - t.points.front()) < 0.01);
  CHECK(length(targets.back() - t.points.back()) < 0.01);
  for (std::size_t i = 1; i + 1 < targets.size(); ++i) {
    CHECK(length(targets[i + 1] - 2 * targets[i] + targets[i - 1]) < 0.01);
  }
}
