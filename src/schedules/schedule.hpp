// Learning-rate schedules: the rate of each epoch, from the learning rate the user gave.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/param.hpp"

namespace gradreel {

/// Immutable: an epoch's rate does not depend on those asked for before.
class Schedule {
 public:
  virtual ~Schedule() = default;

  /// The learning rate of the step from point `epoch` (0, 1, ...) to the next, for the optimizer's learning
  /// rate `base`.
  virtual double rate(double base, int epoch) const = 0;

  /// The optimizer's momentum (or β₁) in that step; none: as the user gave it. Schedules give one in every
  /// epoch or in none.
  virtual std::optional<double> momentum(int /*epoch*/) const { return std::nullopt; }
};

/// All that is known of a schedule without running it.
struct ScheduleEntry {
  std::string_view name;     ///< snake_case, as in YAML
  std::string_view title;    ///< for people
  std::string_view formula;  ///< Unicode; α is the optimizer's learning rate, k the epoch
  std::string_view latex;    ///< the same in LaTeX
  std::string_view source;   ///< the paper, or the library that defines it
  std::vector<Param> params;
  std::size_t always_shown = 0;  ///< so many of the first params are captioned even at their defaults

  /// `epochs` is the length of the descent: what lengths of 0 among the parameters stand for.
  std::unique_ptr<Schedule> (*make)(const ParamValues&, int epochs);
};

/// All schedules, in the order of schedules.def.
std::span<const ScheduleEntry* const> schedules();

/// Null if there is none of that name.
const ScheduleEntry* find_schedule(std::string_view name);

/// A straight rise from start_factor x base at epoch 0 to the base at epoch `epochs`.
struct Warmup {
  int epochs = 0;  ///< 0: none
  double start_factor = 0.1;
};

/// A schedule of a descent of `epochs` epochs, after a warm-up: it starts where the warm-up ends, and has
/// the epochs that are left.
std::unique_ptr<Schedule> make_schedule(const ScheduleEntry& entry, const ParamValues& params, int epochs,
                                        const Warmup& warmup = {});

/// Lengths in epochs that parameters may have at most.
inline constexpr double kMaxLength = 1e8;

/// The declaration of a length in epochs that is, at 0, that of the descent.
Param length_param(std::string_view name, std::string_view doc);

}  // namespace gradreel
