#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class InverseSqrt : public Schedule {
 public:
  explicit InverseSqrt(double timescale) : timescale_(timescale) {}

  double rate(double base, int epoch) const override { return base / num::sqrt(1 + epoch / timescale_); }

 private:
  double timescale_;
};

}  // namespace

const ScheduleEntry& inverse_sqrt() {
  static const ScheduleEntry entry = {
      .name = "inverse_sqrt",
      .title = "Inverse square root",
      .formula = "αₖ = α / √(1 + k / τ)",
      .latex = R"(\alpha_k = \frac{\alpha}{\sqrt{1 + k / \tau}})",
      .source =
          "A. Vaswani et al., Attention Is All You Need, NeurIPS 2017: after a warm-up of τ epochs, theirs",
      .params = {{.name = "timescale",
                  .fallback = 10.0,
                  .doc = "epochs until the rate has fallen by √2",
                  .range = positive(),
                  .symbol = "τ"}},
      .always_shown = 1,
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<InverseSqrt>(p.number("timescale"));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
