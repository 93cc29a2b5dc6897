#include "film/pace.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

double position(ClockTime t) { return t.epoch + t.fraction; }

void check_clock(const std::vector<ClockTime>& times, std::int64_t steps, int epochs) {
  REQUIRE(times.size() == static_cast<std::size_t>(steps) + 1);
  CHECK(times.front() == ClockTime{0, 0});
  CHECK(times.back() == ClockTime{epochs, 0});
  for (std::size_t i = 1; i < times.size(); ++i) {
    REQUIRE(times[i] >= times[i - 1]);
    REQUIRE(times[i].fraction >= 0);
    REQUIRE(times[i].fraction < 1);
  }
}

}  // namespace

TEST_CASE("an even pace is exact") {
  const std::vector<ClockTime> times = even_pace(479, 100);
  check_clock(times, 479, 100);
  CHECK(times[1] == ClockTime{0, 100.0 / 479});
  CHECK(times[240] == ClockTime{50, 50.0 / 479});
}

TEST_CASE("a logarithmic pace passes (n + 1)^t - 1 epochs, straight within each") {
  const std::vector<double> durations = log_durations(99);
  REQUIRE(durations.size() == 99);
  const std::vector<ClockTime> times = weighted_pace(200, durations);
  check_clock(times, 200, 99);
  CHECK(position(times[100]) == Approx(9));  // 100^(1/2) - 1
  CHECK(times[30].epoch == 0);               // 100^0.15 - 1 = 0.995
  CHECK(times[31].epoch == 1);
  CHECK(position(times[15]) == Approx(15 * std::log(100.0) / 200 / std::log(2.0)));
}

TEST_CASE("epochs last as long as their weights say; without weight they pass at once") {
  const std::vector<ClockTime> times = weighted_pace(8, std::vector<double>{1, 0, 2, 1});
  check_clock(times, 8, 4);
  CHECK(times[1] == ClockTime{0, 0.5});
  CHECK(times[2] == ClockTime{2, 0});
  CHECK(times[4] == ClockTime{2, 0.5});
  CHECK(times[6] == ClockTime{3, 0});
}

TEST_CASE("a pace by arc length shares a twentieth evenly") {
  const std::vector<double> d = arc_length_durations(std::vector<double>{3, 0, 1}, 4);
  CHECK(d[0] == Approx(0.05 / 4 + 0.95 * 0.75));
  CHECK(d[1] == Approx(0.05 / 4));
  CHECK(d[2] == Approx(0.05 / 4 + 0.95 * 0.25));
  CHECK(d[3] == Approx(0.05 / 4));
  CHECK(arc_length_durations(std::vector<double>{0, 0}, 2) == std::vector<double>{0.5, 0.5});
  check_clock(weighted_pace(25, d), 25, 4);
}

TEST_CASE("keyframes are met, with a stand between equal epochs") {
  const PaceKey keys[] = {{0, 0}, {2, 10}, {3, 10}, {8, 100}};
  const std::vector<ClockTime> linear = keyed_pace(80, keys, Easing::linear);
  check_clock(linear, 80, 100);
  CHECK(position(linear[10]) == Approx(5));
  for (int i = 20; i <= 30; ++i) CHECK(position(linear[static_cast<std::size_t>(i)]) == 10);
  CHECK(position(linear[55]) == Approx(55));
  const std::vector<ClockTime> smooth = keyed_pace(80, keys, Easing::smooth);
  check_clock(smooth, 80, 100);
  CHECK(position(smooth[10]) == Approx(5));
  CHECK(position(smooth[5]) == Approx(10 * 0.15625));
}

TEST_CASE("a clock of a million epochs and few frames ends where it should") {
  check_clock(weighted_pace(7, log_durations(1'000'000)), 7, 1'000'000);
  check_clock(even_pace(7, 1'000'000), 7, 1'000'000);
}
