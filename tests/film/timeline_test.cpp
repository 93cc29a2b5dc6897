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
