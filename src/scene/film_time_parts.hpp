// Inside of film_time(), shared by its .cpp files only.
#pragma once

#include "core/domain.hpp"
#include "scene/film_time.hpp"

namespace gradreel {

/// Mistakes that show only when the clock is known.
class Late {
 public:
  void add(Mistake where, std::string message, std::string hint = {}) {
    where.message = std::move(message);
    where.hint = std::move(hint);
    mistakes_.push_back(std::move(where));
  }

  /// Throws them, if there are any, in the order they stand.
  void raise();

 private:
  std::vector<Mistake> mistakes_;
};

/// "2.5": how long so many frames last.
std::string seconds_text(double frames, Rational rate);

struct PlannedPause {
  const PauseSpec* spec = nullptr;
  int epoch = 0;
};

/// In the order of their epochs. Events that never happen are mistakes.
std::vector<PlannedPause> planned_pauses(const Scene& scene, const std::vector<Descent>& descents,
                                         Late& late);

/// The captions of the scene and of its pauses, in order of time.
std::vector<Caption> planned_captions(const Scene& scene, const Timeline& timeline,
                                      const std::vector<PlannedPause>& pauses, std::int64_t fade, Late& late);

/// Fills in camera and zoom.
void plan_camera(const Scene& scene, const Timeline& timeline, const std::vector<Descent>& descents,
                 FilmTime& time, Late& late);

/// The lengths of the steps of the descent that is last to cover 95 % of its own way, in widths and heights
/// of the domain. Diverged ones are left out, unless all diverge; so are steps that are not finite.
std::vector<double> slowest_way(const Domain& domain, const std::vector<Descent>& descents);

}  // namespace gradreel
