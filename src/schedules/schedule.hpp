// Learning-rate schedules: the rate of each epoch, derived from the base learning rate.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/param.hpp"

namespace gradreel {

/// Immutable: the rate of an epoch does not depend on earlier calls.
class Schedule {
 public:
  virtual ~Schedule() = default;

  /// The learning rate of the step from point `epoch` (0, 1, ...) to the next. `base` is the optimizer's.
  virtual double rate(double base, int epoch) const = 0;

  /// The optimizer's momentum (or β₁) in that step; none leaves the user's value. A schedule returns a value
  /// in every epoch or in none.
  virtual std::optional<double> momentum(int /*epoch*/) const { return std::nullopt; }
};

/// Everything known about a schedule without running it.
struct ScheduleEntry {
  std::string_view name;     ///< snake_case, as in YAML
  std::string_view title;    ///< for people
  std::string_view formula;  ///< Unicode; α is the optimizer's learning rate, k the epoch
  std::string_view latex;    ///< the same in LaTeX
  std::string_view source;   ///< the paper, or the library that defines it
  std::vector<Param> params;
  std::size_t always_shown = 0;  ///< how many of the first params captions show even at their defaults

  /// `epochs` is the length of the descent, which replaces lengths of 0 among the parameters.
  std::unique_ptr<Schedule> (*make)(const ParamValues&, int epochs);
};

/// All schedules, in the order of schedules.def.
std::span<const ScheduleEntry* const> schedules();

/// Null if there is no schedule of that name.
const ScheduleEntry* find_schedule(std::string_view name);

/// A linear rise from start_factor x base at epoch 0 to the base at epoch `epochs`.
struct Warmup {
  int epochs = 0;  ///< 0: none
  double start_factor = 0.1;
};

/// The schedule of a descent of `epochs` epochs. It starts where the warm-up ends and spans the remaining
/// epochs.
std::unique_ptr<Schedule> make_schedule(const ScheduleEntry& entry, const ParamValues& params, int epochs,
                                        const Warmup& warmup = {});

/// The longest length, in epochs, that a parameter may have.
inline constexpr double kMaxLength = 1e8;

/// Declares a length in epochs whose default, 0, means that of the descent.
Param length_param(std::string_view name, std::string_view doc);

}  // namespace gradreel
