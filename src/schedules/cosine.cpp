#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class Cosine : public Schedule {
 public:
  Cosine(int length, double minimum) : length_(length), minimum_(minimum) {}

  // Beyond its length it rises again, as the formula says.
  double rate(double base, int epoch) const override {
    return minimum_ + (base - minimum_) * (1 + num::cos(kPi * epoch / length_)) / 2;
  }

 private:
  int length_;
  double minimum_;
};

}  // namespace

const ScheduleEntry& cosine() {
  static const ScheduleEntry entry = {
      .name = "cosine",
      .title = "Cosine",
      .formula = "αₖ = α₀ + (α − α₀) (1 + cos(π k / T)) / 2",
      .latex = R"(\alpha_k = \alpha_0 + \frac{\alpha - \alpha_0}{2} (1 + \cos(\pi k / T)))",
      .source =
          "I. Loshchilov and F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017, "
          "without restarts: torch.optim.lr_scheduler.CosineAnnealingLR",
      .params = {length_param(
                     "length",
                     "epochs until the minimum, after which the rate rises again; 0: the whole descent"),
                 {.name = "minimum",
                  .fallback = 0.0,
                  .doc = "the lowest rate",
                  .range = non_negative(),
                  .symbol = "α₀"}},
      .make = [](const ParamValues& p, int epochs) -> std::unique_ptr<Schedule> {
        const int length = static_cast<int>(p.number("length"));
        return std::make_unique<Cosine>(length > 0 ? length : epochs, p.number("minimum"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
