#include <algorithm>

#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class MultiStep : public Schedule {
 public:
  MultiStep(double gamma, Numbers milestones) : gamma_(gamma), milestones_(std::move(milestones)) {}

  double rate(double base, int epoch) const override {
    const auto passed = std::count_if(milestones_.begin(), milestones_.end(),
                                      [&](double milestone) { return milestone <= epoch; });
    return base * num::integer_power(gamma_, static_cast<int>(passed));
  }

 private:
  double gamma_;
  Numbers milestones_;
};

}  // namespace

const ScheduleEntry& multi_step() {
  static const ScheduleEntry entry = {
      .name = "multi_step",
      .title = "Steps at milestones",
      .formula = "αₖ = α γⁿ,  n milestones passed",
      .latex = R"(\alpha_k = \alpha \gamma^n, \quad n = |\{ i : M_i \leq k \}|)",
      .source = "torch.optim.lr_scheduler.MultiStepLR",
      .params = {{.name = "milestones",
                  .fallback = Numbers{30, 80},
                  .doc = "epochs at which the rate steps",
                  .range = {.low = 1, .high = kMaxLength, .whole = true},
                  .symbol = "M"},
                 {.name = "gamma",
                  .fallback = 0.1,
                  .doc = "factor at each step",
                  .range = {.low = 0, .high = 1, .low_open = true},
                  .symbol = "γ"}},
      .always_shown = 2,
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<MultiStep>(p.number("gamma"), p.numbers("milestones"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
