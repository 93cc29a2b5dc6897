#include <algorithm>

#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class Polynomial : public Schedule {
 public:
  Polynomial(int length, double power, double final_factor)
      : length_(length), power_(power), final_factor_(final_factor) {}

  double rate(double base, int epoch) const override {
    const double left = 1 - static_cast<double>(std::min(epoch, length_)) / length_;
    return base * (final_factor_ + (1 - final_factor_) * num::pow(left, power_));
  }

 private:
  int length_;
  double power_, final_factor_;
};

}  // namespace

const ScheduleEntry& polynomial() {
  static const ScheduleEntry entry = {
      .name = "polynomial",
      .title = "Polynomial",
      .formula = "αₖ = α (r + (1 − r) (1 − min(k, T) / T)ᵖ)",
      .latex = R"(\alpha_k = \alpha (r + (1 - r) (1 - \min(k, T) / T)^p))",
      .source = "torch.optim.lr_scheduler.PolynomialLR; its end from TensorFlow's PolynomialDecay",
      .params = {length_param("length", "epochs until the end; 0: the whole descent"),
                 {.name = "power",
                  .fallback = 1.0,
                  .doc = "exponent; 1 is linear",
                  .range = positive(),
                  .symbol = "p"},
                 {.name = "final_factor",
                  .fallback = 0.0,
                  .doc = "share of α that remains at the end",
                  .range = {.low = 0, .high = 1},
                  .symbol = "r"}},
      .make = [](const ParamValues& p, int epochs) -> std::unique_ptr<Schedule> {
        const int length = static_cast<int>(p.number("length"));
        return std::make_unique<Polynomial>(length > 0 ? length : epochs, p.number("power"),
                                            p.number("final_factor"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
