#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::unique_ptr<Schedule> make(const char* name, int epochs,
                               std::initializer_list<std::pair<const char*, ParamValue>> values = {},
                               const Warmup& warmup = {}) {
  const ScheduleEntry* entry = find_schedule(name);
  REQUIRE(entry != nullptr);
  ParamValues params(entry->params);
  for (const auto& [key, value] : values) params.set(key, value);
  return make_schedule(*entry, params, epochs, warmup);
}

}  // namespace

TEST_CASE("schedules: reference rates") {
  check_schedule_references("step", 7);
  check_schedule_references("exponential", 7);
  check_schedule_references("cosine", 10);
  check_schedule_references("cosine_restarts", 6);
  check_schedule_references("one_cycle", 5);
  check_schedule_references("warmup", 13);
}

TEST_CASE("every schedule starts at a positive rate and says where it comes from") {
  for (const ScheduleEntry* entry : schedules()) {
    INFO(entry->name);
    CHECK(find_schedule(entry->name) == entry);
    CHECK_FALSE(entry->source.empty());
    CHECK_FALSE(entry->formula.empty());
    CHECK_FALSE(entry->latex.empty());
    const auto schedule = entry->make(ParamValues(entry->params), 100);
    for (int k = 0; k < 300; ++k) {
      CHECK(schedule->rate(0.5, k) >= 0);
      CHECK(schedule->rate(0.5, k) <= 0.5);
    }
    CHECK(schedule->rate(0.5, 0) > 0);
  }
  CHECK(find_schedule("no_such_schedule") == nullptr);
}

TEST_CASE("constant") { CHECK(make("constant", 10)->rate(0.3, 7) == 0.3); }

TEST_CASE("step: the factor applies at each multiple of the size") {
  const auto s = make("step", 100, {{"size", 10.0}, {"gamma", 0.5}});
  CHECK(s->rate(1, 9) == 1);
  CHECK(s->rate(1, 10) == 0.5);
  CHECK(s->rate(1, 20) == 0.25);
}

TEST_CASE("multi_step: the factor applies at each milestone") {
  const auto s = make("multi_step", 100, {{"milestones", Numbers{5, 20}}, {"gamma", 0.5}});
  CHECK(s->rate(1, 4) == 1);
  CHECK(s->rate(1, 5) == 0.5);
  CHECK(s->rate(1, 19) == 0.5);
  CHECK(s->rate(1, 20) == 0.25);
  CHECK(s->rate(1, 1000) == 0.25);
}

TEST_CASE("polynomial: from α to its final share, then level") {
  const auto s = make("polynomial", 10, {{"power", 2.0}, {"final_factor", 0.2}});
  CHECK(s->rate(1, 0) == Approx(1).epsilon(1e-15));
  CHECK(s->rate(1, 5) == Approx(0.2 + 0.8 * 0.25).epsilon(1e-15));
  CHECK(s->rate(1, 10) == 0.2);
  CHECK(s->rate(1, 11) == 0.2);
  CHECK(make("polynomial", 10, {{"length", 4.0}})->rate(1, 1) == Approx(0.75).epsilon(1e-15));
}

TEST_CASE("inverse_sqrt: after a warm-up of τ epochs it is that of the Transformer") {
  const auto s = make("inverse_sqrt", 100, {{"timescale", 16.0}}, {.epochs = 16, .start_factor = 0});
  for (int k = 0; k <= 100; ++k) {
    const double want = std::min(std::sqrt(16.0 / std::max(k, 1)), k / 16.0);
    CHECK(s->rate(1, k) == Approx(want).epsilon(1e-14));
  }
}

TEST_CASE("cosine: falls over the descent, and rises again after its length") {
  CHECK(make("cosine", 40)->rate(1, 20) == Approx(0.5).epsilon(1e-15));
  CHECK(make("cosine", 40)->rate(1, 40) == Approx(0).margin(1e-16));
  const auto s = make("cosine", 40, {{"length", 10.0}, {"minimum", 0.1}});
  CHECK(s->rate(1, 10) == Approx(0.1));
  CHECK(s->rate(1, 15) == Approx(0.55));
  CHECK(s->rate(1, 20) == Approx(1));
}

TEST_CASE("cosine_restarts: at the first length, and then each growth times as long") {
  const auto s = make("cosine_restarts", 100, {{"first", 4.0}, {"growth", 3.0}});
  for (const int k : {0, 4, 16, 52}) CHECK(s->rate(1, k) == 1);
  CHECK(s->rate(1, 10) == Approx(0.5).epsilon(1e-15));
}

TEST_CASE("one_cycle: three straight phases, momentum against the rate") {
  // PyTorch: peak after epoch 0.3 · 20 − 1 = 5, back at the first rate after 10, at the last after 19.
  const auto s =
      make("one_cycle", 20, {{"three_phases", true}, {"anneal", "linear"}, {"start_division", 5.0}});
  CHECK(s->rate(1, 0) == 0.2);
  CHECK(s->rate(1, 5) == Approx(1));
  CHECK(s->rate(1, 10) == Approx(0.2));
  CHECK(s->rate(1, 19) == Approx(0.2e-4));
  CHECK(s->rate(1, 30) == Approx(0.2e-4));
  CHECK(*s->momentum(0) == 0.95);
  CHECK(*s->momentum(5) == Approx(0.85));
  CHECK(*s->momentum(10) == Approx(0.95));
  CHECK(*s->momentum(15) == Approx(0.95));
  CHECK_FALSE(make("one_cycle", 20, {{"cycle_momentum", false}})->momentum(3).has_value());
  for (int epochs = 1; epochs < 12; ++epochs) {
    for (int k = 0; k < epochs; ++k) CHECK(std::isfinite(make("one_cycle", epochs)->rate(1, k)));
  }
}

TEST_CASE("a warm-up comes before, and takes its epochs from the descent") {
  const auto s = make("cosine", 50, {}, {.epochs = 10, .start_factor = 0.1});
  CHECK(s->rate(1, 0) == 0.1);
  CHECK(s->rate(1, 5) == Approx(0.55));
  CHECK(s->rate(1, 10) == 1);
  CHECK(s->rate(1, 30) == Approx(0.5));
  CHECK(s->rate(1, 50) == Approx(0).margin(1e-16));
}
