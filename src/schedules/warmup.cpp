#include <algorithm>

#include "schedules/schedule.hpp"

namespace gradreel {

namespace {

class WarmedUp : public Schedule {
 public:
  WarmedUp(const Warmup& warmup, std::unique_ptr<Schedule> then) : warmup_(warmup), then_(std::move(then)) {}

  double rate(double base, int epoch) const override {
    if (epoch >= warmup_.epochs) return then_->rate(base, epoch - warmup_.epochs);
    const double start = warmup_.start_factor;
    return base * (start + (1 - start) * epoch / warmup_.epochs);
  }

  std::optional<double> momentum(int epoch) const override {
    return then_->momentum(std::max(0, epoch - warmup_.epochs));
  }

 private:
  Warmup warmup_;
  std::unique_ptr<Schedule> then_;
};

}  // namespace

std::unique_ptr<Schedule> make_schedule(const ScheduleEntry& entry, const ParamValues& params, int epochs,
                                        const Warmup& warmup) {
  auto schedule = entry.make(params, std::max(1, epochs - warmup.epochs));
  if (warmup.epochs == 0) return schedule;
  return std::make_unique<WarmedUp>(warmup, std::move(schedule));
}

}  // namespace gradreel
