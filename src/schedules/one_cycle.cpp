#include <algorithm>

#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

struct OneCycleParams {
  int length;
  double rise, start_division, final_division, low_momentum, high_momentum;
  bool cycle_momentum, three_phases, straight;
};

class OneCycle : public Schedule {
 public:
  explicit OneCycle(const OneCycleParams& p) : p_(p) {}

  double rate(double base, int epoch) const override {
    const double start = base / p_.start_division, end = start / p_.final_division;
    const double lasts = p_.three_phases ? start : end;  // where the second phase leads
    return along(epoch, start, base, lasts, end);
  }

  std::optional<double> momentum(int epoch) const override {
    if (!p_.cycle_momentum) return std::nullopt;
    const double low = p_.low_momentum, high = p_.high_momentum;
    return along(epoch, high, low, high, high);
  }

 private:
  /// From a to b in the rise, on to c, and in a third phase to d.
  double along(int epoch, double a, double b, double c, double d) const {
    const double last = p_.length - 1, top = p_.rise * p_.length - 1;
    const double second = p_.three_phases ? 2 * top : last;
    if (epoch <= top) return between(a, b, top > 0 ? epoch / top : 1);
    if (epoch <= second) return between(b, c, (epoch - top) / (second - top));
    if (epoch >= last) return d;
    return between(c, d, (epoch - second) / (last - second));
  }

  double between(double from, double to, double share) const {
    if (p_.straight) return from + (to - from) * share;
    return to + (from - to) / 2 * (1 + num::cos(kPi * share));
  }

  OneCycleParams p_;
};

OneCycleParams read(const ParamValues& p, int epochs) {
  const int length = static_cast<int>(p.number("length"));
  return {.length = length > 0 ? length : epochs,
          .rise = p.number("rise"),
          .start_division = p.number("start_division"),
          .final_division = p.number("final_division"),
          .low_momentum = p.number("low_momentum"),
          .high_momentum = p.number("high_momentum"),
          .cycle_momentum = p.flag("cycle_momentum"),
          .three_phases = p.flag("three_phases"),
          .straight = p.text("anneal") == "linear"};
}

}  // namespace

const ScheduleEntry& one_cycle() {
  static const ScheduleEntry entry = {
      .name = "one_cycle",
      .title = "One cycle",
      .formula = "α / D ↗ α ↘ α / (D F),  μ₊ ↘ μ₋ ↗ μ₊",
      .latex =
          R"(\frac{\alpha}{D} \nearrow \alpha \searrow \frac{\alpha}{D F}, \quad \mu_+ \searrow \mu_- \nearrow \mu_+)",
      .source =
          "L. N. Smith and N. Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large "
          "Learning Rates, 2019; as torch.optim.lr_scheduler.OneCycleLR, the learning rate being the peak",
      .params = {length_param("length", "epochs of the cycle; 0: the whole descent"),
                 {.name = "rise",
                  .fallback = 0.3,
                  .doc = "share of the epochs spent rising",
                  .range = {.low = 0, .high = 1, .low_open = true, .high_open = true}},
                 {.name = "anneal",
                  .fallback = std::string("cosine"),
                  .doc = "shape of the rise and fall",
                  .choices = {"cosine", "linear"}},
                 {.name = "start_division",
                  .fallback = 25.0,
                  .doc = "the first rate is α / D",
                  .range = positive(),
                  .symbol = "D"},
                 {.name = "final_division",
                  .fallback = 1e4,
                  .doc = "the last rate is the first / F",
                  .range = positive(),
                  .symbol = "F"},
                 {.name = "three_phases",
                  .fallback = false,
                  .doc = "fall as fast as it rose, then from the first rate to the last"},
                 {.name = "cycle_momentum",
                  .fallback = true,
                  .doc = "move the momentum (or β₁) opposite to the rate; needs an optimizer with momentum"},
                 {.name = "low_momentum",
                  .fallback = 0.85,
                  .doc = "momentum at the peak",
                  .range = fraction(),
                  .symbol = "μ₋"},
                 {.name = "high_momentum",
                  .fallback = 0.95,
                  .doc = "momentum at both ends",
                  .range = fraction(),
                  .symbol = "μ₊"}},
      .make = [](const ParamValues& p, int epochs) -> std::unique_ptr<Schedule> {
        return std::make_unique<OneCycle>(read(p, epochs));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
