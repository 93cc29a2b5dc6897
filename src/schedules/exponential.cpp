#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class Exponential : public Schedule {
 public:
  explicit Exponential(double gamma) : gamma_(gamma) {}

  double rate(double base, int epoch) const override { return base * num::integer_power(gamma_, epoch); }

 private:
  double gamma_;
};

}  // namespace

const ScheduleEntry& exponential() {
  static const ScheduleEntry entry = {
      .name = "exponential",
      .title = "Exponential",
      .formula = "αₖ = α γᵏ",
      .latex = R"(\alpha_k = \alpha \gamma^k)",
      .source = "torch.optim.lr_scheduler.ExponentialLR",
      .params = {{.name = "gamma",
                  .fallback = 0.98,
                  .doc = "factor per epoch",
                  .range = {.low = 0, .high = 1, .low_open = true},
                  .symbol = "γ"}},
      .always_shown = 1,
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<Exponential>(p.number("gamma"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
