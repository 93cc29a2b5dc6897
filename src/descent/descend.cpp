#include "descent/descend.hpp"

#include <cmath>
#include <utility>

#include "core/num.hpp"
#include "core/places.hpp"
#include "descent/judge.hpp"
#include "descent/remembering.hpp"
#include "descent/step_settings.hpp"

namespace gradreel {

namespace {

/// One run, noted epoch by epoch.
class Recorder {
 public:
  Recorder(const Objective& objective, Optimizer& optimizer, const DescentSettings& settings, Positions start)
      : objective_(objective), optimizer_(optimizer), settings_(settings), x_(std::move(start)) {
    if (is_flat()) return;
    all_ = std::make_shared<std::vector<double>>();
    t_.positions = all_;
  }

  Trajectory run() {
    const bool has_batches = settings_.gradient.batches.size > 0;
    const Remembering remembering(objective_);
    const Objective& judged = is_flat() || has_batches ? objective_ : remembering;
    GradientTransforms seen(judged, settings_.gradient);
    record(judged);
    const double limit = loss_limit(settings_.stop, t_.losses.front());
    for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
      if (const auto outcome = verdict(limit)) {
        t_.outcome = *outcome;
        return std::move(t_);
      }
      const StepSettings step = begin_step(settings_, epoch, optimizer_);
      seen.set_epoch(epoch);
      optimizer_.step(seen, x_, step.rate);
      t_.learning_rates.push_back(step.rate);
      if (step.momentum) t_.momenta.push_back(*step.momentum);
      note_landmarks(optimizer_.landmarks());
      record(judged);
    }
    t_.outcome = verdict(limit).value_or(Outcome::finished);
    return std::move(t_);
  }

 private:
  bool is_flat() const { return x_.rows() <= 2; }

  void record(const Objective& judged) {
    if (const Positions* v = settings_.keep_velocities && is_flat() ? optimizer_.velocity() : nullptr) {
      t_.velocities.push_back(v->size() > 0 ? -1.0 * place_in(*v, 0) : Point{});
    }
    judged.gradient(x_, f_, g_);
    t_.points.push_back(place_in(x_, 0));
    if (all_) all_->insert(all_->end(), x_.data(), x_.data() + x_.size());
    t_.losses.push_back(f_(0));
    double square = 0;
    for (Eigen::Index i = 0; i < g_.rows(); ++i) square += g_(i, 0) * g_(i, 0);
    t_.gradient_norms.push_back(num::sqrt(square));
  }

  /// Of the last point.
  std::optional<Outcome> verdict(double limit) const {
    bool is_finite = true;
    for (Eigen::Index i = 0; i < x_.rows(); ++i) is_finite = is_finite && std::isfinite(x_(i, 0));
    return judge(settings_.stop, limit, is_finite, t_.losses.back(), t_.gradient_norms.back());
  }

  /// Adds what the rule shows besides its point after a step.
  void note_landmarks(const Landmarks& landmarks) {
    if (landmarks.learned_rate) t_.learning_rates.back() = (*landmarks.learned_rate)(0);
    for (std::size_t i = 0; i < landmarks.lengths.size(); ++i) {
      const auto& [name, values] = landmarks.lengths[i];
      if (i == t_.lengths.size()) t_.lengths.push_back({std::string(name), {}});
      t_.lengths[i].values.push_back((*values)(0));
    }
    if (!is_flat()) return;
    if (landmarks.gradient_at) t_.gradient_points.push_back(place_in(*landmarks.gradient_at, 0));
    for (std::size_t i = 0; i < landmarks.points.size(); ++i) {
      const auto& [name, at] = landmarks.points[i];
      if (i == t_.companions.size()) t_.companions.push_back({std::string(name), {t_.points.front()}});
      t_.companions[i].points.push_back(place_in(*at, 0));
    }
  }

  const Objective& objective_;
  Optimizer& optimizer_;
  const DescentSettings& settings_;
  Positions x_, g_;
  Values f_;
  Trajectory t_;
  std::shared_ptr<std::vector<double>> all_;  // the trajectory's, while it grows
};

}  // namespace

Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start,
                   const DescentSettings& settings) {
  return Recorder(surface, optimizer, settings, columns_of({&start, 1}, surface.dimension())).run();
}

Trajectory descend_from(const Objective& objective, Optimizer& optimizer, const Eigen::ArrayXd& start,
                        const DescentSettings& settings) {
  return Recorder(objective, optimizer, settings, start).run();
}

Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start, double learning_rate,
                   int epochs, const StopRules& stop) {
  DescentSettings settings;
  settings.learning_rate = learning_rate;
  settings.epochs = epochs;
  settings.stop = stop;
  return descend(surface, optimizer, start, settings);
}

}  // namespace gradreel
