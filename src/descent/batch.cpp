#include "descent/batch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

#include "core/num.hpp"
#include "core/parallel.hpp"
#include "core/wide.hpp"
#include "descent/judge.hpp"
#include "descent/remembering.hpp"
#include "descent/step_settings.hpp"

namespace gradreel {

namespace {

/// Columns stepped together: few enough that they and an optimizer's state stay in a core's own cache, and
/// enough to make little of the calls.
constexpr Eigen::Index kBlock = 256;

bool has_rules(const StopRules& stop) { return stop.loss || stop.non_finite || stop.gradient_norm; }

/// Whether stop rules have something to say of a column, for all columns in one vectorised pass: mostly not.
class QuietCheck {
 public:
  /// `first_losses` are those of the starts.
  QuietCheck(const StopRules& stop, const Values& first_losses)
      : limits_(first_losses.size()),
        // Wider than the rule by more than rounding; the rule itself decides.
        least_square_(stop.gradient_norm ? *stop.gradient_norm * *stop.gradient_norm * (1 + 1e-9) : -1) {
    for (Eigen::Index c = 0; c < limits_.size(); ++c) {
      const double limit = stop.loss ? loss_limit(stop, first_losses(c)) : kLargest;
      limits_(c) = std::min(limit, kLargest);
    }
  }

  /// False if a rule may end one of the columns that run.
  bool is_quiet(const Positions& x, const Values& f, const Positions& g, const RunningMask& running) const {
    std::int64_t events = 0;
    run_wide([&] {
      if (least_square_ < 0 && x.rows() == 2)
        events = events_of(std::integral_constant<Eigen::Index, 2>(), std::false_type(), x, f, g, running);
      else
        events = events_of(x.rows(), std::true_type(), x, f, g, running);
    });
    return events == 0;
  }

 private:
  static constexpr double kLargest = std::numeric_limits<double>::max();

  template <class Rows, class HasNormRule>
  std::int64_t events_of(Rows rows, HasNormRule has_norm_rule, const Positions& x, const Values& f,
                         const Positions& g, const RunningMask& running) const {
    const double *xs = x.data(), *gs = g.data();
    std::int64_t events = 0;
    for (Eigen::Index c = 0; c < f.size(); ++c) {
      double zero = 0 * f(c), square = 0;  // `zero` is NaN unless all are finite
      for (Eigen::Index i = 0; i < rows; ++i) {
        zero += 0 * xs[c * rows + i];
        if (has_norm_rule) square += gs[c * rows + i] * gs[c * rows + i];
      }
      const bool ends = has_norm_rule && square <= least_square_;
      const bool is_quiet = (zero == 0) & (f(c) <= limits_(c)) & !ends;
      events |= is_quiet ? 0 : running[static_cast<std::size_t>(c)];
    }
    return events;
  }

  Values limits_;
  double least_square_;
};

/// Applies the stop rules to a block of columns, and notes where each ends.
class Judge {
 public:
  Judge(const Remembering& objective, const StopRules& stop, Eigen::Index first, Eigen::Index columns,
        const BatchWatch& watch, Endings& endings)
      : objective_(objective),
        stop_(stop),
        first_(first),
        watch_(watch),
        endings_(endings),
        running_(static_cast<std::size_t>(columns), -1) {}

  /// Looks at the points of an epoch. False if every column has ended.
  bool go_on(const Positions& x, int epoch) {
    if (watch_) watch_(first_, epoch, x, running_);
    if (!has_rules(stop_)) return true;
    objective_.evaluate(x);
    if (epoch == 0) {
      first_losses_ = objective_.values();
      quiet_.emplace(stop_, first_losses_);
    }
    if (quiet_->is_quiet(x, objective_.values(), objective_.gradients(), running_)) return true;
    bool any = false;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (!is_running(c)) continue;
      if (const auto outcome = verdict(x, c)) end(x, c, *outcome, epoch);
      any = any || is_running(c);
    }
    return any;
  }

  /// Whatever still runs has finished.
  void finish(const Positions& x, int epoch) {
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (is_running(c)) end(x, c, Outcome::finished, epoch);
    }
  }

 private:
  bool is_running(Eigen::Index c) const { return running_[static_cast<std::size_t>(c)] != 0; }

  std::optional<Outcome> verdict(const Positions& x, Eigen::Index c) const {
    const Positions& g = objective_.gradients();
    bool is_finite = true;
    double square = 0;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      is_finite = is_finite && std::isfinite(x(i, c));
      square += g(i, c) * g(i, c);
    }
    return judge(stop_, loss_limit(stop_, first_losses_(c)), is_finite, objective_.values()(c),
                 num::sqrt(square));
  }

  void end(const Positions& x, Eigen::Index c, Outcome outcome, int epoch) {
    running_[static_cast<std::size_t>(c)] = 0;
    endings_.points.col(first_ + c) = x.col(c);
    endings_.outcomes[static_cast<std::size_t>(first_ + c)] = outcome;
    endings_.epochs[static_cast<std::size_t>(first_ + c)] = epoch;
  }

  const Remembering& objective_;
  const StopRules& stop_;
  Eigen::Index first_;
  const BatchWatch& watch_;
  Endings& endings_;
  RunningMask running_;
  Values first_losses_;
  std::optional<QuietCheck> quiet_;
};

/// `judged` is the objective itself where the optimizer sees mini-batches, else what remembers it.
void run_block(const Objective& judged, Optimizer& optimizer, Positions x, const DescentSettings& settings,
               Judge judge) {
  GradientTransforms changed(judged, settings.gradient);
  const bool as_it_is = settings.gradient == GradientSettings{.seed = settings.gradient.seed};
  const Objective& seen = as_it_is ? judged : changed;
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
    const Remembering remembering(objective);
    const bool has_batches = settings.gradient.batches.size > 0;
    const Objective& seen = has_rules(settings.stop) && !has_batches ? remembering : objective;
    run_block(seen, *optimizer, starts.middleCols(first, width), settings,
              Judge(remembering, settings.stop, first, width, watch, endings));
  });
  return endings;
}

}  // namespace gradreel
