#include "descent/median_run.hpp"

#include <limits>
#include <vector>

#include "catch.hpp"

using namespace gradreel;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<const Trajectory> run(double final_loss, int epochs = 1,
                                      Outcome outcome = Outcome::finished) {
  auto t = std::make_shared<Trajectory>();
  t->points.resize(static_cast<std::size_t>(epochs) + 1);
  t->losses.assign(t->points.size(), final_loss);
  t->outcome = outcome;
  return t;
}

std::shared_ptr<const Trajectory> diverged(double final_loss, int epoch) {
  return run(final_loss, epoch, Outcome::diverged);
}

std::size_t median_of(std::vector<std::shared_ptr<const Trajectory>> runs) { return median_run(runs); }

}  // namespace

TEST_CASE("the median run is the one whose final loss is the median; the lower of two") {
  CHECK(median_of({run(5)}) == 0);
  CHECK(median_of({run(3), run(1), run(2)}) == 2);
  CHECK(median_of({run(4), run(1), run(3), run(2)}) == 3);
  CHECK(median_of({run(1), run(1), run(1)}) == 1);
}

TEST_CASE("runs that diverged rank behind all others, the earlier the farther") {
  CHECK(median_of({diverged(0, 3), run(1), run(2)}) == 2);
  CHECK(median_of({run(7), diverged(1, 3), diverged(9, 5)}) == 2);
  CHECK(median_of({diverged(1, 3), diverged(1, 9), diverged(1, 6)}) == 2);
  CHECK(median_of({run(kNan), run(1e9), run(5)}) == 1);
}
