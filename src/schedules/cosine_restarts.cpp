#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class CosineRestarts : public Schedule {
 public:
  CosineRestarts(int first, int growth, double minimum) : first_(first), growth_(growth), minimum_(minimum) {}

  double rate(double base, int epoch) const override {
    long long length = first_, k = epoch;
    if (growth_ == 1) {
      k %= length;
    } else {
      for (; k >= length; length *= growth_) k -= length;
    }
    const double turn = kPi * static_cast<double>(k) / static_cast<double>(length);
    return minimum_ + (base - minimum_) * (1 + num::cos(turn)) / 2;
  }

 private:
  int first_, growth_;
  double minimum_;
};

}  // namespace

const ScheduleEntry& cosine_restarts() {
  static const ScheduleEntry entry = {
      .name = "cosine_restarts",
      .title = "Cosine with warm restarts",
      .formula = "αₖ = α₀ + (α − α₀) (1 + cos(π κ / Tᵢ)) / 2,  κ epochs after the last restart, Tᵢ₊₁ = ρ Tᵢ",
      .latex =
          R"(\alpha_k = \alpha_0 + \frac{\alpha - \alpha_0}{2} (1 + \cos(\pi \kappa / T_i)), \quad T_{i+1} = \rho T_i)",
      .source =
          "I. Loshchilov and F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017",
      .params = {{.name = "first",
                  .fallback = 50.0,
                  .doc = "epochs until the first restart",
                  .range = {.low = 1, .high = kMaxLength, .whole = true},
                  .symbol = "T₀"},
                 {.name = "growth",
                  .fallback = 1.0,
                  .doc = "each period is this many times as long as the last",
                  .range = {.low = 1, .high = 100, .whole = true},
                  .symbol = "ρ"},
                 {.name = "minimum",
                  .fallback = 0.0,
                  .doc = "the lowest rate",
                  .range = non_negative(),
                  .symbol = "α₀"}},
      .always_shown = 2,
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<CosineRestarts>(static_cast<int>(p.number("first")),
                                                static_cast<int>(p.number("growth")), p.number("minimum"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
