#include "film/timeline.hpp"

#include "catch.hpp"

using namespace gradreel;

TEST_CASE("a timeline starts at epoch 0 and ends exactly at the last") {
  const Timeline t({60, 1}, {10, 1}, {1, 2}, {3, 2}, 100);
  CHECK(t.frames() == 600);
  CHECK(t.at(0).epoch == 0);
  CHECK(t.at(30).epoch == 0);
  CHECK(t.at(30).fraction == 0);
  CHECK(t.at(31).fraction == Approx(100.0 / 479));
  CHECK(t.at(509).epoch == 100);
  CHECK(t.at(508).epoch == 99);
  CHECK(t.at(599).epoch == 100);
  CHECK(t.at(599).fraction == 0);
  CHECK(t.at(90).seconds == 1.5);
}

TEST_CASE("epochs never run backwards and never skip when frames suffice") {
  for (const Rational rate : {Rational{25, 1}, Rational{30000, 1001}, Rational{60, 1}}) {
    const Timeline t(rate, {8, 1}, {0, 1}, {0, 1}, 37);
    double before = -1;
    for (std::int64_t k = 0; k < t.frames(); ++k) {
      const Moment m = t.at(k);
      const double now = m.epoch + m.fraction;
      CHECK(now > before);
      CHECK(m.fraction < 1);
      CHECK(now - std::max(before, 0.0) < 1);
      before = now;
    }
    CHECK(before == 37);
  }
}

TEST_CASE("fractional frame rates give whole numbers of frames") {
  CHECK(Timeline({30000, 1001}, {10, 1}, {0, 1}, {0, 1}, 10).frames() == 300);
  CHECK(Timeline({25, 1}, {10, 1}, {1, 2}, {3, 2}, 10).frames() == 250);
}

namespace {

/// 1 s of opening, 0.5 s held, 5 steps a pause apart, 1 s held, 2 s of closing; at 4 frames per second.
Timeline paused() {
  Timeline::Parts parts;
  parts.opening = 4;
  parts.hold_start = 2;
  parts.hold_end = 4;
  parts.closing = 8;
  parts.times = even_pace(5, 10);
  parts.pauses = {{0, 3}, {3, 2}, {10, 1}};
  return {{4, 1}, parts};
}

}  // namespace

TEST_CASE("pauses hold the clock at their epoch for exactly their frames, and cards are outside of it") {
  const Timeline t = paused();
  REQUIRE(t.frames() == 4 + 12 + 6 + 8);
  CHECK(t.ticks() == 12);
  const std::vector<int> epochs = {0,  0,  0,  0,               // the opening card
                                   0,  0,  0,                   // the pause at 0
                                   0,  0,  0,                   // the hold, and the first step
                                   2,  3,  3,  4,  6,  8,  10,  // the pause at 3 lies between 2 and 4
                                   10, 10, 10, 10, 10,          // the pause at 10, the last step, the hold
                                   10, 10, 10, 10, 10, 10, 10, 10};
  REQUIRE(epochs.size() == 30);
  for (std::int64_t k = 0; k < t.frames(); ++k) {
    INFO("frame " << k);
    CHECK(t.at(k).frame == k);
    CHECK(t.at(k).epoch == epochs[static_cast<std::size_t>(k)]);
    CHECK(t.at(k).fraction == 0);
  }
  CHECK(t.pause_frames() == std::vector<std::int64_t>{4, 11, 16});
  CHECK(t.plots_begin() == 4);
  CHECK(t.plots_end() == 22);
}

TEST_CASE("seconds and ticks stand still in pauses and under cards") {
  const Timeline t = paused();
  CHECK(t.at(0).tick == 0);
  CHECK(t.at(6).tick == 0);
  CHECK(t.at(7).tick == 0);
  CHECK(t.at(8).tick == 1);
  CHECK(t.at(8).seconds == 0.25);
  CHECK(t.at(11).tick == 4);
  CHECK(t.at(12).tick == 4);
  CHECK(t.at(13).tick == 4);
  CHECK(t.at(14).tick == 5);
  CHECK(t.at(21).tick == 11);
  CHECK(t.at(29).tick == 11);
  CHECK(t.at(29).seconds == 2.75);
}

TEST_CASE("the frame of an epoch is the first that shows it: its pause, if there is one") {
  const Timeline t = paused();
  CHECK(t.frame_of(0) == 4);
  CHECK(t.frame_of(2) == 10);
  CHECK(t.frame_of(3) == 11);
  CHECK(t.frame_of(4) == 13);
  CHECK(t.frame_of(10) == 16);
  CHECK(t.tick_of(3) == 4);
  CHECK(t.tick_of(4) == 4);
}
