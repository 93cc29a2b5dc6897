#include <algorithm>
#include <charconv>

#include "core/error.hpp"
#include "core/num.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::schedule_entries {

namespace {

class MultiStep : public Schedule {
 public:
  MultiStep(double gamma, std::vector<int> milestones) : gamma_(gamma), milestones_(std::move(milestones)) {}

  double rate(double base, int epoch) const override {
    const auto passed = std::count_if(milestones_.begin(), milestones_.end(),
                                      [&](int milestone) { return milestone <= epoch; });
    return base * num::integer_power(gamma_, static_cast<int>(passed));
  }

 private:
  double gamma_;
  std::vector<int> milestones_;
};

/// "30, 80" as numbers.
std::vector<int> parse_milestones(const std::string& text) {
  std::vector<int> milestones;
  const char *at = text.data(), *const end = at + text.size();
  const auto skip_spaces = [&] { at = std::find_if(at, end, [](char c) { return c != ' '; }); };
  for (;;) {
    skip_spaces();
    int epoch = 0;
    const auto [next, error] = std::from_chars(at, end, epoch);
    if (error != std::errc() || epoch < 1) break;
    milestones.push_back(epoch);
    at = next;
    skip_spaces();
    if (at == end) return milestones;
    if (*at++ != ',') break;
  }
  Mistake mistake;
  mistake.message = "\"" + text + "\" is not a list of epochs";
  mistake.hint = "epochs with commas in between, such as \"30, 80\"";
  throw Error(std::vector<Mistake>{mistake});
}

}  // namespace

const ScheduleEntry& multi_step() {
  static const ScheduleEntry entry = {
      .name = "multi_step",
      .title = "Steps at milestones",
      .formula = "αₖ = α γⁿ,  n milestones passed",
      .latex = R"(\alpha_k = \alpha \gamma^n, \quad n = |\{ i : M_i \leq k \}|)",
      .source = "torch.optim.lr_scheduler.MultiStepLR",
      .params = {{.name = "milestones",
                  .fallback = std::string("30, 80"),
                  .doc = "epochs at which the rate steps, with commas in between",
                  .symbol = "M"},
                 {.name = "gamma",
                  .fallback = 0.1,
                  .doc = "factor of a step",
                  .range = {.low = 0, .high = 1, .low_open = true},
                  .symbol = "γ"}},
      .make = [](const ParamValues& p, int) -> std::unique_ptr<Schedule> {
        return std::make_unique<MultiStep>(p.number("gamma"), parse_milestones(p.text("milestones")));
      },
  };
  return entry;
}

}  // namespace gradreel::schedule_entries
