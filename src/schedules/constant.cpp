#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class Constant : public Schedule {
 public:
  double rate(double base, int) const override { return base; }
};

}  // namespace

const ScheduleEntry& constant() {
  static const ScheduleEntry entry = {
      .name = "constant",
      .title = "Constant",
      .formula = "αₖ = α",
      .latex = R"(\alpha_k = \alpha)",
      .source = "the constant learning rate",
      .params = {},
      .make = [](const ParamValues&, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<Constant>();
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
