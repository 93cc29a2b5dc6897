#include "descent/descend.hpp"

#include "core/places.hpp"
#include "descent/judge.hpp"
#include "descent/step_settings.hpp"

namespace gradreel {

namespace {

/// Judges the trajectory's last point.
std::optional<Outcome> judge(const Trajectory& t, const StopRules& stop, double limit) {
  return judge(stop, limit, is_finite(t.points.back()), t.losses.back(), t.gradient_norms.back());
}

/// Adds what the rule shows besides its point after a step.
void note_landmarks(const Landmarks& landmarks, Trajectory& t) {
  if (landmarks.gradient_at) t.gradient_points.push_back(place_in(*landmarks.gradient_at, 0));
  if (landmarks.learned_rate) t.learning_rates.back() = (*landmarks.learned_rate)(0);
  for (std::size_t i = 0; i < landmarks.points.size(); ++i) {
    const auto& [name, at] = landmarks.points[i];
    if (i == t.companions.size()) t.companions.push_back({std::string(name), {t.points.front()}});
    t.companions[i].points.push_back(place_in(*at, 0));
  }
  for (std::size_t i = 0; i < landmarks.lengths.size(); ++i) {
    const auto& [name, values] = landmarks.lengths[i];
    if (i == t.lengths.size()) t.lengths.push_back({std::string(name), {}});
    t.lengths[i].values.push_back((*values)(0));
  }
}

}  // namespace

Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start,
                   const DescentSettings& settings) {
  const StopRules& stop = settings.stop;
  GradientTransforms seen(surface, settings.gradient);
  Positions x = columns_of({&start, 1}, surface.dimension()), g;
  Values f;
  Trajectory t;
  const auto record = [&] {
    if (const Positions* v = settings.keep_velocities ? optimizer.velocity() : nullptr) {
      t.velocities.push_back(v->size() > 0 ? -1.0 * place_in(*v, 0) : Point{});
    }
    surface.gradient(x, f, g);
    t.points.push_back(place_in(x, 0));
    t.losses.push_back(f(0));
    t.gradient_norms.push_back(length(place_in(g, 0)));
  };
  record();
  const double limit = loss_limit(stop, t.losses.front());
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    if (const auto outcome = judge(t, stop, limit)) {
      t.outcome = *outcome;
      return t;
    }
    const StepSettings step = begin_step(settings, epoch, optimizer);
    seen.set_epoch(epoch);
    optimizer.step(seen, x, step.rate);
    t.learning_rates.push_back(step.rate);
    if (step.momentum) t.momenta.push_back(*step.momentum);
    note_landmarks(optimizer.landmarks(), t);
    record();
  }
  t.outcome = judge(t, stop, limit).value_or(Outcome::finished);
  return t;
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
