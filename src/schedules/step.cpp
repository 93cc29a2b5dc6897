#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class Step : public Schedule {
 public:
  Step(double gamma, int size) : gamma_(gamma), size_(size) {}

  double rate(double base, int epoch) const override {
    return base * num::integer_power(gamma_, epoch / size_);
  }

 private:
  double gamma_;
  int size_;
};

}  // namespace

const ScheduleEntry& step() {
  static const ScheduleEntry entry = {
      .name = "step",
      .title = "Steps",
      .formula = "αₖ = α γ^⌊k / S⌋",
      .latex = R"(\alpha_k = \alpha \gamma^{\lfloor k / S \rfloor})",
      .source = "torch.optim.lr_scheduler.StepLR",
      .params = {{.name = "size",
                  .fallback = 30.0,
                  .doc = "epochs between two steps",
                  .range = {.low = 1, .high = kMaxLength, .whole = true},
                  .symbol = "S"},
                 {.name = "gamma",
                  .fallback = 0.1,
                  .doc = "factor at each step",
                  .range = {.low = 0, .high = 1, .low_open = true},
                  .symbol = "γ"}},
      .always_shown = 2,
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<Step>(p.number("gamma"), static_cast<int>(p.number("size")));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
