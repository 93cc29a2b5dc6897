#include "descent/batch.hpp"

#include <cmath>

#include "core/num.hpp"
#include "core/parallel.hpp"
#include "descent/judge.hpp"
#include "descent/step_settings.hpp"

namespace gradreel {

namespace {

/// Columns stepped together: few enough that they and an optimizer's state stay in a core's own cache, and
/// enough to make little of the calls.
constexpr Eigen::Index kBlock = 256;

/// Applies the stop rules to a block of columns, and notes where each ends.
class Judge {
 public:
  Judge(const Objective& objective, const StopRules& stop, Eigen::Index first, Eigen::Index columns,
        const BatchWatch& watch, Endings& endings)
      : objective_(objective),
        stop_(stop),
        first_(first),
        watch_(watch),
        endings_(endings),
        running_(static_cast<std::size_t>(columns), true) {}

  /// Looks at the points of an epoch. False if every column has ended.
  bool go_on(const Positions& x, int epoch) {
    if (watch_) watch_(first_, epoch, x, running_);
    if (!stop_.loss && !stop_.non_finite && !stop_.gradient_norm) return true;
    objective_.gradient(x, f_, g_);
    if (epoch == 0) first_losses_ = f_;
    bool any = false;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (!running_[static_cast<std::size_t>(c)]) continue;
      if (const auto outcome = verdict(x, c)) end(x, c, *outcome, epoch);
      any = any || running_[static_cast<std::size_t>(c)];
    }
    return any;
  }

  /// Whatever still runs has finished.
  void finish(const Positions& x, int epoch) {
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (running_[static_cast<std::size_t>(c)]) end(x, c, Outcome::finished, epoch);
    }
  }

 private:
  std::optional<Outcome> verdict(const Positions& x, Eigen::Index c) const {
    bool is_finite = true;
    double square = 0;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      is_finite = is_finite && std::isfinite(x(i, c));
      square += g_(i, c) * g_(i, c);
    }
    return judge(stop_, loss_limit(stop_, first_losses_(c)), is_finite, f_(c), num::sqrt(square));
  }

  void end(const Positions& x, Eigen::Index c, Outcome outcome, int epoch) {
    running_[static_cast<std::size_t>(c)] = false;
    endings_.points.col(first_ + c) = x.col(c);
    endings_.outcomes[static_cast<std::size_t>(first_ + c)] = outcome;
    endings_.epochs[static_cast<std::size_t>(first_ + c)] = epoch;
  }

  const Objective& objective_;
  const StopRules& stop_;
  Eigen::Index first_;
  const BatchWatch& watch_;
  Endings& endings_;
  std::vector<bool> running_;
  Values f_, first_losses_;
  Positions g_;
};

void run_block(const Objective& objective, Optimizer& optimizer, Positions x, const DescentSettings& settings,
               Judge judge) {
  GradientTransforms changed(objective, settings.gradient);
  const bool as_it_is = settings.gradient == GradientSettings{.seed = settings.gradient.seed};
  const Objective& seen = as_it_is ? objective : changed;
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    if (!judge.go_on(x, epoch)) return;
    changed.set_epoch(epoch);
    optimizer.step(seen, x, begin_step(settings, epoch, optimizer).rate);
  }
  judge.go_on(x, settings.epochs);
  judge.finish(x, settings.epochs);
}

}  // namespace

Endings descend_batch(const Objective& objective, const std::function<std::unique_ptr<Optimizer>()>& make,
                      const Positions& starts, const DescentSettings& settings, int workers,
                      const BatchWatch& watch) {
  const Eigen::Index columns = starts.cols();
  Endings endings;
  endings.points.resize(starts.rows(), columns);
  endings.outcomes.resize(static_cast<std::size_t>(columns));
  endings.epochs.resize(static_cast<std::size_t>(columns));
  parallel_for((columns + kBlock - 1) / kBlock, workers, [&](std::int64_t block, int) {
    const Eigen::Index first = block * kBlock;
    const Eigen::Index width = std::min(kBlock, columns - first);
    const auto optimizer = make();
    run_block(objective, *optimizer, starts.middleCols(first, width), settings,
              Judge(objective, settings.stop, first, width, watch, endings));
  });
  return endings;
}

}  // namespace gradreel
